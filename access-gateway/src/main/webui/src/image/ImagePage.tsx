import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ask, isProblem } from '../api/http';
import type { Study } from '../api/types';
import { NoReviewPage } from '../review/ReviewPage';
import { Door } from '../study/door';
import { PageFailure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useTitle } from '../ui/useTitle';
import { ImageArticle } from './ImageArticle';
import type { ImageObject } from './types';

const ASK_AGAIN_MILLIS = 4_000;

export function ImagePage() {
  return <AnyImagePage door="" />;
}

/** One image as a reviewer link opens it. */
export function ReviewImagePage() {
  const { token = '' } = useParams();
  return <AnyImagePage door={`/t/${encodeURIComponent(token)}`} />;
}

function AnyImagePage({ door }: { door: string }) {
  const { id = '' } = useParams();
  const image = useQuery({
    queryKey: ['image', door + id],
    queryFn: async ({ signal }) =>
      (await ask<ImageObject>(`${door}/api/v1/images/${encodeURIComponent(id)}`, signal)).body,
    refetchInterval: ({ state: { data } }) => (data?.state === 'pending' ? ASK_AGAIN_MILLIS : false),
    refetchOnWindowFocus: false,
  });
  const accession = image.data?.accession;
  const study = useQuery({
    queryKey: ['study', door + (accession ?? '')],
    queryFn: async ({ signal }) =>
      (await ask<Study>(`${door}/api/v1/studies/${encodeURIComponent(accession ?? '')}`, signal)).body,
    enabled: accession !== undefined,
  });
  useTitle(image.data && (image.data.name || image.data.path));
  if (image.isPending) return <Loading what="the image" />;
  if (door !== '' && isProblem(image.error, 404)) return <NoReviewPage />;
  if (!image.data) return <PageFailure title="The image cannot be shown now" failure={image.error} retry={() => void image.refetch()} />;
  return (
    <Door value={door}>
      <ImageArticle key={image.data.id} image={image.data} study={study.data} />
    </Door>
  );
}
