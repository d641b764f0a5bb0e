import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/http';

export interface About {
  version: string;
  /** Whether people may make accounts by themselves. */
  selfRegistration?: boolean;
  /** Who runs the archive, as far as its operators say so. */
  institute: { name?: string; contact?: string; successor?: string };
}

/** What the archive says of itself; it does not change while a page is open. */
export function useAbout() {
  return useQuery({
    queryKey: ['about'],
    queryFn: async () => (await ask<About>('/api/v1/about')).body,
    staleTime: Infinity,
  });
}
