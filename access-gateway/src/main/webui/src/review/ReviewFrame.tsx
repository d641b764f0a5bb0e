import { EyeOff } from 'lucide-react';
import { Outlet, ScrollRestoration } from 'react-router';
import { Footer } from '../app/Footer';
import { ThemeChoice } from '../app/ThemeChoice';

/**
 * Around a study that is read by a reviewer link. There is no sign-in and no way on from here: the
 * address holds a secret, and who reads is nobody.
 */
export function ReviewFrame() {
  return (
    <div className="frame">
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <header className="header">
        <div className="header-inner">
          <span className="brand">
            <img src="/icon.svg" alt="" width="26" height="26" />
            <span>Lumenark</span>
          </span>
          <span className="badge badge-calm review-mark">
            <EyeOff aria-hidden size={15} /> For review, without names
          </span>
          <div className="header-end">
            <ThemeChoice />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
      <ScrollRestoration />
    </div>
  );
}
