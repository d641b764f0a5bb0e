import type { ReactNode } from 'react';
import { NotFoundPage } from '../app/Lost';
import { SignInFirst } from '../session/SignInFirst';
import { useSession } from '../session/useSession';
import { Loading } from '../ui/Loading';

/** To everyone else there is nothing here. */
export function CuratorsOnly({ children }: { children: ReactNode }) {
  const { session, mayCurate } = useSession();
  if (!session) return <Loading what="the page" />;
  if (!session.signedIn) return <SignInFirst />;
  return mayCurate ? children : <NotFoundPage />;
}
