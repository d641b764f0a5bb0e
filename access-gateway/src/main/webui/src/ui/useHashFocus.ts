import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { focusPlace } from './focus';

/** Brings the keyboard to the part of the page that the address names, or the nearest around it. */
export function useHashFocus(): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    focusPlace(decodeURIComponent(hash.slice(1)))?.scrollIntoView({ block: 'center' });
  }, [hash, key]);
}
