import { useParams } from 'react-router';
import { isProblem } from '../api/http';
import { NoReviewPage } from '../review/ReviewPage';
import { Door } from '../study/door';
import { usePartOfStudy } from '../study/usePartOfStudy';
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
  const { part: plate, study } = usePartOfStudy<Plate>({ kind: 'plates', door, id });
  useTitle(plate.data?.name);
  if (plate.isPending) return <Loading what="the plate" />;
  if (door !== '' && isProblem(plate.error, 404)) return <NoReviewPage />;
  if (!plate.data) return <PageFailure title="The plate cannot be shown now" failure={plate.error} retry={() => void plate.refetch()} />;
  return (
    <Door value={door}>
      <PlateArticle key={plate.data.id} plate={plate.data} study={study} />
    </Door>
  );
}
