import { Flex } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Mark } from '@/shared/Mark';
import './cover.css';

/**
 * The frame of pages before the workspace: log-in, first password, set-up. Of few parts: a Card alone
 * would bring tabs, menus and tooltips to the first page that everybody loads.
 */
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
        <section className="cover-card">
          <h1 className="cover-title">{props.title}</h1>
          {props.note && <p className="quiet">{props.note}</p>}
          {props.children}
        </section>
      </div>
    </main>
  );
}
