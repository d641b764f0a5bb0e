import type { Pixels } from './Pixels';
import { PixelsError } from './Pixels';
import {
  axesOf,
  channelsOf,
  labelColorsOf,
  levelsOf,
  listOf,
  multiscaleOf,
  objectOf,
  omeOf,
  type Labels,
  type Multiscale,
  type Source,
} from './source';

/** Reads what has to be known of an image before any pixel. */
export async function open(pixels: Pixels, named: readonly { name?: string }[]): Promise<Source> {
  const ome = omeOf(await pixels.attributes('/'));
  const multiscale = multiscaleOf(ome);
  if (!multiscale) throw new PixelsError('This OME-Zarr holds no image of its own.', 0);
  const [{ axes, levels }, labels] = await Promise.all([levelsAt(pixels, multiscale, ''), labelsOf(pixels)]);
  const full = levels[0];
  if (!full) throw new PixelsError('This image has no pixels.', 0);
  const size = (axis: number | undefined) => (axis === undefined ? 1 : (full.shape[axis] ?? 1));
  const sizeZ = size(axes.z);
  const sizeT = size(axes.t);
  const told = objectOf(objectOf(ome['omero'])['rdefs']);
  const within = (value: unknown, length: number, other: number) => {
    const place = typeof value === 'number' && Number.isInteger(value) ? value : other;
    return Math.min(length - 1, Math.max(0, place));
  };
  const isLabel = 'image-label' in ome;
  return {
    axes,
    levels,
    width: full.width,
    height: full.height,
    sizeZ,
    sizeT,
    dtype: full.dtype,
    defaultZ: within(told['defaultZ'], sizeZ, Math.floor(sizeZ / 2)),
    defaultT: within(told['defaultT'], sizeT, 0),
    // Of labels the values are names, not light: they are painted, never brightened.
    channels: isLabel ? [] : channelsOf(ome, size(axes.c), full.dtype, named),
    labels: isLabel ? [{ name: 'labels', axes, levels, colors: labelColorsOf(ome) }] : labels,
  };
}

async function levelsAt(pixels: Pixels, multiscale: Multiscale, below: string) {
  const axes = axesOf(multiscale.axes);
  const arrays = await Promise.all(multiscale.datasets.map(({ path }) => pixels.array(`/${below}${path}`)));
  return { axes, levels: levelsOf(multiscale, arrays, axes) };
}

async function labelsOf(pixels: Pixels): Promise<Labels[]> {
  let names: string[];
  try {
    names = listOf(omeOf(await pixels.attributes('/labels'))['labels']).filter((name) => typeof name === 'string');
  } catch (failure) {
    if (failure instanceof PixelsError && failure.status === 404) return [];
    throw failure;
  }
  const found = await Promise.all(
    names.map(async (name) => {
      const ome = omeOf(await pixels.attributes(`/labels/${name}`));
      const multiscale = multiscaleOf(ome);
      if (!multiscale) return undefined;
      return { name, colors: labelColorsOf(ome), ...(await levelsAt(pixels, multiscale, `labels/${name}/`)) };
    }),
  );
  return found.filter((each) => each !== undefined);
}
