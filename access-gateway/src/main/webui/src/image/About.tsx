import { Link } from 'react-router';
import type { Study } from '../api/types';
import { Annotations } from '../study/Annotations';
import { filesOf } from '../study/components';
import { fileAddress, plateAddress, studyAddress, useDoor } from '../study/door';
import { counted, number } from '../ui/format';
import { lengthText } from './scaleBar';
import type { ImageObject } from './types';

const AXES = { t: 'time points', c: 'channels', z: 'sections' };
const MOST_FILES = 20;

/** What is known of an image besides its pixels. */
export function About({ image, study }: { image: ImageObject; study: Study | undefined }) {
  const door = useDoor();
  return (
    <section aria-labelledby="about">
      <h2 id="about">About this image</h2>
      <dl className="facts">
        {facts(image).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {image.channels.some(({ name, wavelength }) => name || wavelength) && (
          <div>
            <dt>Channels</dt>
            <dd>
              {image.channels
                .map(({ name, wavelength }, at) => `${name ?? String(at + 1)}${wavelength ? ` (${String(wavelength)} nm)` : ''}`)
                .join(', ')}
            </dd>
          </div>
        )}
        {image.plate && (
          <div>
            <dt>Well</dt>
            <dd>
              <Link to={plateAddress(door, image.plate.plate, image.plate.well)}>
                {image.plate.well} on plate {image.plate.name ?? ''}
              </Link>
              {image.plate.field !== undefined && `, field ${image.plate.field}`}
            </dd>
          </div>
        )}
        {image.components && image.components.length > 0 && (
          <div>
            <dt>{image.components.length === 1 ? 'Component' : 'Components'}</dt>
            <dd>
              {image.components.map((name, at) => (
                <span key={name}>
                  {at > 0 && ', '}
                  <Link to={{ pathname: studyAddress(door, image.accession), ...filesOf(name) }}>{name}</Link>
                </span>
              ))}
            </dd>
          </div>
        )}
        <div>
          <dt>Study</dt>
          <dd>
            <Link to={studyAddress(door, image.accession)}>
              {study?.title ?? image.accession}
            </Link>
            {study?.licence && <span className="badge badge-calm">{study.licence}</span>}
          </dd>
        </div>
        <div>
          <dt>{counted(image.fileCount, 'File', 'Files')}</dt>
          <dd>
            <ul className="file-names">
              {image.files.slice(0, MOST_FILES).map((path) => (
                <li key={path}>
                  {door === '' ? <a href={fileAddress(image.accession, path)}>{path}</a> : path}
                </li>
              ))}
              {image.fileCount > MOST_FILES && <li className="fine">and {number(image.fileCount - MOST_FILES)} more</li>}
            </ul>
          </dd>
        </div>
      </dl>
      {image.shape.length > 0 && (
        <p className="fine">
          Size, samples, pixel size and channels were harvested from <bdi>{image.path}</bdi> as {image.format}.
        </p>
      )}
      <Annotations of={image.name || image.path} annotations={image.annotations} />
    </section>
  );
}

function facts(image: ImageObject): [string, string][] {
  const rows: [string, string][] = [];
  if (image.shape.length > 0) {
    const planes = (['z', 'c', 't'] as const).filter((axis) => sizeOf(image, axis) > 1);
    rows.push([
      'Size',
      [`${number(sizeOf(image, 'x'))} × ${number(sizeOf(image, 'y'))} pixels`]
        .concat(planes.map((axis) => `${number(sizeOf(image, axis))} ${AXES[axis]}`))
        .join(', '),
    ]);
  }
  if (image.dtype) rows.push(['Samples', typeText(image.dtype)]);
  const { x, y, z, t } = image.physicalSizes;
  if (x !== undefined || y !== undefined || z !== undefined) {
    const told = (['x', 'y', 'z'] as const).flatMap((axis) => {
      const size = image.physicalSizes[axis];
      return size === undefined ? [] : [`${axis} ${exact(size)} µm`];
    });
    rows.push(['Pixel size', told.join(', ')]);
  } else if (image.shape.length > 0) {
    rows.push(['Pixel size', 'not in the file']);
  }
  const extent = [x === undefined ? undefined : x * sizeOf(image, 'x'), y === undefined ? undefined : y * sizeOf(image, 'y')];
  if (extent[0] !== undefined && extent[1] !== undefined) {
    rows.push(['Field', `${lengthText(extent[0])} × ${lengthText(extent[1])}`]);
  }
  if (t !== undefined && sizeOf(image, 't') > 1) rows.push(['Time between points', `${exact(t)} s`]);
  rows.push(['Format', image.format]);
  if (image.levels > 0) rows.push(['Resolutions', String(image.levels)]);
  if (image.pixelDigest) rows.push(['Digest of the pixels', image.pixelDigest]);
  rows.push(['Name in the archive', image.shortId]);
  return rows;
}

function sizeOf(image: ImageObject, axis: string): number {
  return image.shape[image.axes.indexOf(axis)] ?? 1;
}

function exact(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function typeText(dtype: string): string {
  const found = /^(u?)(int|float)(\d+)$/.exec(dtype);
  if (!found) return dtype;
  const kind = found[2] === 'float' ? 'fractions' : found[1] ? 'whole numbers from 0' : 'whole numbers with sign';
  return `${dtype} (${found[3] ?? ''}-bit ${kind})`;
}
