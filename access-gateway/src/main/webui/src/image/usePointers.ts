import { useEffect, useRef, type RefObject } from 'react';
import { zoomed, type Camera } from './levels';
import type { Place } from './useProbe';

interface Moves {
  camera: Camera;
  move: (camera: Camera) => void;
  point: (place: Place | undefined) => void;
}

const WHEEL_STEP = 0.0015;
const LARGEST_STEP = 300;

interface Touch {
  x: number;
  y: number;
}

/** Drags, wheels, pinches and points; positions are counted from the middle of the element. */
export function usePointers(element: RefObject<HTMLElement | null>, moves: Moves): void {
  const now = useRef(moves);
  useEffect(() => {
    now.current = moves;
  });
  useEffect(() => {
    const place = element.current;
    if (!place) return undefined;
    const touches = new Map<number, Touch>();
    const middle = ({ clientX, clientY }: MouseEvent): Touch => {
      const box = place.getBoundingClientRect();
      return { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 };
    };
    const go = (camera: Camera) => {
      // Several events may come before the next picture: each goes on from the one before.
      now.current = { ...now.current, camera };
      now.current.move(camera);
    };
    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      place.setPointerCapture(event.pointerId);
      touches.set(event.pointerId, middle(event));
    };
    const moved = (event: PointerEvent) => {
      const at = middle(event);
      const { camera, point } = now.current;
      const before = touches.get(event.pointerId);
      if (before) {
        const other = [...touches].find(([id]) => id !== event.pointerId)?.[1];
        touches.set(event.pointerId, at);
        if (other) {
          const spread = (touch: Touch) => Math.hypot(touch.x - other.x, touch.y - other.y) || 1;
          const centre = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
          go(zoomed(dragged(camera, (at.x - before.x) / 2, (at.y - before.y) / 2), spread(at) / spread(before), centre));
        } else {
          go(dragged(camera, at.x - before.x, at.y - before.y));
        }
      }
      point({ x: camera.x + at.x / camera.zoom, y: camera.y + at.y / camera.zoom });
    };
    const up = (event: PointerEvent) => touches.delete(event.pointerId);
    const left = () => now.current.point(undefined);
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 30 : 1;
      const step = Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, event.deltaY * lines));
      go(zoomed(now.current.camera, Math.exp(-step * WHEEL_STEP * (event.ctrlKey ? 4 : 1)), middle(event)));
    };
    const twice = (event: MouseEvent) => go(zoomed(now.current.camera, event.shiftKey ? 0.5 : 2, middle(event)));
    const over = new AbortController();
    const { signal } = over;
    place.addEventListener('pointerdown', down, { signal });
    place.addEventListener('pointermove', moved, { signal });
    place.addEventListener('pointerup', up, { signal });
    place.addEventListener('pointercancel', up, { signal });
    place.addEventListener('pointerleave', left, { signal });
    place.addEventListener('dblclick', twice, { signal });
    place.addEventListener('wheel', wheel, { passive: false, signal });
    return () => over.abort();
  }, [element]);
}

function dragged(camera: Camera, right: number, down: number): Camera {
  return { ...camera, x: camera.x - right / camera.zoom, y: camera.y - down / camera.zoom };
}
