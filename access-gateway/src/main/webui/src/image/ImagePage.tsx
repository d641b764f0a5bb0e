import { useParams } from 'react-router';
import { isProblem } from '../api/http';
import { NoReviewPage } from '../review/ReviewPage';
import { Door } from '../study/door';
import { usePartOfStudy } from '../study/usePartOfStudy';
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
  const { part: image, study } = usePartOfStudy<ImageObject>({
    kind: 'images',
    door,
    id,
    again: (known) => (known?.state === 'pending' ? ASK_AGAIN_MILLIS : false),
  });
  useTitle(image.data && (image.data.name || image.data.path));
  if (image.isPending) return <Loading what="the image" />;
  if (door !== '' && isProblem(image.error, 404)) return <NoReviewPage />;
  if (!image.data) return <PageFailure title="The image cannot be shown now" failure={image.error} retry={() => void image.refetch()} />;
  return (
    <Door value={door}>
      <ImageArticle key={image.data.id} image={image.data} study={study} />
    </Door>
  );
}
