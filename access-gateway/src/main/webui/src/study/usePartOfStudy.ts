import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ask } from '../api/http';
import type { Study } from '../api/types';

/** Something with a page of its own that belongs to a study. */
interface Part {
  accession: string;
}

interface Asked<T> {
  /** As the path of the interface has it. */
  kind: 'images' | 'plates';
  door: string;
  id: string;
  /** Milliseconds until it is asked for again; false if it stays as it is. */
  again?: (part: T | undefined) => number | false;
}

/** A part by its id, and its study as soon as that is known. */
export function usePartOfStudy<T extends Part>({ kind, door, id, again }: Asked<T>): {
  part: UseQueryResult<T>;
  study: Study | undefined;
} {
  const part = useQuery<T>({
    queryKey: [kind, door + id],
    queryFn: async ({ signal }) => (await ask<T>(`${door}/api/v1/${kind}/${encodeURIComponent(id)}`, signal)).body,
    refetchInterval: ({ state: { data } }) => again?.(data) ?? false,
    refetchOnWindowFocus: false,
  });
  const accession = part.data?.accession;
  const study = useQuery({
    queryKey: ['study', door + (accession ?? '')],
    queryFn: async ({ signal }) =>
      (await ask<Study>(`${door}/api/v1/studies/${encodeURIComponent(accession ?? '')}`, signal)).body,
    enabled: accession !== undefined,
  });
  return { part, study: study.data };
}
