import { type ReactNode, useEffect } from 'react';

/** The head of every page: its only h1, its actions at the right, and the window's title. */
export function PageHead(props: { title: string; note?: ReactNode; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${props.title} · 客档`;
  }, [props.title]);
  return (
    <div className="page-head">
      <h1>{props.title}</h1>
      {props.note && <div className="quiet">{props.note}</div>}
      {props.children && <div className="page-actions">{props.children}</div>}
    </div>
  );
}
