import { useEffect, useState } from 'react';
import { tileSide } from './levels';
import { wantedTile } from './Pictures';
import type { Axes, Level } from './source';
import type { Opened } from './useSource';
import type { View } from './view';

export interface Place {
  x: number;
  y: number;
}

export interface Reading extends Place {
  /** Of the channels that are shown, by their number. */
  values: { channel: number; value: number }[];
  label?: number;
}

const REST_MILLIS = 60;

/** The values of the full image at a place, whatever level is in sight. */
export function useProbe({ pixels, source }: Opened, view: View, place: Place | undefined): Reading | undefined {
  const [reading, setReading] = useState<Reading & { of: string }>();
  const x = place && Math.floor(place.x);
  const y = place && Math.floor(place.y);
  const shown = view.channels.flatMap(({ shown: on }, at) => (on ? [at] : [])).join(',');
  const of = [x, y, view.z, view.t, shown, view.labels].join(' ');
  const inside = x !== undefined && y !== undefined && x >= 0 && y >= 0 && x < source.width && y < source.height;
  useEffect(() => {
    if (!inside) return undefined;
    let left = false;
    const value = async (name: string, axes: Axes, level: Level | undefined, c: number) => {
      if (!level) return NaN;
      const side = tileSide(level, axes);
      const [column, row] = [Math.floor(x / level.factorX), Math.floor(y / level.factorY)];
      const [left_, top] = [Math.floor(column / side) * side, Math.floor(row / side) * side];
      const edges = { left: left_, top, right: Math.min(level.width, left_ + side), bottom: Math.min(level.height, top + side) };
      const tile = await pixels.read(wantedTile({ name, axes }, level, edges, { z: view.z, t: view.t, c }));
      return tile.samples[(row - top) * tile.width + (column - left_)] ?? NaN;
    };
    const timer = setTimeout(() => {
      const labels = source.labels.find(({ name }) => name === view.labels);
      void Promise.all([
        labels ? value(`l${labels.name}`, labels.axes, labels.levels[0], 0) : undefined,
        ...(shown === '' ? [] : shown.split(',')).map(async (at) => ({
          channel: Number(at),
          value: await value('i', source.axes, source.levels[0], Number(at)),
        })),
      ]).then(
        ([label, ...values]) => {
          if (!left) setReading({ x, y, values, of, ...(label === undefined ? {} : { label }) });
        },
        // The picture itself says that pixels cannot be had.
        () => undefined,
      );
    }, REST_MILLIS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [inside, x, y, of, shown, pixels, source, view.z, view.t, view.labels]);
  if (!inside) return undefined;
  return reading?.of === of ? reading : { x, y, values: [] };
}
