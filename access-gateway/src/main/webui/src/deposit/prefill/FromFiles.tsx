import { RotateCw } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Metadata } from '../../api/types';
import { messageOf } from '../../ui/Failure';
import { counted } from '../../ui/format';
import { AcquisitionOffer } from './AcquisitionOffer';
import { offeredOf, type Prefill } from './prefill';
import { PeopleOffer } from './PeopleOffer';
import { usePrefill } from './usePrefill';

interface FromFilesProps {
  draft: string;
  form: Metadata;
  change: (members: Metadata) => void;
}

/** What the files say, beside what a person types: nothing gets into the form by itself. */
export function FromFiles({ draft, form, change }: FromFilesProps) {
  const prefill = usePrefill(draft);
  const again = () => void prefill.refetch();
  return (
    <section className="from-files" aria-labelledby="from-files">
      <div className="from-files-head">
        <h2 id="from-files">From your files</h2>
        <Button className="button button-quiet button-small" isDisabled={prefill.isFetching} onPress={again}>
          <RotateCw aria-hidden size={15} /> Look again
        </Button>
      </div>
      <p className="fine" role="status">
        {prefill.isFetching ? (
          <>
            <span className="spinner" aria-hidden /> Reading what your files say …
          </>
        ) : prefill.isError ? (
          `What your files say could not be read: ${messageOf(prefill.error)} Go on without it, or look again.`
        ) : (
          prefill.data && summary(prefill.data)
        )}
      </p>
      {prefill.data && !prefill.isError && <Offers prefill={prefill.data} {...{ form, change }} />}
    </section>
  );
}

function summary(prefill: Prefill): string {
  if (prefill.state === 'unavailable') {
    return prefill.findings.map(({ message, remedy }) => `${message} ${remedy ?? ''}`).join(' ');
  }
  if (prefill.files === 0) return 'No file has arrived yet. What files say of instrument, channels and pixel sizes is offered here.';
  if (prefill.suggestions.length === 0) return 'The files that were looked at say nothing that belongs here.';
  const part = prefill.findings.length > 0 ? ' Only some files of each folder were looked at.' : '';
  return `Nothing is filled in unless you take it, and what you typed stays.${part}`;
}

function Offers({ prefill, form, change }: Omit<FromFilesProps, 'draft'> & { prefill: Prefill }) {
  const offered = offeredOf(prefill);
  return (
    <>
      {offered.map((each, number) => (
        <AcquisitionOffer key={number} offered={each} all={offered.length} {...{ form, change }} />
      ))}
      <PeopleOffer people={prefill.suggestions.filter(({ aspect }) => aspect === 'person')} {...{ form, change }} />
      {prefill.notes.length > 0 && (
        <details>
          <summary>{counted(prefill.notes.length, 'file says', 'files say')} nothing</summary>
          <ul className="from-files-notes">
            {prefill.notes.map(({ path, message }) => (
              <li key={path}>
                <span className="from-files-path">{path}</span> <span className="fine">{message}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
