import { Link } from 'react-router';
import type { Study } from '../api/types';
import { CurationBadge } from '../curation/CurationBadge';
import { useCuration } from '../curation/useCuration';
import { bytes, counted, day } from '../ui/format';
import { Notice } from '../ui/Failure';
import { StudyBadge } from '../ui/State';
import { IngestProgress } from './IngestProgress';
import { Problems } from './Problems';
import { Release } from './Release';
import { useSubmission } from './useSubmission';

/** Shows what the list said until the study itself has answered. */
export function StudyCard({ listed }: { listed: Study }) {
  const { data } = useSubmission(listed.accession);
  const curation = useCuration(listed.accession).data?.curation;
  const study = data ?? listed;
  const withdrawn = study.state === 'withdrawn';
  return (
    <li className="card">
      <div className="card-head">
        <h3>
          <Link to={`/studies/${study.accession}`}>{study.title}</Link>
        </h3>
        <StudyBadge state={study.state} />
      </div>
      <p className="fine">
        {study.accession} · {counted(study.files.count, 'file', 'files')} · {bytes(study.files.bytes)}
        {study.state !== 'public' && !withdrawn && study.releaseDate && (
          <> · to be released {day(study.releaseDate)}</>
        )}
      </p>
      {withdrawn ? <p>{study.reason}</p> : <IngestProgress study={study} />}
      {study.releaseBlocked && <Notice>{study.releaseBlocked.message}</Notice>}
      <Problems problems={study.problems ?? []} />
      {!withdrawn && curation === 'returned' && (
        <p className="card-question">
          <CurationBadge state="returned" /> <Link to={`/my-studies/${study.accession}#curation`}>Read and answer</Link>
        </p>
      )}
      <div className="actions">
        {study.state !== 'public' && !withdrawn && <Release study={study} />}
        <Link className="button button-quiet button-small" to={`/my-studies/${study.accession}`}>
          Manage<span className="visually-hidden"> {study.accession}</span>
        </Link>
      </div>
    </li>
  );
}
