import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ask, isProblem } from '../api/http';
import type { Study } from '../api/types';
import { NoReviewPage } from '../review/ReviewPage';
import { Door } from '../study/door';
import { PageFailure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useTitle } from '../ui/useTitle';
import { PlateArticle } from './PlateArticle';
import type { Plate } from './types';

export function PlatePage() {
  return <AnyPlatePage door="" />;
}

/** One plate as a reviewer link opens it. */
export function ReviewPlatePage() {
  const { token = '' } = useParams();
  return <AnyPlatePage door={`/t/${encodeURIComponent(token)}`} />;
}

function AnyPlatePage({ door }: { door: string }) {
  const { id = '' } = useParams();
  const plate = useQuery({
    queryKey: ['plate', door + id],
    queryFn: async ({ signal }) => (await ask<Plate>(`${door}/api/v1/plates/${encodeURIComponent(id)}`, signal)).body,
    refetchOnWindowFocus: false,
  });
  const accession = plate.data?.accession;
  const study = useQuery({
    queryKey: ['study', door + (accession ?? '')],
    queryFn: async ({ signal }) =>
      (await ask<Study>(`${door}/api/v1/studies/${encodeURIComponent(accession ?? '')}`, signal)).body,
    enabled: accession !== undefined,
  });
  useTitle(plate.data?.name);
  if (plate.isPending) return <Loading what="the plate" />;
  if (door !== '' && isProblem(plate.error, 404)) return <NoReviewPage />;
  if (!plate.data) return <PageFailure title="The plate cannot be shown now" failure={plate.error} retry={() => void plate.refetch()} />;
  return (
    <Door value={door}>
      <PlateArticle key={plate.data.id} plate={plate.data} study={study.data} />
    </Door>
  );
}
