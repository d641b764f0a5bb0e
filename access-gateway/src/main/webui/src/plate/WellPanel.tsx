import { Link } from 'react-router';
import { Annotations } from '../study/Annotations';
import { imageAddress, useDoor } from '../study/door';
import { ImageBadge } from '../ui/State';
import { Thumbnail } from '../ui/Thumbnail';
import type { Field, Well } from './types';

/** The images of a well, and what is said of it. */
export function WellPanel({ well }: { well: Well | undefined }) {
  const door = useDoor();
  if (!well) {
    return (
      <section className="well-panel" aria-label="Well">
        <p className="fine">Choose a well to see its images and what is known of it.</p>
      </section>
    );
  }
  return (
    <section className="well-panel" aria-labelledby="well">
      <h2 id="well">Well {well.name}</h2>
      <Annotations of={`well ${well.name}`} annotations={well.annotations} />
      <ul className="gallery well-fields">
        {well.images.map((image) => (
          <li key={image.id} className="gallery-item">
            <Link className="gallery-link" to={imageAddress(door, image.id)}>
              <Thumbnail image={image} door={door} />
              <span className="gallery-name" title={image.name}>
                {nameOf(image)}
              </span>
            </Link>
            {image.state !== 'converted' && <ImageBadge state={image.state} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf({ field, name }: Field): string {
  return field === undefined ? name : `Field ${field}`;
}
