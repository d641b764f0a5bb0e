import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/http';
import type { Prefill } from './prefill';

/** What the files of a draft say; asked for once, and when a person asks again. */
export function usePrefill(draft: string) {
  return useQuery({
    queryKey: ['prefill', draft],
    queryFn: async ({ signal }) => (await ask<Prefill>(`/api/v1/drafts/${encodeURIComponent(draft)}/prefill`, signal)).body,
    refetchOnWindowFocus: false,
    retry: false,
    staleTime: 0,
  });
}
