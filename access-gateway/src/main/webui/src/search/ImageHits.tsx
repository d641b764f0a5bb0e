import { Link } from 'react-router';
import type { ImageState } from '../api/types';
import { Thumbnail } from '../ui/Thumbnail';

export interface ImageHit {
  id: string;
  accession: string;
  number?: number;
  title?: string;
  name?: string;
  path?: string;
  series?: number;
  state?: ImageState;
  axes?: string;
  shape?: number[];
}

export function ImageHits({ hits }: { hits: ImageHit[] }) {
  return (
    <ul className="gallery">
      {hits.map((hit) => (
        <li key={hit.id}>
          <Link to={`/images/${hit.id}`} className="gallery-item">
            <Thumbnail
              image={{ id: hit.id, state: hit.state ?? 'pending' }}
            />
            <span className="gallery-name">{hit.name ?? hit.path}</span>
            <span className="fine">{hit.accession}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
