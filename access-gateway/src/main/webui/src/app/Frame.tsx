import { useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { Footer } from './Footer';
import { Header } from './Header';
import { Outage } from './Outage';

/** What surrounds every page. After a change of page the keyboard begins at its top, or where the address says. */
export function Frame() {
  const { pathname, hash } = useLocation();
  const main = useRef<HTMLElement>(null);
  const seen = useRef(pathname);
  useEffect(() => {
    if (seen.current !== pathname) {
      seen.current = pathname;
      if (!hash) main.current?.focus({ preventScroll: true });
    }
  }, [pathname, hash]);
  return (
    <div className="frame">
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <Header />
      <Outage />
      <main id="main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
      <ScrollRestoration />
    </div>
  );
}
