import { FileText, Hourglass, ImageOff } from 'lucide-react';
import { useState } from 'react';
import type { Image } from '../api/types';

type Pictured = Pick<Image, 'id' | 'state'>;

const SIZE = 256;

/** The picture of an image; a sign where there is none. Its name stands beside it. */
export function Thumbnail({ image, door = '' }: { image: Pictured | undefined; door?: string }) {
  const [broken, setBroken] = useState(false);
  if (image?.state === 'converted' && !broken) {
    return (
      <span className="thumbnail">
        <img
          src={`${door}/api/v1/images/${image.id}/thumbnail?size=${String(SIZE)}`}
          alt=""
          loading="lazy"
          onError={() => setBroken(true)}
        />
      </span>
    );
  }
  const Sign = image?.state === 'pending' ? Hourglass : image?.state === 'failed' || broken ? ImageOff : FileText;
  return (
    <span className="thumbnail thumbnail-none">
      <Sign aria-hidden size={28} strokeWidth={1.4} />
    </span>
  );
}
