import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { Link } from 'react-router';
import { ask } from '../api/http';
import type { Image, Page } from '../api/types';
import { Failure } from '../ui/Failure';
import { number } from '../ui/format';
import { Loading } from '../ui/Loading';
import { ImageBadge } from '../ui/State';
import { Thumbnail } from '../ui/Thumbnail';
import { Annotations } from './Annotations';
import { imageAddress, useDoor } from './door';

const PAGE = 48;
const ASK_AGAIN_MILLIS = 4_000;

export function Gallery({ accession, busy }: { accession: string; busy: boolean }) {
  const door = useDoor();
  const images = useInfiniteQuery({
    queryKey: ['study', door + accession, 'images'],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : '';
      return (
        await ask<Page<Image>>(`${door}/api/v1/studies/${accession}/images?limit=${String(PAGE)}${cursor}`, signal)
      ).body;
    },
    getNextPageParam: (page) => page.next,
    refetchInterval: busy ? ASK_AGAIN_MILLIS : false,
  });
  const shown = images.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="images">
      <h2 id="images">Images{total(images.data?.pages[0])}</h2>
      {images.isPending && <Loading what="the images" />}
      {images.isError && <Failure failure={images.error} retry={() => void images.refetch()} />}
      {images.data && shown.length === 0 && (
        <p className="fine">{busy ? 'The files are still being read.' : 'No file of this study is an image.'}</p>
      )}
      <ul className="gallery">
        {shown.map((image) => (
          <li key={image.id} className="gallery-item">
            <Link className="gallery-link" to={imageAddress(door, image.id)}>
              <Thumbnail image={image} door={door} />
              <span className="gallery-name" title={image.path}>
                {image.name || image.path}
              </span>
            </Link>
            <Annotations of={image.name || image.path} annotations={image.annotations} />
            {image.state !== 'converted' && (
              <span className="gallery-state">
                <ImageBadge state={image.state} />
                {image.reason && <span className="fine">{image.reason.message}</span>}
              </span>
            )}
          </li>
        ))}
      </ul>
      {images.hasNextPage && (
        <Button
          className="button button-quiet more"
          isDisabled={images.isFetchingNextPage}
          onPress={() => void images.fetchNextPage()}
        >
          {images.isFetchingNextPage ? 'Loading …' : 'Show more images'}
        </Button>
      )}
    </section>
  );
}

function total(page: Page<Image> | undefined): string {
  return page?.total === undefined ? '' : ` (${number(page.total)})`;
}
