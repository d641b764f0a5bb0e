import { Button } from 'react-aria-components';
import { useNavigate } from 'react-router';
import type { Metadata } from '../../api/types';
import { fieldId } from '../../document/place';
import { counted } from '../../ui/format';
import { OfferedValue } from './OfferedValue';
import {
  allTaken,
  byAspect,
  fieldOfSuggestion,
  isAllSaid,
  isSaid,
  placeOf,
  taken,
  type Offered,
} from './prefill';

interface AcquisitionOfferProps {
  offered: Offered;
  /** How many acquisitions are offered. */
  all: number;
  form: Metadata;
  change: (members: Metadata) => void;
}

/** One way in which images were taken, value by value or as a whole. */
export function AcquisitionOffer({ offered, all, form, change }: AcquisitionOfferProps) {
  const navigate = useNavigate();
  const { acquisition, suggestions } = offered;
  const said = isAllSaid(form, offered, all);
  const name = acquisition.value.instrument ?? `Files of ${acquisition.format}`;
  const show = (field: string) => void navigate({ hash: field }, { replace: true });
  return (
    <div className="offer" role="group" aria-label={`${name}, ${acquisition.format}`}>
      <div className="offer-head">
        <h3>
          {name} <span className="fine">{counted(acquisition.files, 'file', 'files')} of {acquisition.format}</span>
        </h3>
        <Button
          className={`button button-small${said ? ' button-quiet' : ''}`}
          aria-label={said ? `Show it: the acquisition with ${name}` : `Use all of ${name}`}
          onPress={() => {
            if (said) show(fieldId(`/imageAcquisitions/${String(placeOf(form, offered, all) ?? 0)}`));
            else change(allTaken(form, offered, all));
          }}
        >
          {said ? 'Show it' : 'Use all'}
        </Button>
      </div>
      <dl>
        {byAspect(suggestions).map(([label, values]) => (
          <div key={label}>
            <dt>
              {label}
              {values.length > 1 && <span className="fine"> they differ</span>}
            </dt>
            {values.map((suggestion) => (
              <OfferedValue
                key={suggestion.text}
                suggestion={suggestion}
                said={isSaid(form, offered, all, suggestion)}
                use={() => change(taken(form, offered, all, suggestion))}
                show={() => show(fieldOfSuggestion(form, offered, all, suggestion))}
              />
            ))}
          </div>
        ))}
      </dl>
    </div>
  );
}
