import { useNavigate } from 'react-router';
import type { Metadata } from '../../api/types';
import { OfferedValue } from './OfferedValue';
import { isAuthor, withAuthor, type Suggestion } from './prefill';

interface PeopleOfferProps {
  people: Suggestion[];
  form: Metadata;
  change: (members: Metadata) => void;
}

/** Names that microscopes wrote into files. Only those who may see the draft see them here. */
export function PeopleOffer({ people, form, change }: PeopleOfferProps) {
  const navigate = useNavigate();
  if (people.length === 0) return null;
  return (
    <div className="offer" role="group" aria-labelledby="from-files-people">
      <h3 id="from-files-people">Names in the files</h3>
      <p className="fine">
        Accounts at the microscope, as it wrote them. Only you and the collaborators of this draft see them here; take one
        if that person is an author and agrees.
      </p>
      <dl>
        <div>
          <dt>Person</dt>
          {people.map((person) => (
            <OfferedValue
              key={person.text}
              suggestion={person}
              said={isAuthor(form, person.text)}
              use={() => change(withAuthor(form, person.text))}
              show={() => void navigate({ hash: 'field-authors' }, { replace: true })}
            />
          ))}
        </div>
      </dl>
    </div>
  );
}
