import type { ImageState, StudyState } from '../api/types';

const STUDY: Record<StudyState, { text: string; tone: string }> = {
  submitted: { text: 'Submitted', tone: 'busy' },
  curation: { text: 'In curation', tone: 'busy' },
  private: { text: 'Private', tone: 'calm' },
  public: { text: 'Public', tone: 'good' },
  withdrawn: { text: 'Withdrawn', tone: 'bad' },
};

const IMAGE: Record<ImageState, { text: string; tone: string }> = {
  pending: { text: 'Waiting', tone: 'busy' },
  converted: { text: 'Viewable', tone: 'good' },
  failed: { text: 'Not readable', tone: 'bad' },
  'no-reader': { text: 'Kept as a file', tone: 'calm' },
};

export function StudyBadge({ state }: { state: StudyState }) {
  const { text, tone } = STUDY[state];
  return <span className={`badge badge-${tone}`}>{text}</span>;
}

export function ImageBadge({ state }: { state: ImageState }) {
  const { text, tone } = IMAGE[state];
  return <span className={`badge badge-${tone}`}>{text}</span>;
}
