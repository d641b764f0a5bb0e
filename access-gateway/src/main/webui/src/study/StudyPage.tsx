import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ask } from '../api/http';
import type { Study } from '../api/types';
import { PageFailure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useTitle } from '../ui/useTitle';
import { isOnItsWay } from './onItsWay';
import { StudyArticle } from './StudyArticle';
import { Tombstone } from './Tombstone';
import { useFreshParts } from './useFreshParts';

const ASK_AGAIN_MILLIS = 4_000;

export function StudyPage() {
  const { accession = '' } = useParams();
  const query = useQuery({
    queryKey: ['study', accession],
    queryFn: async ({ signal }) =>
      (await ask<Study>(`/api/v1/studies/${encodeURIComponent(accession)}`, signal)).body,
    // A window that comes to the front again is no visit.
    refetchOnWindowFocus: ({ state: { data } }) => data === undefined || isOnItsWay(data, Date.now()),
    refetchInterval: ({ state: { data } }) => (data && isOnItsWay(data, Date.now()) ? ASK_AGAIN_MILLIS : false),
  });
  const study = query.data;
  useTitle(study?.title);
  useFreshParts(accession, study);
  if (query.isPending) return <Loading what="the study" />;
  if (query.isError) return <PageFailure title="The study cannot be shown now" failure={query.error} retry={() => void query.refetch()} />;
  if (!study) return null;
  if (study.state === 'withdrawn') return <Tombstone study={study} />;
  return <StudyArticle key={accession} study={study} name={accession} />;
}
