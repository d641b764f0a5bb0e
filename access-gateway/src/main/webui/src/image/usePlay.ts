import { useEffect } from 'react';
import type { View } from './view';

export type Playing = 'z' | 't' | undefined;

const FRAME_MILLIS = 100;

/** Goes on to the next plane, in a circle, once the one before has been seen whole. */
export function usePlay(
  playing: Playing,
  settled: boolean,
  view: View,
  sizes: { z: number; t: number },
  change: (step: (view: View) => View) => void,
): void {
  const { z, t } = view;
  useEffect(() => {
    if (!playing || !settled) return undefined;
    const timer = setTimeout(
      () => change((before) => ({ ...before, [playing]: (before[playing] + 1) % sizes[playing] })),
      FRAME_MILLIS,
    );
    return () => clearTimeout(timer);
  }, [playing, settled, z, t, sizes, change]);
}
