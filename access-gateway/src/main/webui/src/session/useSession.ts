import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import { ask, remove } from '../api/http';
import type { Session } from '../api/types';
import { useAbout } from '../app/useAbout';

const SESSION = ['session'] as const;

export function useSession() {
  const query = useQuery({
    queryKey: SESSION,
    queryFn: async ({ signal }) => (await ask<Session>('/api/v1/session', signal)).body,
    staleTime: 30_000,
  });
  const session = query.data;
  return {
    session,
    mayDeposit: session?.roles.includes('depositor') ?? false,
    mayCurate: session?.roles.some((role) => role === 'curator' || role === 'admin') ?? false,
  };
}

/** Signing in ends on the page where it began. */
export function useSignInAddress(): string {
  const { pathname, search } = useLocation();
  const back = pathname === '/sign-in-problem' ? '/' : pathname + search;
  return `/sign-in?return=${encodeURIComponent(back)}`;
}

/** To the form for a new account, and from there as from signing in; none where only operators make accounts. */
export function useSignUpAddress(): string | undefined {
  const signIn = useSignInAddress();
  const about = useAbout();
  return about.data?.selfRegistration ? `${signIn}&prompt=create` : undefined;
}

/** Nothing that was loaded for the person stays in this browser. */
export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => remove('/api/v1/session'),
    onSuccess: () => {
      queries.clear();
      location.assign('/');
    },
  });
}
