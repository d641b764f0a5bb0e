import type { Camera, Size } from './levels';
import { zoomed } from './levels';

/** What a key asks for; undefined of keys that are the browser's. */
export type Step =
  | { do: 'camera'; camera: Camera | undefined }
  | { do: 'plane'; axis: 'z' | 't'; by: number }
  | { do: 'channel'; number: number }
  | { do: 'labels' | 'play' | 'full-screen' | 'snapshot' };

export const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['Arrow keys', 'move, with Shift farther'],
  ['+ and −', 'zoom in and out'],
  ['0', 'fit the whole image'],
  ['1', 'one pixel of the image for one of the screen'],
  ['Page up, Page down', 'next and previous section (Z)'],
  ['. and ,', 'next and previous time point (T)'],
  ['Space', 'play and stop'],
  ['Shift and a digit', 'channel of that number on or off'],
  ['L', 'labels on or off'],
  ['F', 'full screen'],
  ['S', 'snapshot'],
];

const PART = 0.1;
const FAR = 0.5;
const ZOOM = 1.25;

export function stepOf(event: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>, camera: Camera, screen: Size): Step | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  if (event.shiftKey && digit) return { do: 'channel', number: Number(digit) - 1 };
  const part = event.shiftKey ? FAR : PART;
  const move = (right: number, down: number): Step => ({
    do: 'camera',
    camera: {
      ...camera,
      x: camera.x + (right * part * screen.width) / camera.zoom,
      y: camera.y + (down * part * screen.height) / camera.zoom,
    },
  });
  switch (event.key) {
    case 'ArrowLeft':
      return move(-1, 0);
    case 'ArrowRight':
      return move(1, 0);
    case 'ArrowUp':
      return move(0, -1);
    case 'ArrowDown':
      return move(0, 1);
    case '+':
    case '=':
      return { do: 'camera', camera: zoomed(camera, ZOOM) };
    case '-':
    case '−':
      return { do: 'camera', camera: zoomed(camera, 1 / ZOOM) };
    case '0':
      return { do: 'camera', camera: undefined };
    case '1':
      return { do: 'camera', camera: { ...camera, zoom: 1 } };
    case 'PageUp':
      return { do: 'plane', axis: 'z', by: 1 };
    case 'PageDown':
      return { do: 'plane', axis: 'z', by: -1 };
    case '.':
      return { do: 'plane', axis: 't', by: 1 };
    case ',':
      return { do: 'plane', axis: 't', by: -1 };
    case ' ':
      return { do: 'play' };
    case 'l':
    case 'L':
      return { do: 'labels' };
    case 'f':
    case 'F':
      return { do: 'full-screen' };
    case 's':
    case 'S':
      return { do: 'snapshot' };
    default:
      return undefined;
  }
}
