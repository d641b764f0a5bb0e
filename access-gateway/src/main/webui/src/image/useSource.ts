import { useEffect, useState } from 'react';
import { open } from './open';
import { Pixels } from './Pixels';
import type { Source } from './source';

export interface Opened {
  pixels: Pixels;
  source: Source;
  /** Called when pixels have come. */
  listen: (changed: () => void) => () => void;
}

/** Opens the OME-Zarr of an image; what was opened before is closed. */
export function useSource(address: string, named: readonly { name?: string }[]): { opened?: Opened; failure?: unknown } {
  const [state, setState] = useState<{ address: string; opened?: Opened; failure?: unknown }>({ address });
  // The names are part of what the catalogue says of this image and come with its address.
  const [names] = useState(named);
  useEffect(() => {
    const listeners = new Set<() => void>();
    const pixels = new Pixels(address, () => listeners.forEach((changed) => changed()));
    let closed = false;
    open(pixels, names).then(
      (source) => {
        if (closed) return;
        const listen = (changed: () => void) => {
          listeners.add(changed);
          return () => listeners.delete(changed);
        };
        setState({ address, opened: { pixels, source, listen } });
      },
      (failure: unknown) => {
        if (!closed) setState({ address, failure });
      },
    );
    return () => {
      closed = true;
      pixels.close();
    };
  }, [address, names]);
  return state.address === address ? state : {};
}
