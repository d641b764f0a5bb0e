import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ask } from '../api/http';
import { PageFailure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useTitle } from '../ui/useTitle';
import { ManifestArticle } from './ManifestArticle';
import type { ManifestPage as Answer } from './types';

const ASK_AGAIN_MILLIS = 2_000;

/** A frozen manifest by its address, while it is frozen and ever after. */
export function ManifestPage() {
  const { id = '' } = useParams();
  const manifest = useQuery({
    queryKey: ['manifest', id],
    queryFn: async ({ signal }) =>
      (await ask<Answer>(`/api/v1/manifests/${encodeURIComponent(id)}?limit=1`, signal)).body,
    refetchInterval: ({ state: { data } }) => (data && data.state !== 'frozen' ? ASK_AGAIN_MILLIS : false),
  });
  useTitle(manifest.data?.title);
  if (manifest.isPending) return <Loading what="the list" />;
  if (!manifest.data) {
    return <PageFailure title="The list cannot be shown now" failure={manifest.error} retry={() => void manifest.refetch()} />;
  }
  return <ManifestArticle key={manifest.data.id} manifest={manifest.data} />;
}
