import { useEffect, useState } from 'react';
import { histogramOf, type Histogram } from './histogram';
import { wantedTile } from './Pictures';
import type { Opened } from './useSource';

const REST_MILLIS = 120;
const MOST_SIDE = 2_048;

/** How the values of a channel are spread over the plane that is shown, by the coarsest level. */
export function useHistogram({ pixels, source }: Opened, channel: number, z: number, t: number, wanted: boolean) {
  const [found, setFound] = useState<Histogram>();
  useEffect(() => {
    const level = source.levels.at(-1);
    if (!wanted || !level) return undefined;
    let left = false;
    const timer = setTimeout(() => {
      // Where someone else's image has no small level, its middle has to do.
      const middle = (length: number): [number, number] => {
        const from = Math.max(0, Math.floor((length - MOST_SIDE) / 2));
        return [from, Math.min(length, from + MOST_SIDE)];
      };
      const [[fromX, toX], [fromY, toY]] = [middle(level.width), middle(level.height)];
      const edges = { left: fromX, right: toX, top: fromY, bottom: toY };
      pixels.read(wantedTile({ name: 'i', axes: source.axes }, level, edges, { z, t, c: channel })).then(
        ({ samples }) => {
          if (!left) setFound(histogramOf(samples));
        },
        () => undefined,
      );
    }, REST_MILLIS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [pixels, source, channel, z, t, wanted]);
  return found;
}
