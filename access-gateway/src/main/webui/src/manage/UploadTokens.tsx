import { useState } from 'react';
import { Button, Input, Label, NumberField, TextField } from 'react-aria-components';
import { isProblem } from '../api/http';
import { day } from '../ui/format';
import { GivenOut, useGivenOut } from './GivenOut';
import type { UploadToken } from './types';

const USUAL_DAYS = 30;
const MOST_DAYS = 90;
const LONGEST_LABEL = 200;

interface TokenWish {
  label: string;
  days: number;
}

/** Tokens that fill this draft and do nothing else. */
export function UploadTokens({ draft }: { draft: string }) {
  const [label, setLabel] = useState('');
  const [days, setDays] = useState(USUAL_DAYS);
  const tokens = useGivenOut<UploadToken, TokenWish>(`/api/v1/drafts/${draft}/upload-tokens`, ['upload-tokens', draft]);
  if (isProblem(tokens.all.error, 403)) return null;
  return (
    <section aria-labelledby="upload-tokens">
      <h2 id="upload-tokens">Upload tokens</h2>
      <p className="fine">
        For a microscope’s computer or a script, where nobody is signed in: a token fills this draft and does nothing
        else. It is the password of SFTP, or the bearer token of uploads.
      </p>
      <GivenOut
        given={tokens}
        word="token"
        secret={{
          label: 'Upload token',
          text: 'Whoever has it can add files to this draft until it ends or is revoked.',
          of: (token) => token.token,
        }}
        revoked="From now on no upload begins with it. What it has sent stays."
        row={(token) => ({ about: `made on ${day(token.createdAt)} · ends ${day(token.expiresAt)}` })}
      >
        <form
          className="inline-form"
          onSubmit={(event) => {
            event.preventDefault();
            tokens.make.mutate({ label: label.trim(), days }, { onSuccess: () => setLabel('') });
          }}
        >
          <TextField className="field" value={label} onChange={setLabel} maxLength={LONGEST_LABEL}>
            <Label>For what</Label>
            <Input placeholder="Microscope 3" autoComplete="off" />
          </TextField>
          <NumberField className="field field-short" value={days} onChange={setDays} minValue={1} maxValue={MOST_DAYS}>
            <Label>Good for so many days</Label>
            <Input />
          </NumberField>
          <Button type="submit" className="button button-quiet" isDisabled={tokens.make.isPending || !(days >= 1)}>
            {tokens.make.isPending ? 'Making the token …' : 'Make a token'}
          </Button>
        </form>
      </GivenOut>
    </section>
  );
}
