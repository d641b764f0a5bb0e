import { Link } from 'react-router';
import type { FileProblem, Study } from '../api/types';
import { bytes, counted, day } from '../ui/format';
import { Notice } from '../ui/Failure';
import { StudyBadge } from '../ui/State';
import { IngestProgress } from './IngestProgress';
import { Release } from './Release';
import { useSubmission } from './useSubmission';
import { Withdraw } from './Withdraw';

/** Shows what the list said until the study itself has answered. */
export function StudyCard({ listed }: { listed: Study }) {
  const { data } = useSubmission(listed.accession);
  const study = data ?? listed;
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
        {study.state !== 'public' && study.state !== 'withdrawn' && study.releaseDate && (
          <> · to be released {day(study.releaseDate)}</>
        )}
      </p>
      {study.state === 'withdrawn' ? <p>{study.reason}</p> : <IngestProgress study={study} />}
      {study.releaseBlocked && <Notice>{study.releaseBlocked.message}</Notice>}
      <Problems problems={study.problems ?? []} />
      {study.state !== 'withdrawn' && (
        <div className="actions">
          {study.state !== 'public' && <Release study={study} />}
          <Withdraw study={study} />
        </div>
      )}
    </li>
  );
}

const MOST_SHOWN = 50;

function Problems({ problems }: { problems: FileProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <details className="problems">
      <summary>{counted(problems.length, 'problem', 'problems')}</summary>
      <ul>
        {problems.slice(0, MOST_SHOWN).map((problem) => (
          <li key={`${problem.code} ${problem.path}`}>
            {problem.path && <code>{problem.path}</code>} {problem.message}
            {problem.remedy && <span className="remedy">{problem.remedy}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
