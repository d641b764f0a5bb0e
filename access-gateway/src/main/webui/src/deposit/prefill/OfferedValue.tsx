import { Check } from 'lucide-react';
import { Button } from 'react-aria-components';
import { counted, number } from '../../ui/format';
import type { Suggestion } from './prefill';

interface OfferedValueProps {
  suggestion: Suggestion;
  /** Whether the form has it. */
  said: boolean;
  use: () => void;
  show: () => void;
}

/** A value with where it was read. The button stays where it is, with the keyboard on it. */
export function OfferedValue({ suggestion, said, use, show }: OfferedValueProps) {
  const { label, text, files, of, sources } = suggestion;
  const [first] = sources;
  const more = files - 1;
  return (
    <dd>
      <div className="offer-value">
        <span>{text}</span>
        <span className="fine">
          {number(files)} of {counted(of, 'file', 'files')}
          {first && (
            <>
              {' · '}
              <span className="from-files-path">{first.path}</span>
              {more > 0 && ` and ${number(more)} more`}, {first.field}
            </>
          )}
        </span>
      </div>
      <Button
        className="button button-quiet button-small"
        aria-label={said ? `In the form: show ${label}: ${text}` : `Use ${label}: ${text}`}
        onPress={said ? show : use}
      >
        {said ? (
          <>
            <Check aria-hidden size={15} /> In the form
          </>
        ) : (
          'Use'
        )}
      </Button>
    </dd>
  );
}
