import { compose, paintLabels, type Layer } from './compose';
import type { TilePlace } from './levels';
import type { Pixels, Wanted } from './Pixels';
import type { Selection } from './samples';
import type { Axes, Labels, Level } from './source';
import type { View } from './view';

const MOST_PICTURES = 160;

/** Something that is drawn: channels of the image, or labels over it. */
export interface Ground {
  name: string;
  axes: Axes;
  levels: Level[];
  /** Channels whose samples it takes; one without a number for labels. */
  channels: (number | undefined)[];
  labels?: Labels;
}

interface Picture {
  canvas: HTMLCanvasElement;
  /** Of what it was painted; another one where only older pixels are at hand. */
  of: string;
}

/** Tiles as they are seen. What was painted is kept for as long as it may be seen again soon. */
export class Pictures {
  private readonly kept = new Map<string, Picture>();

  constructor(private readonly pixels: Pixels) {}

  has(ground: Ground, index: number, tile: TilePlace): boolean {
    return this.kept.has(nameOf(ground, index, tile));
  }

  /**
   * A tile as it is now, or as it was; painted anew when its samples are there and there is time.
   *
   * @return stale if it could be painted and was not
   */
  of(ground: Ground, index: number, tile: TilePlace, view: View, late: boolean): { canvas?: HTMLCanvasElement; stale: boolean } {
    const level = ground.levels[index];
    const name = nameOf(ground, index, tile);
    const known = this.kept.get(name);
    const of = lookOf(ground, view);
    if (known) {
      this.kept.delete(name);
      this.kept.set(name, known);
      if (known.of === of) return { canvas: known.canvas, stale: false };
    }
    const read = level ? wantedOf(ground, level, tile, view).map(({ key }) => this.pixels.at(key)?.samples) : [];
    const there = read.filter((samples) => samples !== undefined);
    if (there.length < read.length || late) {
      return { ...(known ? { canvas: known.canvas } : {}), stale: there.length === read.length };
    }
    const canvas = known?.canvas ?? document.createElement('canvas');
    const data = new ImageData(tile.right - tile.left, tile.bottom - tile.top);
    paint(ground, view, there, data.data);
    canvas.width = data.width;
    canvas.height = data.height;
    canvas.getContext('2d')?.putImageData(data, 0, 0);
    this.kept.set(name, { canvas, of });
    for (const old of this.kept.keys()) {
      if (this.kept.size <= MOST_PICTURES) break;
      this.kept.delete(old);
    }
    return { canvas, stale: false };
  }
}

function paint(ground: Ground, view: View, there: Layer['samples'][], out: Uint8ClampedArray): void {
  if (ground.labels) {
    const [samples] = there;
    if (samples) paintLabels(samples, ground.labels.colors, out);
    return;
  }
  const layers = ground.channels.flatMap((channel, at): Layer[] => {
    const look = view.channels[channel ?? -1];
    const samples = there[at];
    return look && samples ? [{ samples, window: look.window, color: look.color }] : [];
  });
  compose(layers, out);
}

function nameOf(ground: Ground, index: number, { column, row }: TilePlace): string {
  return `${ground.name}/${String(index)}/${String(column)}/${String(row)}`;
}

function lookOf(ground: Ground, view: View): string {
  const looks = ground.channels.map((channel) => {
    const look = view.channels[channel ?? -1];
    return look ? `${String(channel)}|${look.window.join(':')}$${look.color.join('.')}` : '';
  });
  return `${String(view.z)}/${String(view.t)}/${looks.join(',')}`;
}

export function wantedOf(ground: Ground, level: Level, tile: TilePlace, view: View): Wanted[] {
  return ground.channels.map((channel) => wantedTile(ground, level, tile, { z: view.z, t: view.t, c: channel ?? 0 }));
}

/** The samples of a tile of one plane; axes that an image lacks, or has only one of, are at 0. */
export function wantedTile(
  { name, axes }: { name: string; axes: Axes },
  level: Level,
  tile: Pick<TilePlace, 'left' | 'top' | 'right' | 'bottom'>,
  plane: { z: number; t: number; c: number },
): Wanted {
  const selection: Selection = level.shape.map(() => 0);
  for (const axis of ['t', 'c', 'z'] as const) {
    const at = axes[axis];
    if (at !== undefined) selection[at] = Math.min(plane[axis], (level.shape[at] ?? 1) - 1);
  }
  selection[axes.y] = [tile.top, tile.bottom];
  selection[axes.x] = [tile.left, tile.right];
  return { key: `${name} ${level.path} ${JSON.stringify(selection)}`, path: level.path, selection };
}
