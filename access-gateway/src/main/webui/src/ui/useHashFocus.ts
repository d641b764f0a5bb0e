import { useEffect } from 'react';
import { useLocation } from 'react-router';

const FOCUSABLE = 'input, textarea, button, select';

/** Brings the keyboard to the part of the page that the address names, or the nearest around it. */
export function useHashFocus(): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    const place = nearest(decodeURIComponent(hash.slice(1)));
    if (!place) return;
    const target = place.matches(FOCUSABLE) ? place : place.querySelector<HTMLElement>(FOCUSABLE);
    if (target) target.focus({ preventScroll: true });
    else {
      place.tabIndex = -1;
      place.focus({ preventScroll: true });
    }
    place.scrollIntoView({ block: 'center' });
  }, [hash, key]);
}

/** Ids of places go from the whole to the part, with hyphens between. */
function nearest(id: string): HTMLElement | null {
  for (let each = id; each !== ''; each = each.slice(0, Math.max(each.lastIndexOf('-'), 0))) {
    const place = document.getElementById(each);
    if (place) return place;
  }
  return null;
}
