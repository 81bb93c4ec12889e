import {
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api, query } from '@/api/client';
import type { NoticePage, NoticePreference } from '@/api/noticeTypes';

const unreadKey = ['notices', 'unread'];
const listKey = ['notices', 'list'];
const preferencesKey = ['notices', 'preferences'];
const followKey = (customer: string) => ['customer', customer, 'follow'];

const pollEvery = 30_000;

/** Asked again while the tab is seen and somebody sits before it, see useAttended. */
export function useUnreadCount(isAttended: boolean) {
  return useQuery({
    queryKey: unreadKey,
    queryFn: ({ signal }) => api.get<{ total: number }>('/notices/unread-count', signal),
    select: (answer) => answer.total,
    refetchInterval: isAttended && pollEvery,
    refetchOnWindowFocus: true,
  });
}

export function refreshList(client: QueryClient) {
  void client.invalidateQueries({ queryKey: listKey });
}

export function refreshNotices(client: QueryClient) {
  void client.invalidateQueries({ queryKey: unreadKey });
  refreshList(client);
}

export function useNotices() {
  return useInfiniteQuery({
    queryKey: [...listKey, 'all'],
    queryFn: ({ signal, pageParam }) =>
      api.get<NoticePage>(`/notices${query({ after: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}

export function useNewestUnread(limit: number) {
  return useQuery({
    queryKey: [...listKey, 'unread', limit],
    queryFn: ({ signal }) =>
      api.get<NoticePage>(`/notices${query({ unread: 'true', limit })}`, signal),
    select: (page) => page.items,
  });
}

export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (notice: string) => api.post<{ total: number }>(`/notices/${notice}/read`),
    onSuccess: () => refreshNotices(client),
  });
}

/** In: when the newest notice shown happened; what came in since stays unread. */
export function useMarkAllRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (until: string) => api.post<{ total: number }>('/notices/read-all', { until }),
    onSuccess: () => refreshNotices(client),
  });
}

export function usePreferences() {
  return useQuery({
    queryKey: preferencesKey,
    queryFn: ({ signal }) => api.get<{ items: NoticePreference[] }>('/notices/preferences', signal),
    select: (answer) => answer.items,
  });
}

export function useSetPreference() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: { kind: string; on: boolean }) =>
      api.post<{ items: NoticePreference[] }>('/notices/preferences', wanted),
    onSuccess: (answer) => client.setQueryData(preferencesKey, answer),
  });
}

interface Following {
  following: boolean;
}

export function useFollowing(customer: string, isAsked: boolean) {
  return useQuery({
    queryKey: followKey(customer),
    queryFn: ({ signal }) => api.get<Following>(`/customers/${customer}/follow`, signal),
    select: (answer) => answer.following,
    enabled: isAsked,
  });
}

export function useFollow(customer: string) {
  const client = useQueryClient();
  const path = `/customers/${customer}/follow`;
  return useMutation({
    mutationFn: async (wanted: boolean): Promise<Following> => {
      if (wanted) await api.post<Following>(path);
      else await api.delete(path);
      return { following: wanted };
    },
    onSuccess: (answer) => client.setQueryData(followKey(customer), answer),
  });
}
