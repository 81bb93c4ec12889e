import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { api, query } from '@/api/client';
import type { RecordPage, Values } from '@/api/types';
import { useRefreshCustomer } from './queries';

const ordersKey = (customer: string) => ['orders', customer];

export function useOrders(customer: string) {
  return useInfiniteQuery({
    queryKey: ordersKey(customer),
    queryFn: ({ pageParam, signal }) =>
      api.get<RecordPage>(`/customers/${customer}/orders${query({ before: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}

export function useAddOrder(customer: string) {
  const client = useQueryClient();
  const refresh = useRefreshCustomer(customer);
  return async (values: Values) => {
    await api.post(`/customers/${customer}/orders`, { values });
    await Promise.all([client.invalidateQueries({ queryKey: ordersKey(customer) }), refresh()]);
  };
}
