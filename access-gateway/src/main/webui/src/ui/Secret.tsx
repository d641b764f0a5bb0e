import { KeyRound } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { CopyMark } from './CopyMark';
import { useCopy } from './useCopy';

interface SecretProps {
  label: string;
  value: string;
  /** What can be done with it. */
  text: string;
  onDone: () => void;
}

/** Something that is shown once and never again. */
export function Secret({ label, value, text, onDone }: SecretProps) {
  const field = useRef<HTMLInputElement>(null);
  const { copied, copy } = useCopy();
  // It stands where nothing was, and is gone with the page.
  useEffect(() => field.current?.focus(), []);
  return (
    <div className="secret" role="group" aria-label={label}>
      <p>
        <KeyRound aria-hidden size={18} /> <strong>Shown only this once.</strong> {text}
      </p>
      <div className="secret-row">
        <TextField className="field" value={value} isReadOnly>
          <Label>{label}</Label>
          <Input ref={field} onFocus={(event) => event.currentTarget.select()} spellCheck="false" />
        </TextField>
        <Button
          className="button"
          onPress={() => {
            field.current?.select();
            void copy(value);
          }}
        >
          <CopyMark copied={copied === 'yes'} />
        </Button>
        <Button className="button button-quiet" onPress={onDone}>
          I have kept it
        </Button>
      </div>
      <p className="fine" role="status">
        {copied === 'by-hand' && 'This browser does not let pages copy here: it is selected, press Ctrl+C (⌘C).'}
      </p>
    </div>
  );
}
