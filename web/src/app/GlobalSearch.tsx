import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Input, type InputRef } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, query } from '@/api/client';
import type { RecordPage } from '@/api/types';
import { plainText } from '@/fields/values';
import { useDebounced } from '@/shared/useDebounced';
import { usePalette } from './palette';

function useSuggestions(q: string) {
  return useQuery({
    queryKey: ['suggestions', q],
    queryFn: ({ signal }) =>
      api.get<RecordPage>(
        `/customers${query({ q, limit: 8, columns: 'number,name,owner,customer_type' })}`,
        signal,
      ),
    enabled: q !== '',
    placeholderData: (before) => before,
  });
}

/** Finds customers by number, name or phone, pages and actions from anywhere; Ctrl+K goes to it. */
export function GlobalSearch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const box = useRef<InputRef>(null);
  const q = useDebounced(typed.trim(), 250);
  const found = useSuggestions(q);
  const { pages, actions } = usePalette(typed.trim());

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        box.current?.focus({ cursor: 'all' });
        setOpen(true);
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  const go = (path: string) => {
    setTyped('');
    setOpen(false);
    box.current?.blur();
    void navigate(path);
  };
  const items = q && typed ? (found.data?.items ?? []) : [];
  const customers: { value: string; label: ReactNode }[] = items.map((item) => ({
    value: `/customers/${item.id}`,
    label: (
      <div className="suggestion">
        <span className="suggestion-name">{plainText(item, 'name')}</span>
        <span className="quiet">
          {[plainText(item, 'number'), plainText(item, 'owner')].filter(Boolean).join(' · ')}
        </span>
      </div>
    ),
  }));
  if (q && typed.trim())
    customers.push({
      value: `/customers?q=${encodeURIComponent(q)}`,
      label: <>{t('search.all', { q })}</>,
    });
  const group = (words: string, options: typeof customers) => ({ label: t(words), options });
  // The same address may stand in two groups, but the list wants each value once.
  const entries = (kind: string, found: typeof pages) =>
    found.map(({ path, words }) => ({ value: `${path}#${kind}`, label: words }));
  const options = [
    group('search.customers', customers),
    group('search.actions', entries('action', actions)),
    group('search.pages', entries('page', pages)),
  ].filter((part) => part.options.length > 0);
  return (
    <AutoComplete
      className="top-search"
      options={options}
      open={open}
      listHeight={420}
      onOpenChange={setOpen}
      value={typed}
      onSelect={(value: string) => go(value.replace(/#.*$/, ''))}
      onSearch={setTyped}
      notFoundContent={null}
      defaultActiveFirstOption
    >
      <Input
        ref={box}
        prefix={<SearchOutlined />}
        placeholder={t('search.placeholder')}
        aria-label={t('search.label')}
        suffix={<kbd className="quiet">Ctrl K</kbd>}
        allowClear
      />
    </AutoComplete>
  );
}
