import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';

export interface Share {
  id: string;
  person?: string;
  department?: string;
  until: string;
  made_by: string;
  made_at: string;
}

const sharesKey = (customer: string) => ['shares', customer];

export function useShares(customer: string, isOpen: boolean) {
  return useQuery({
    queryKey: sharesKey(customer),
    queryFn: () => api.get<{ items: Share[] }>(`/customers/${customer}/shares`),
    select: (answer) => answer.items,
    enabled: isOpen,
  });
}

export function useSharing(customer: string) {
  const client = useQueryClient();
  const path = `/customers/${customer}/shares`;
  const refreshed = () => client.invalidateQueries({ queryKey: sharesKey(customer) });
  return {
    share: async (wanted: { person_id?: string; department_id?: string; until: string }) => {
      await api.post(path, wanted);
      await refreshed();
    },
    end: async (share: string) => {
      await api.delete(`${path}/${share}`);
      await refreshed();
    },
  };
}
