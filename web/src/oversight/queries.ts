import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Alerts, LogCheck, LogPage, LogPrint } from '@/api/oversightTypes';
import { type LogQuestion, questionBody, questionQuery } from './logState';

const alertsKey = ['oversight', 'alerts'];
const checksKey = ['oversight', 'checks'];
const printsKey = ['oversight', 'prints'];

export function useLog(question: LogQuestion) {
  return useInfiniteQuery({
    queryKey: ['oversight', 'log', question],
    queryFn: ({ pageParam, signal }) =>
      api.get<LogPage>(`/oversight/entries${questionQuery(question, pageParam)}`, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}

/** Asked again each half minute: an alert is to be seen within a minute. */
export function useAlerts() {
  return useQuery({
    queryKey: alertsKey,
    queryFn: () => api.get<Alerts>('/oversight/alerts'),
    refetchInterval: 30_000,
  });
}

export function useAcknowledge() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, note }: { id: string; note: string }) =>
      api.post<Alerts>(`/oversight/alerts/${id}/acknowledge`, { note }),
    onSuccess: (answer) => client.setQueryData(alertsKey, answer),
  });
}

export function useChecks() {
  return useQuery({
    queryKey: checksKey,
    queryFn: () => api.get<{ items: LogCheck[] }>('/oversight/checks'),
    select: (answer) => answer.items,
    refetchInterval: (query) =>
      query.state.data?.items.some((check) => check.state === 'running') ? 1000 : false,
  });
}

export function useStartCheck() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<{ items: LogCheck[] }>('/oversight/checks'),
    onSuccess: (answer) => client.setQueryData(checksKey, answer),
  });
}

/** One's own PDFs, looked at each second while one is being made. */
export function usePrints() {
  return useQuery({
    queryKey: printsKey,
    queryFn: () => api.get<{ items: LogPrint[] }>('/oversight/prints'),
    select: (answer) => answer.items,
    refetchInterval: (query) =>
      query.state.data?.items.some((print) => print.state === 'waiting') ? 1000 : false,
  });
}

export function useStartPrint() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (question: LogQuestion) =>
      api.post<{ items: LogPrint[] }>('/oversight/prints', questionBody(question)),
    onSuccess: (answer) => client.setQueryData(printsKey, answer),
  });
}
