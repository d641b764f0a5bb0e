import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/http';
import type { Image, Page, Study, StudyFile } from '../api/types';
import type { Known } from './curl';
import type { Contract } from './openapi';

/** The contract of all services; the same until the archive is renewed. */
export function useContract() {
  return useQuery({
    queryKey: ['contract'],
    queryFn: async ({ signal }) => (await ask<Contract>('/api/openapi.json', signal)).body,
    staleTime: Infinity,
  });
}

/** The newest study with what belongs to it; nothing of an empty archive. */
export function useKnown(): Known {
  const { data } = useQuery({
    queryKey: ['known'],
    queryFn: async ({ signal }) => known(signal),
    staleTime: Infinity,
  });
  return data ?? {};
}

async function known(signal: AbortSignal): Promise<Known> {
  const newest = (await ask<Page<Study>>('/api/v1/studies?limit=1', signal)).body.items[0];
  if (!newest) return {};
  const study = `/api/v1/studies/${newest.accession}`;
  const [files, images, plates] = await Promise.all([
    ask<Page<StudyFile>>(`${study}/files?limit=1`, signal),
    ask<Page<Image>>(`${study}/images?limit=20`, signal),
    ask<Page<{ id: string }>>(`${study}/plates?limit=1`, signal),
  ]);
  const file = files.body.items[0]?.path;
  const image = images.body.items.find(({ state }) => state === 'converted')?.id;
  const plate = plates.body.items[0]?.id;
  return {
    accession: newest.accession,
    ...(file === undefined ? {} : { file }),
    ...(image === undefined ? {} : { image }),
    ...(plate === undefined ? {} : { plate }),
  };
}
