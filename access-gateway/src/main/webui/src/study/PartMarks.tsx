import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Study } from '../api/types';
import { StudyBadge } from '../ui/State';
import { studyAddress, useDoor } from './door';

interface PartMarksProps {
  accession: string;
  study: Study | undefined;
  children?: ReactNode;
}

/** Which study a part belongs to, above its name. */
export function PartMarks({ accession, study, children }: PartMarksProps) {
  const door = useDoor();
  return (
    <p className="study-marks">
      <Link to={studyAddress(door, accession)}>{accession}</Link>
      {study && <StudyBadge state={study.state} />}
      {children}
      {study && <span className="image-study">{study.title}</span>}
    </p>
  );
}
