import { Link } from 'react-router';
import type { Annotation } from '../api/types';
import { counted } from '../ui/format';
import { searchOf, subjectsOf, termText } from './subjects';
import { useDoor } from './door';

const MOST_SUBJECTS = 4;

interface AnnotationsProps {
  /** What they are said of, for whoever does not see where they stand. */
  of: string;
  annotations: readonly Annotation[] | undefined;
}

/** What annotation tables say: what there is to see at a glance, and every column in the order of the table. */
export function Annotations({ of, annotations }: AnnotationsProps) {
  const door = useDoor();
  const all = annotations ?? [];
  if (all.length === 0) return null;
  const subjects = subjectsOf(all);
  const more = subjects.length - MOST_SUBJECTS;
  return (
    <>
      {subjects.length > 0 && (
        <ul className="subjects" aria-label={`What ${of} shows`}>
          {subjects.slice(0, MOST_SUBJECTS).map((subject) => (
            <li key={`${subject.field} ${subject.name}`} title={subject.field}>
              {/* A reviewer's study is in no public search. */}
              {door === '' ? <Link to={searchOf(subject)}>{subject.name}</Link> : <span>{subject.name}</span>}
            </li>
          ))}
          {more > 0 && <li className="fine">and {more} more</li>}
        </ul>
      )}
      <details className="annotations">
        <summary>
          {counted(all.length, 'annotation', 'annotations')}
          <span className="visually-hidden"> of {of}</span>
        </summary>
        <dl>
          {all.map((annotation, index) => (
            // Tables may repeat a column's name; the order is that of the table and stays.
            <div key={`${String(index)} ${annotation.name}`}>
              <dt>{annotation.name}</dt>
              <dd>
                <bdi>{annotation.value}</bdi>
                {annotation.term && <span className="fine"> ({termText(annotation)})</span>}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
