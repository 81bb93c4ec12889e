import { Skeleton } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';

/** Shows a placeholder only where waiting has become noticeable, so quick answers do not flicker. */
export function Delayed({ children }: { children?: ReactNode }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 200);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return children ?? <Skeleton active title={false} paragraph={{ rows: 8 }} className="page" />;
}
