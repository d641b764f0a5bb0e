import { useQuery } from '@tanstack/react-query';
import { Link2Off } from 'lucide-react';
import { useParams } from 'react-router';
import { ask, isProblem } from '../api/http';
import type { Study } from '../api/types';
import { Door } from '../study/door';
import { isOnItsWay } from '../study/onItsWay';
import { StudyArticle } from '../study/StudyArticle';
import { useFreshParts } from '../study/useFreshParts';
import { Empty } from '../ui/Empty';
import { PageFailure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useTitle } from '../ui/useTitle';

const ASK_AGAIN_MILLIS = 4_000;

/** One study as a reviewer link opens it. */
export function ReviewPage() {
  const { token = '', accession = '' } = useParams();
  const door = `/t/${encodeURIComponent(token)}`;
  const query = useQuery({
    queryKey: ['study', door + accession],
    queryFn: async ({ signal }) =>
      (await ask<Study>(`${door}/api/v1/studies/${encodeURIComponent(accession)}`, signal)).body,
    refetchInterval: ({ state: { data } }) => (data && isOnItsWay(data, Date.now()) ? ASK_AGAIN_MILLIS : false),
  });
  useTitle(query.data?.title ?? 'For review');
  useFreshParts(accession, query.data, door);
  if (query.isPending) return <Loading what="the study" />;
  // A revoked link ends the page also where it was open before.
  if (isProblem(query.error, 404)) return <NoReviewPage />;
  if (!query.data) return <PageFailure title="The study cannot be shown now" failure={query.error} retry={() => void query.refetch()} />;
  return (
    <Door value={door}>
      <StudyArticle study={query.data} name={accession} />
    </Door>
  );
}

/** The archive does not say which of these it is. */
export function NoReviewPage() {
  useTitle('Link without effect');
  return (
    <div className="page page-narrow">
      <Empty icon={Link2Off} title="This link opens nothing" heading>
        <p>
          It may have ended or been revoked, the study may have been withdrawn, or the end of the address got lost on
          its way: mail programs like to break long lines.
        </p>
        <p>Ask whoever sent it for a new one.</p>
      </Empty>
    </div>
  );
}
