import { useEffect } from 'react';
import { useLocation } from 'react-router';

const FOCUSABLE = 'input, textarea, button, select';

/** Brings the keyboard to the part of the page that the address names. */
export function useHashFocus(): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    const place = hash ? document.getElementById(hash.slice(1)) : null;
    if (!place) return;
    const target = place.matches(FOCUSABLE) ? place : place.querySelector<HTMLElement>(FOCUSABLE);
    (target ?? place).focus({ preventScroll: true });
    place.scrollIntoView({ block: 'center' });
  }, [hash, key]);
}
