import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyProps {
  icon: LucideIcon;
  title: string;
  /** Whether this is all that the page has to say. */
  heading?: true;
  children?: ReactNode;
}

export function Empty({ icon: Icon, title, heading, children }: EmptyProps) {
  return (
    <div className="empty">
      <Icon aria-hidden size={36} strokeWidth={1.4} />
      {heading ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children}
    </div>
  );
}
