import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, query } from '@/api/client';
import type {
  CheckAnswer,
  CustomerFile,
  FieldError,
  RecordName,
  RecordPage,
  RecordView,
  Values,
} from '@/api/types';
import type { ListState } from './listState';

export const customersKey = ['customers'];
export const customerKey = (id: string) => ['customer', id];

function criteria(state: Pick<ListState, 'filter' | 'q'>) {
  return { q: state.q, filter: state.filter };
}

export function useCustomerPage(state: ListState, columns: string[]) {
  const { sort, limit, after } = state;
  const search = query({ ...criteria(state), sort, limit, after, columns: columns.join(',') });
  return useQuery({
    queryKey: [...customersKey, 'page', search],
    queryFn: ({ signal }) => api.get<RecordPage>(`/customers${search}`, signal),
    enabled: columns.length > 0,
    placeholderData: keepPreviousData,
  });
}

/** Asked after the rows, so that counting never stands in their way. */
export function useCustomerCount(state: ListState, rowsAreThere: boolean) {
  const search = query(criteria(state));
  return useQuery({
    queryKey: [...customersKey, 'count', search],
    queryFn: ({ signal }) => api.get<{ total: number }>(`/customers/count${search}`, signal),
    select: (answer) => answer.total,
    enabled: rowsAreThere,
  });
}

export function useCustomerFile(id: string) {
  return useQuery({
    queryKey: customerKey(id),
    queryFn: ({ signal }) => api.get<CustomerFile>(`/customers/${id}`, signal),
  });
}

export interface NewCustomer {
  values: Values;
  contacts: { values: Values }[];
  follow_up?: { values: Values };
  entry: 'full' | 'quick';
  confirm?: string[];
}

export interface Created {
  id: string;
  /** Absent where one does not see it. */
  record?: RecordView;
  message: string;
  warnings: FieldError[];
}

export function useCreateCustomer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (entry: NewCustomer) => api.post<Created>('/customers', entry),
    onSuccess: () => client.invalidateQueries({ queryKey: customersKey }),
  });
}

export function checkCustomer(
  entry: { values: Values; contacts: { values: Values }[]; except_id?: string },
  signal: AbortSignal,
) {
  return api.post<CheckAnswer>('/customers/check', entry, signal);
}

export interface Change {
  values: Values;
  reason?: string;
  confirm?: string[];
}

const paths: Record<RecordName, string> = {
  customer: '/customers',
  contact: '/contacts',
  follow_up: '/follow-ups',
  sales_order: '/orders',
};

export function changeRecord(
  type: RecordName,
  record: { id: string; version: string },
  change: Change,
) {
  return api.patch<{ record: RecordView; warnings: FieldError[] }>(
    `${paths[type]}/${record.id}`,
    change,
    record.version,
  );
}

export const revealField = (record: RecordName, id: string, field: string) =>
  api.post<{ value: string }>('/reveal', { record, id, field });

/** After any change in a customer's file, the file and every list are read anew. */
export function useRefreshCustomer(id: string) {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: customerKey(id) }),
      client.invalidateQueries({ queryKey: customersKey }),
    ]);
}
