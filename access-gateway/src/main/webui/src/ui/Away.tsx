import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Meant, addressOf, shownAs } from './addresses';

interface AwayProps {
  /** As `addressOf` gives it. */
  to: string;
  children: ReactNode;
}

/** A link that leads to another site, and says so. */
export function Away({ to, children }: AwayProps) {
  return (
    <a className="away" href={to} rel="noopener noreferrer">
      {children}
      <ExternalLink className="away-mark" aria-hidden />
      <span className="visually-hidden"> (other site)</span>
    </a>
  );
}

/** A value, which is a link where it is an address. */
export function Linked({ text, meant = 'any' }: { text: string; meant?: Meant }) {
  const to = addressOf(text, meant);
  return to === undefined ? text : <Away to={to}>{shownAs(text, to)}</Away>;
}
