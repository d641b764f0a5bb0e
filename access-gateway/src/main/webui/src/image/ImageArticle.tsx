import { ImageOff } from 'lucide-react';
import type { Study } from '../api/types';
import { useDoor } from '../study/door';
import { PartMarks } from '../study/PartMarks';
import { Empty } from '../ui/Empty';
import { Notice } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { ImageBadge } from '../ui/State';
import { About } from './About';
import { PixelsError } from './Pixels';
import type { ImageObject } from './types';
import { UseIt } from './UseIt';
import { useSource } from './useSource';
import { Viewer } from './Viewer';
import './image.css';

/** An image as whoever asks may see it. */
export function ImageArticle({ image, study }: { image: ImageObject; study: Study | undefined }) {
  return (
    <article className="page page-image">
      <header className="image-head">
        <PartMarks accession={image.accession} study={study}>
          {image.state !== 'converted' && <ImageBadge state={image.state} />}
        </PartMarks>
        <h1>{image.name || image.path}</h1>
      </header>
      {image.state === 'converted' ? <Look image={image} /> : <NotToSee image={image} />}
      <div className="image-parts">
        <About image={image} study={study} />
        {image.state === 'converted' && <UseIt image={image} study={study} />}
      </div>
    </article>
  );
}

function Look({ image }: { image: ImageObject }) {
  const door = useDoor();
  const { opened, failure } = useSource(`${location.origin}${door}/api/v1/images/${image.id}.ome.zarr`, image.channels);
  if (failure) {
    return (
      <Notice>
        The pixels cannot be read now: {reasonOf(failure)} Loading the page again may help; the deposited files are
        below.
      </Notice>
    );
  }
  if (!opened) {
    return (
      <div className="stage stage-empty">
        <Loading what="the pixels" />
      </div>
    );
  }
  return <Viewer image={image} opened={opened} />;
}

function reasonOf(failure: unknown): string {
  if (failure instanceof PixelsError && failure.status === 404) {
    return 'the archive has no OME-Zarr of this image at the moment, or your right to see it has ended.';
  }
  return failure instanceof Error ? failure.message : 'the browser did not say why.';
}

/** Why there is no picture, and what can be done. */
function NotToSee({ image }: { image: ImageObject }) {
  const text = {
    pending: 'This image is waiting to be converted. The page shows it by itself as soon as it can be seen.',
    failed: 'The archive could not read this file as an image. It is kept as it was deposited.',
    'no-reader': 'The archive has no reader for this format. The file is kept as it was deposited and can be opened with its own software.',
    converted: '',
  }[image.state];
  return (
    <Empty icon={ImageOff} title={image.state === 'pending' ? 'Not ready yet' : 'No picture of this file'}>
      <p>{text}</p>
      {image.reason && (
        <p className="fine">
          {image.reason.message} <code>{image.reason.code}</code>
        </p>
      )}
    </Empty>
  );
}
