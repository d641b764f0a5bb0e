import type { FileProblem } from '../api/types';
import { counted } from '../ui/format';

const MOST_SHOWN = 50;

export function Problems({ problems }: { problems: FileProblem[] }) {
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
      {problems.length > MOST_SHOWN && <p className="fine">The first {MOST_SHOWN} are shown.</p>}
    </details>
  );
}
