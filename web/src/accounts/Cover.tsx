import { Card, Flex, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Mark } from '@/shared/Mark';
import './cover.css';

/** The frame of pages before the workspace: log-in, first password, set-up. */
export function Cover(props: {
  title: string;
  note?: string;
  wide?: boolean;
  children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${props.title} · 客档`;
  }, [props.title]);
  return (
    <main className="cover">
      <div className={props.wide ? 'cover-sheet cover-wide' : 'cover-sheet'}>
        <Flex align="center" gap={10} className="cover-mark">
          <Mark size={36} />
          <span className="cover-name">客档</span>
          <span className="quiet">Kedang</span>
        </Flex>
        <Card>
          <h1 className="cover-title">{props.title}</h1>
          {props.note && <Typography.Paragraph type="secondary">{props.note}</Typography.Paragraph>}
          {props.children}
        </Card>
      </div>
    </main>
  );
}
