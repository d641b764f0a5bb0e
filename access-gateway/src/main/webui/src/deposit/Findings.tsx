import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import { Link } from 'react-router';
import type { Finding } from '../api/http';
import type { Draft } from '../api/types';
import { fieldOf, placeName } from '../document/place';
import { counted, number } from '../ui/format';

const MOST_SHOWN = 100;

/** What the archive says of the draft, each with the way to where it is mended. */
export function Findings({ draft, findings }: { draft: Draft; findings: Finding[] }) {
  if (findings.length === 0) {
    return (
      <p className="all-well">
        <CircleCheck aria-hidden size={18} /> Complete. The study can be submitted.
      </p>
    );
  }
  return (
    <>
      <ul className="findings">
        {findings.slice(0, MOST_SHOWN).map((finding, index) => {
          const Sign = finding.severity === 'error' ? CircleAlert : Info;
          return (
            <li key={index} className={`finding finding-${finding.severity}`}>
              <Sign aria-hidden size={18} />
              <div>
                <strong>{nameOf(finding)}</strong> {finding.message}
                {finding.remedy && <span className="remedy">{finding.remedy}</span>}
              </div>
              {finding.pointer && (
                <Link className="button button-quiet button-small" to={placeOf(draft, finding.pointer)}>
                  Take me there
                </Link>
              )}
            </li>
          );
        })}
      </ul>
      {findings.length > MOST_SHOWN && (
        <p className="fine">
          {counted(findings.length, 'finding', 'findings')}; the first {MOST_SHOWN} are shown.
        </p>
      )}
    </>
  );
}

function nameOf({ pointer, row }: Finding): string {
  const place = [placeName(pointer ?? ''), ...(row === undefined ? [] : [`row ${number(row)}`])].filter((each) => each !== '');
  return place.length === 0 ? '' : `${place.join(', ')}:`;
}

function placeOf(draft: Draft, pointer: string): string {
  const step = pointer.startsWith('/files') ? 'upload' : `describe#${fieldOf(pointer, draft.metadata)}`;
  return `/deposit/${draft.id}/${step}`;
}
