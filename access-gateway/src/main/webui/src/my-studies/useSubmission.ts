import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ask } from '../api/http';
import type { Study } from '../api/types';

/** Whether nothing more will change by itself. */
export function isSettled(study: Study): boolean {
  return study.state === 'withdrawn' || (study.state === 'public' && study.ingest.state === 'completed');
}

/** A submitted study as it stands now: asked once, then told by server-sent events. */
export function useSubmission(accession: string) {
  const queries = useQueryClient();
  const path = `/api/v1/submissions/${encodeURIComponent(accession)}`;
  const query = useQuery({
    queryKey: ['submission', accession],
    queryFn: async ({ signal }) => (await ask<Study>(path, signal)).body,
  });
  const live = query.data !== undefined && query.data.ingest.state !== 'completed';
  useEffect(() => {
    if (!live) return;
    const events = new EventSource(`${path}/events`);
    events.addEventListener('study', (event: MessageEvent<string>) => {
      queries.setQueryData(['submission', accession], JSON.parse(event.data) as Study);
    });
    return () => events.close();
  }, [live, path, accession, queries]);
  return query;
}
