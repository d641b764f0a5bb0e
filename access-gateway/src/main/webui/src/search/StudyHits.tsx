import { Link } from 'react-router';
import type { StudyHit } from '../api/types';
import { bytes, counted, day } from '../ui/format';

export function StudyHits({ hits }: { hits: StudyHit[] }) {
  return (
    <ul className="hits">
      {hits.map((hit) => (
        <li key={hit.accession} className="hit">
          <h2>
            <Link to={`/studies/${hit.accession}`}>{hit.title}</Link>
          </h2>
          {hit.description && <p className="hit-text">{hit.description}</p>}
          <p className="fine">
            {facts(hit).join(' · ')}
            {hit.state === 'private' && <span className="badge badge-calm">Private</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}

function facts(hit: StudyHit): string[] {
  return [
    hit.accession,
    ...(hit.authors?.length ? [names(hit.authors)] : []),
    ...(hit.images === undefined ? [] : [counted(hit.images, 'image', 'images')]),
    ...(hit.files ? [bytes(hit.files.bytes)] : []),
    ...(hit.formats?.length ? [hit.formats.slice(0, 3).join(', ')] : []),
    ...(hit.releaseDate ? [day(hit.releaseDate)] : []),
  ];
}

function names(authors: string[]): string {
  return authors.length > 2 ? `${authors[0] ?? ''} and ${String(authors.length - 1)} others` : authors.join(' and ');
}
