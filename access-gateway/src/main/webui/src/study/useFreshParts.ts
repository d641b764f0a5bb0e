import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Study } from '../api/types';

/** Asks for images and files once more when ingest completes: what was shown is from a moment before. */
export function useFreshParts(study: Study | undefined, door = ''): void {
  const queries = useQueryClient();
  const before = useRef<string>(undefined);
  const place = door + (study?.accession ?? '');
  const state = study?.ingest.state;
  useEffect(() => {
    if (before.current !== undefined && before.current !== 'completed' && state === 'completed') {
      void queries.invalidateQueries({ queryKey: ['study', place, 'images'] });
      void queries.invalidateQueries({ queryKey: ['study', place, 'files'] });
    }
    before.current = state;
  }, [queries, place, state]);
}
