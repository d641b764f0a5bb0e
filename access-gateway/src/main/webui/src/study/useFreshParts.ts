import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Study } from '../api/types';

/**
 * Asks for plates, images and files once more when ingest completes: what was shown is from a moment before.
 *
 * @param name as the address has it: the accession, or that of a version
 */
export function useFreshParts(name: string, study: Study | undefined, door = ''): void {
  const queries = useQueryClient();
  const before = useRef<string>(undefined);
  const place = door + name;
  const state = study?.ingest.state;
  useEffect(() => {
    if (before.current !== undefined && before.current !== 'completed' && state === 'completed') {
      void queries.invalidateQueries({ queryKey: ['study', place, 'plates'] });
      void queries.invalidateQueries({ queryKey: ['study', place, 'images'] });
      void queries.invalidateQueries({ queryKey: ['study', place, 'files'] });
    }
    before.current = state;
  }, [queries, place, state]);
}
