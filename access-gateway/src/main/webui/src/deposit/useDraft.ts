import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/http';
import type { Draft } from '../api/types';

/** A draft with the mark of the version that was read. */
export interface KnownDraft {
  draft: Draft;
  etag: string | null;
}

export async function readDraft(id: string, signal?: AbortSignal): Promise<KnownDraft> {
  const answer = await ask<Draft>(`/api/v1/drafts/${encodeURIComponent(id)}`, signal);
  return { draft: answer.body, etag: answer.etag };
}

export function useDraft(id: string) {
  return useQuery({
    queryKey: ['draft', id],
    queryFn: ({ signal }) => readDraft(id, signal),
    refetchOnWindowFocus: false,
    staleTime: 0,
  });
}
