import { Link } from 'react-router';
import type { Image } from '../api/types';
import { bytes } from '../ui/format';
import { pathOf } from '../ui/pathOf';
import { Thumbnail } from '../ui/Thumbnail';

export interface FileHit {
  accession: string;
  title: string;
  ordinal: number;
  path: string;
  size: number;
  format?: string;
  image?: string;
  attributes?: Record<string, string>;
  href: string;
}

const MOST_ATTRIBUTES = 4;

export function FileHits({ hits }: { hits: FileHit[] }) {
  return (
    <ul className="hits">
      {hits.map((hit) => (
        <li key={`${hit.accession}/${String(hit.ordinal)}`} className="hit hit-pictured">
          <Picture hit={hit} />
          <div className="hit-body">
            <h2>
              <a href={pathOf(hit.href)} download>
                <bdi>{hit.path}</bdi>
              </a>
            </h2>
            <Attributes attributes={hit.attributes ?? {}} />
            <p className="fine">
              {[bytes(hit.size), hit.format].filter(Boolean).join(' · ')} · in{' '}
              <Link to={`/studies/${hit.accession}`}>
                {hit.accession}, {hit.title}
              </Link>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Picture({ hit }: { hit: FileHit }) {
  if (hit.image === undefined) return <Thumbnail image={undefined} />;
  const image: Image = {
    id: hit.image,
    shortId: '',
    number: 0,
    path: hit.path,
    series: 0,
    name: hit.path,
    state: 'converted',
  };
  return (
    <Link to={`/images/${hit.image}`} aria-label={`The image of ${hit.path}`}>
      <Thumbnail image={image} />
    </Link>
  );
}

function Attributes({ attributes }: { attributes: Record<string, string> }) {
  const shown = Object.entries(attributes)
    .filter(([, value]) => value !== '')
    .slice(0, MOST_ATTRIBUTES);
  if (shown.length === 0) return null;
  return (
    <ul className="subjects">
      {shown.map(([name, value]) => (
        <li key={name}>
          <bdi>{name}</bdi>: <bdi>{value}</bdi>
        </li>
      ))}
    </ul>
  );
}
