import type { Study } from '../api/types';
import { StudyBadge } from '../ui/State';

export function Tombstone({ study }: { study: Study }) {
  return (
    <article className="page page-narrow">
      <p className="study-marks">
        <span>{study.accession}</span> <StudyBadge state="withdrawn" />
      </p>
      <h1>This study was withdrawn</h1>
      {study.reason && <p className="prose">{study.reason}</p>}
      <p className="fine">Its accession number stays, so that citations lead here. Its files are no longer served.</p>
    </article>
  );
}
