import type { Finding } from '../../api/http';
import { counted, number } from '../../ui/format';

const MOST_SHOWN = 100;

/** What is said of a file that someone chose, with the row or place in it. */
export function Rows({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return (
    <div className="rows-said">
      <p>
        {errors > 0 && <strong>{counted(errors, 'error', 'errors')}</strong>}
        {errors > 0 && errors < findings.length && ', '}
        {errors < findings.length && counted(findings.length - errors, 'remark', 'remarks')}
      </p>
      {/* A scrolling box must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className="rows-box" tabIndex={0} aria-label="What was found">
        {findings.slice(0, MOST_SHOWN).map((finding, index) => (
          <li key={index}>
            <span className={`badge ${finding.severity === 'error' ? 'badge-bad' : 'badge-busy'}`}>{placeOf(finding)}</span>
            <span>
              {finding.message}
              {finding.remedy && <span className="remedy">{finding.remedy}</span>}
            </span>
          </li>
        ))}
      </ul>
      {findings.length > MOST_SHOWN && <p className="fine">The first {MOST_SHOWN} are shown.</p>}
    </div>
  );
}

/** As the file itself counts: a row of a table, or a JSON pointer. */
function placeOf({ row, pointer }: Finding): string {
  if (row !== undefined) return `Row ${number(row)}`;
  return pointer === undefined || pointer === '' ? 'File' : pointer;
}
