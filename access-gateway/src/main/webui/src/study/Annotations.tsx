import { Link } from 'react-router';
import type { Annotation } from '../api/types';
import { addressOf } from '../ui/addresses';
import { Away, Linked } from '../ui/Away';
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
                <bdi>
                  <Linked text={annotation.value} />
                </bdi>
                {annotation.term && (
                  <span className="fine">
                    {' ('}
                    <Term text={termText(annotation)} id={annotation.term.id} />)
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function Term({ text, id }: { text: string; id: string }) {
  const address = addressOf(id, 'term');
  return address === undefined ? text : <Away to={address}>{text}</Away>;
}
