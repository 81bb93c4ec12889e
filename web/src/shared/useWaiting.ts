import { useEffect, useState } from 'react';

/** True once `busy` has lasted 200 ms. */
export function useWaiting(busy: boolean): boolean {
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    if (!busy) {
      setWaiting(false);
      return;
    }
    const timer = setTimeout(() => setWaiting(true), 200);
    return () => clearTimeout(timer);
  }, [busy]);
  return waiting;
}
