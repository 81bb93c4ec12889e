import { useMutation } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { RecordView, Values } from '@/api/types';

export function useAddFollowUp(customerId: string) {
  return useMutation({
    mutationFn: (values: Values) =>
      api.post<{ record: RecordView }>(`/customers/${customerId}/follow-ups`, { values }),
  });
}
