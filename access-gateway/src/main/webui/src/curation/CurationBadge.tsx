import type { CurationState } from './types';

const STATES: Record<CurationState, { text: string; tone: string }> = {
  waiting: { text: 'Waits for a curator', tone: 'calm' },
  returned: { text: 'Returned with a question', tone: 'busy' },
  accepted: { text: 'Accepted by a curator', tone: 'good' },
};

export function CurationBadge({ state }: { state: CurationState }) {
  const { text, tone } = STATES[state];
  return <span className={`badge badge-${tone}`}>{text}</span>;
}
