import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/http';
import type { Curation } from './types';

const FRESH_MILLIS = 30_000;

export function curationPath(accession: string): string {
  return `/api/v1/curation/${encodeURIComponent(accession)}`;
}

/** Where the curation of a study stands, for whoever may see its deposit. */
export function useCuration(accession: string) {
  return useQuery({
    queryKey: ['curation', accession],
    queryFn: async ({ signal }) => (await ask<Curation>(curationPath(accession), signal)).body,
    staleTime: FRESH_MILLIS,
  });
}
