import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, query } from '@/api/client';
import type { components } from '@/api/schema';
import type { RecordName, Values } from '@/api/types';

export type UpdateRequest = components['schemas']['UpdateRequest'];
type RequestPage = components['schemas']['UpdateRequestPage'];
export type Scope = 'mine' | 'to_decide';
export type RequestState = UpdateRequest['state'];

const requestsKey = ['update-requests'];

export function useRequests(scope: Scope, state: RequestState | '') {
  return useInfiniteQuery({
    queryKey: [...requestsKey, scope, state],
    queryFn: ({ pageParam, signal }) =>
      api.get<RequestPage>(`/update-requests${query({ scope, state, after: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}

/** How many wait for this person's decision. */
export function usePendingCount(isDecider: boolean) {
  return useQuery({
    queryKey: [...requestsKey, 'count'],
    queryFn: ({ signal }) =>
      api.get<RequestPage>(
        `/update-requests${query({ scope: 'to_decide', state: 'pending', limit: 1 })}`,
        signal,
      ),
    select: (answer) => answer.total,
    enabled: isDecider,
    refetchInterval: 60_000,
  });
}

export interface Wish {
  record: RecordName;
  id: string;
  values: Values;
  reason: string;
  confirm?: string[];
}

export interface Decision {
  id: string;
  act: 'approve' | 'refuse' | 'withdraw';
  body?: { note?: string; confirm?: string[] };
}

/** After it, lists of requests and the files they are about are read anew. */
function useRequestAct<In>(act: (entry: In) => Promise<UpdateRequest>) {
  const client = useQueryClient();
  const refresh = () =>
    Promise.all(
      [requestsKey, ['customer'], ['customers']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  return useMutation({ mutationFn: act, onSettled: refresh });
}

export const useAsk = () =>
  useRequestAct((wish: Wish) => api.post<UpdateRequest>('/update-requests', wish));

export const useDecide = () =>
  useRequestAct(({ id, act, body }: Decision) =>
    api.post<UpdateRequest>(`/update-requests/${id}/${act}`, body),
  );
