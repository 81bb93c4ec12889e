import { useEffect, useRef } from 'react';

/** Where letters are typed; a ticked box keeps the focus, but takes none. */
const typed =
  'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable], [role="combobox"]';

/** Single keys act only while nobody is typing and no dialog is open. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest(typed)) return true;
  return document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null;
}

/** Names of keys in lower case: "j", "enter". */
export function useHotkeys(keys: Record<string, (event: KeyboardEvent) => void>) {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'Enter' && (event.target as HTMLElement).closest('a, button')) return;
      const act = current.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
