import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Study } from '../api/types';
import { IngestProgress } from '../my-studies/IngestProgress';
import { useSubmission } from '../my-studies/useSubmission';
import { day } from '../ui/format';
import { StudyBadge } from '../ui/State';

export function Submitted({ study }: { study: Study }) {
  const { data } = useSubmission(study.accession);
  const now = data ?? study;
  const place = useRef<HTMLElement>(null);
  // The button that led here is gone, and the keyboard with it.
  useEffect(() => place.current?.focus(), []);
  return (
    <section ref={place} className="submitted" aria-live="polite" aria-label="Deposited" tabIndex={-1}>
      <CircleCheck aria-hidden size={40} strokeWidth={1.4} />
      <h1>Deposited</h1>
      <p>{now.version === 1 ? 'Your accession number is' : `This is version ${String(now.version)} of`}</p>
      <p className="accession">{now.accession}</p>
      <p>
        <StudyBadge state={now.state} />{' '}
        <span className="fine">
          {now.state !== 'public' && now.releaseDate && `Release: ${day(now.releaseDate)}, after the files are checked.`}
        </span>
      </p>
      <IngestProgress study={now} />
      <div className="actions actions-centre">
        <Link className="button" to={`/studies/${now.accession}`}>
          See the study
        </Link>
        <Link className="button button-quiet" to="/my-studies">
          My studies
        </Link>
      </div>
    </section>
  );
}
