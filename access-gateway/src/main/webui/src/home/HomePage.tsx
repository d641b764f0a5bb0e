import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/http';
import type { Page, Study } from '../api/types';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useTitle } from '../ui/useTitle';
import { Counts } from './Counts';
import { Growth } from './Growth';
import { HowToDeposit } from './HowToDeposit';
import { NewStudies } from './NewStudies';

const NEWEST = 8;

export function HomePage() {
  useTitle(undefined);
  const newest = useQuery({
    queryKey: ['studies', 'newest'],
    queryFn: async ({ signal }) =>
      (await ask<Page<Study>>(`/api/v1/studies?limit=${String(NEWEST)}`, signal)).body,
  });
  return (
    <div className="page">
      <section className="hero">
        <h1>Bioimages, kept and open</h1>
        <p>
          Lumenark keeps the original files of imaging studies, checks them for as long as it has them, and turns their
          images into OME-Zarr, which your own programs can read piece by piece.
        </p>
        <Counts />
      </section>
      <section aria-labelledby="new-studies">
        <h2 id="new-studies">Newest studies</h2>
        {newest.isPending && <Loading what="the newest studies" />}
        {newest.isError && <Failure failure={newest.error} retry={() => void newest.refetch()} />}
        {newest.data && <NewStudies studies={newest.data.items} />}
      </section>
      <Growth />
      <HowToDeposit />
    </div>
  );
}
