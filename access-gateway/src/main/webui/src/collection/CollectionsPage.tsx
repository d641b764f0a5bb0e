import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ask } from '../api/http';
import type { SearchPage, StudyHit } from '../api/types';
import { PageFailure } from '../ui/Failure';
import { counted } from '../ui/format';
import { Loading } from '../ui/Loading';
import { useTitle } from '../ui/useTitle';
import { addressOf, useCollections } from './collections';

/** All collections of the archive, with how much is in each. */
export function CollectionsPage() {
  useTitle('Collections');
  const all = useCollections();
  const counts = useQuery({
    queryKey: ['search', 'collections'],
    queryFn: async ({ signal }) =>
      (await ask<SearchPage<StudyHit>>('/api/v1/search?limit=1&facets=collection', signal)).body.facets.collection ?? [],
  });
  if (all.isPending) return <Loading what="the collections" />;
  if (all.isError) return <PageFailure title="The collections cannot be shown now" failure={all.error} retry={() => void all.refetch()} />;
  const studies = (name: string) => counts.data?.find(({ value }) => String(value) === name)?.count ?? 0;
  return (
    <div className="page">
      <h1>Collections</h1>
      <p className="prose">
        Each collection has its own rules for what is deposited, its own curators and accession numbers. All are searched together.
      </p>
      <ul className="parts">
        {all.data.map(({ name, title, description, deposits }) => (
          <li key={name} className="part">
            <h2>
              <Link to={addressOf(name)}>{title}</Link>
            </h2>
            {description && <p>{description}</p>}
            <p className="fine">
              {counts.data && `${counted(studies(name), 'study', 'studies')} · `}
              {deposits === 'open' ? 'open for deposits' : 'closed for deposits'}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
