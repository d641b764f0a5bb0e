import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import { Link } from 'react-router';
import type { Finding } from '../api/http';

/** What the archive says of the draft, each with the way to where it is mended. */
export function Findings({ draft, findings }: { draft: string; findings: Finding[] }) {
  if (findings.length === 0) {
    return (
      <p className="all-well">
        <CircleCheck aria-hidden size={18} /> Complete. The study can be submitted.
      </p>
    );
  }
  return (
    <ul className="findings">
      {findings.map((finding) => {
        const Sign = finding.severity === 'error' ? CircleAlert : Info;
        return (
          <li key={`${finding.code} ${finding.pointer ?? ''}`} className={`finding finding-${finding.severity}`}>
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
  );
}

function firstMember(pointer: string): string {
  return pointer.split('/')[1] ?? '';
}

function nameOf(finding: Finding): string {
  const member = firstMember(finding.pointer ?? '');
  return member === '' ? '' : `${member[0]?.toUpperCase() ?? ''}${member.slice(1)}:`;
}

function placeOf(draft: string, pointer: string): string {
  const member = firstMember(pointer);
  return member === 'files' ? `/deposit/${draft}/upload` : `/deposit/${draft}/describe#field-${member}`;
}
