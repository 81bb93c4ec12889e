import { useEffect, useState } from 'react';
import type { Values } from '@/api/types';
import { useDebounced } from '@/shared/useDebounced';
import { type Findings, noFindings, toFindings } from './newCustomer';
import { checkCustomer } from './queries';

/**
 * Asks the server, 300 ms after the last change, what it would say. An answer that does not come is
 * no matter: saving checks everything again.
 */
export function useLiveCheck(values: Values, contacts: { values: Values }[]): Findings {
  const entry = JSON.stringify({ values, contacts });
  const rested = useDebounced(entry, 300);
  const [findings, setFindings] = useState(noFindings);
  useEffect(() => {
    const asked = JSON.parse(rested) as { values: Values; contacts: { values: Values }[] };
    if (Object.keys(asked.values).length === 0) {
      setFindings(noFindings);
      return;
    }
    const abort = new AbortController();
    checkCustomer(asked, abort.signal)
      .then((answer) => setFindings(toFindings(answer)))
      .catch(() => {});
    return () => abort.abort();
  }, [rested]);
  return findings;
}
