import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Source } from './source';
import { linkOf, queryOf, viewOf, type View } from './view';

const REST_MILLIS = 250;

/** The view, which the address of the page follows, and which follows the address when a person changes that. */
export function useLinkedView(source: Source): [View, (change: (view: View) => View) => void] {
  const { search, pathname, hash } = useLocation();
  const navigate = useNavigate();
  const [view, setView] = useState(() => viewOf(new URLSearchParams(search), source));
  const written = useRef(search);
  useEffect(() => {
    if (search === written.current) return;
    written.current = search;
    setView(viewOf(new URLSearchParams(search), source));
  }, [search, source]);
  useEffect(() => {
    const query = queryOf(linkOf(view, source));
    if (query === written.current) return undefined;
    // Not with every step: browsers let a page change its address only so often.
    const timer = setTimeout(() => {
      written.current = query;
      void navigate({ pathname, search: query, hash }, { replace: true, preventScrollReset: true });
    }, REST_MILLIS);
    return () => clearTimeout(timer);
  }, [view, source, navigate, pathname, hash]);
  const change = useCallback((step: (view: View) => View) => setView(step), []);
  return [view, change];
}
