import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ask } from '../api/http';
import type { Image, Page, StudyHit } from '../api/types';
import { bytes, counted, day } from '../ui/format';
import { Thumbnail } from '../ui/Thumbnail';

export function StudyHits({ hits }: { hits: StudyHit[] }) {
  return (
    <ul className="hits">
      {hits.map((hit) => (
        <li key={hit.accession} className="hit hit-pictured">
          <Picture hit={hit} />
          <div className="hit-body">
            <h2>
              <Link to={`/studies/${hit.accession}`}>{hit.title}</Link>
            </h2>
            {hit.description && <p className="hit-text">{hit.description}</p>}
            <p className="fine">
              {facts(hit).join(' · ')}
              {hit.state === 'private' && <span className="badge badge-calm">Private</span>}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The study's first image; the title beside it leads to the same place. */
function Picture({ hit }: { hit: StudyHit }) {
  const first = useQuery({
    queryKey: ['study', hit.accession, 'first-image'],
    queryFn: async ({ signal }) =>
      (await ask<Page<Image>>(`/api/v1/studies/${hit.accession}/images?limit=1`, signal)).body.items[0] ?? null,
    enabled: hit.images !== 0,
    staleTime: 60_000,
    retry: false,
  });
  return <Thumbnail image={first.data ?? undefined} />;
}

function facts(hit: StudyHit): string[] {
  return [
    hit.accession,
    ...(hit.authors?.length ? [names(hit.authors)] : []),
    ...(hit.organisms?.length ? [hit.organisms.slice(0, 3).join(', ')] : []),
    ...(hit.images === undefined ? [] : [counted(hit.images, 'image', 'images')]),
    ...(hit.files ? [bytes(hit.files.bytes)] : []),
    ...(hit.formats?.length ? [hit.formats.slice(0, 3).join(', ')] : []),
    ...(hit.releaseDate ? [day(hit.releaseDate)] : []),
  ];
}

function names(authors: string[]): string {
  return authors.length > 2 ? `${authors[0] ?? ''} and ${String(authors.length - 1)} others` : authors.join(' and ');
}
