import { ask } from '../../api/http';
import type { Session } from '../../api/types';
import type { Surroundings } from './Patience';

const REASONS = ['online', 'focus'] as const;

/** The window of the page. */
export const surroundings: Surroundings = {
  signedIn: async () => (await ask<Session>('/api/v1/session')).body.signedIn,
  onWake: (listener) => {
    REASONS.forEach((reason) => addEventListener(reason, listener));
    return () => REASONS.forEach((reason) => removeEventListener(reason, listener));
  },
};
