import { useEffect, useState } from 'react';

const idleAfter = 5 * 60_000;
const touches = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Whether somebody has touched the page lately. What asks the server by itself must not keep a
 * session awake on a desk that was left.
 */
export function useAttended(): boolean {
  const [isAttended, setAttended] = useState(true);
  useEffect(() => {
    let timer = 0;
    const touch = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setAttended(false), idleAfter);
      setAttended(true);
    };
    touch();
    for (const name of touches) window.addEventListener(name, touch, { passive: true });
    return () => {
      window.clearTimeout(timer);
      for (const name of touches) window.removeEventListener(name, touch);
    };
  }, []);
  return isAttended;
}
