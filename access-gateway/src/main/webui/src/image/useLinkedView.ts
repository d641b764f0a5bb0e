import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Source } from './source';
import { linkOf, queryOf, viewOf, type View } from './view';

/** Browsers let a page change its address a hundred times in thirty seconds. */
const REST_MILLIS = 400;

/** The view, which the address of the page follows, and which follows the address when a person changes that. */
export function useLinkedView(source: Source): [View, (change: (view: View) => View) => void] {
  const { search, pathname } = useLocation();
  const navigate = useNavigate();
  const [view, setView] = useState(() => viewOf(new URLSearchParams(search), source));
  const written = useRef(search);
  const latest = useRef(search);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (search === written.current) return;
    written.current = search;
    setView(viewOf(new URLSearchParams(search), source));
  }, [search, source]);
  useEffect(() => {
    latest.current = queryOf(linkOf(view, source));
    if (latest.current === written.current || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      if (latest.current === written.current) return;
      written.current = latest.current;
      void navigate({ pathname, search: latest.current }, { replace: true, preventScrollReset: true });
    }, REST_MILLIS);
  }, [view, source, navigate, pathname]);
  useEffect(() => {
    const left = timer;
    return () => {
      clearTimeout(left.current);
      left.current = undefined;
    };
  }, []);
  return [view, setView];
}
