import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { Link } from 'react-router';
import { ask } from '../api/http';
import type { Page } from '../api/types';
import type { PlateBrief } from '../plate/types';
import { counted } from '../ui/format';
import { plateAddress, useDoor } from './door';

const PAGE = 60;

/** The plates of a study; nothing of a study that has none. */
export function Plates({ accession }: { accession: string }) {
  const door = useDoor();
  const plates = useInfiniteQuery({
    queryKey: ['study', door + accession, 'plates'],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : '';
      return (
        await ask<Page<PlateBrief>>(`${door}/api/v1/studies/${accession}/plates?limit=${String(PAGE)}${cursor}`, signal)
      ).body;
    },
    getNextPageParam: (page) => page.next,
  });
  const shown = plates.data?.pages.flatMap((page) => page.items) ?? [];
  // Where they cannot be asked for now, the gallery below says so.
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="plates">
      <h2 id="plates">Plates</h2>
      <ul className="plates">
        {shown.map((plate) => (
          <li key={plate.id}>
            <Link to={plateAddress(door, plate.id)} title={plate.path}>
              {plate.name}
            </Link>
            <p className="fine">
              {counted(plate.wells, 'well', 'wells')}, {counted(plate.images, 'image', 'images')}
            </p>
          </li>
        ))}
      </ul>
      {plates.hasNextPage && (
        <Button
          className="button button-quiet more"
          isDisabled={plates.isFetchingNextPage}
          onPress={() => void plates.fetchNextPage()}
        >
          {plates.isFetchingNextPage ? 'Loading …' : 'Show more plates'}
        </Button>
      )}
    </section>
  );
}
