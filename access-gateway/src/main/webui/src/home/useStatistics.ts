import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/http';
import type { Statistics } from './growth';

/** How much the archive holds; the archive itself makes it anew once a minute. */
export function useStatistics() {
  return useQuery({
    queryKey: ['statistics'],
    queryFn: async ({ signal }) => (await ask<Statistics>('/api/v1/statistics', signal)).body,
    staleTime: 60_000,
  });
}
