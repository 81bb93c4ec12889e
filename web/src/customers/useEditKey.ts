import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { useHotkeys } from '@/shared/useHotkeys';

function edit() {
  document.querySelector<HTMLElement>('[role="tabpanel"][aria-hidden="false"] .fact-edit')?.click();
}

/** e, and #edit in the address: the first fact in sight that may be changed opens its editor. */
export function useEditKey() {
  const { hash } = useLocation();
  useHotkeys({ e: edit });
  useEffect(() => {
    if (hash === '#edit') edit();
  }, [hash]);
}
