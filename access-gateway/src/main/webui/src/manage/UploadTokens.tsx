import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Input, Label, NumberField, TextField } from 'react-aria-components';
import { ask, isProblem, remove, tell } from '../api/http';
import type { Page } from '../api/types';
import { Confirm } from '../ui/Confirm';
import { Failure, messageOf, Notice } from '../ui/Failure';
import { day } from '../ui/format';
import { Loading } from '../ui/Loading';
import { Secret } from '../ui/Secret';
import type { UploadToken } from './types';

const USUAL_DAYS = 30;
const MOST_DAYS = 90;
const LONGEST_LABEL = 200;

/** Tokens that fill this draft and do nothing else. */
export function UploadTokens({ draft }: { draft: string }) {
  const queries = useQueryClient();
  const path = `/api/v1/drafts/${draft}/upload-tokens`;
  const key = ['upload-tokens', draft];
  const [label, setLabel] = useState('');
  const [days, setDays] = useState(USUAL_DAYS);
  const [made, setMade] = useState<UploadToken>();
  const tokens = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await ask<Page<UploadToken>>(path, signal)).body.items,
  });
  const make = useMutation({
    mutationFn: async () => (await tell<UploadToken>('POST', path, { label: label.trim(), days })).body,
    onSuccess: (token) => {
      setMade(token);
      setLabel('');
      return queries.invalidateQueries({ queryKey: key });
    },
  });
  const revoke = useMutation({
    mutationFn: (token: UploadToken) => remove(`${path}/${token.id}`),
    onSuccess: (_, token) => {
      if (made?.id === token.id) setMade(undefined);
      return queries.invalidateQueries({ queryKey: key });
    },
  });
  if (isProblem(tokens.error, 403)) return null;
  return (
    <section aria-labelledby="upload-tokens">
      <h2 id="upload-tokens">Upload tokens</h2>
      <p className="fine">
        For a microscope’s computer or a script, where nobody is signed in: a token fills this draft and does nothing
        else. It is the password of SFTP, or the bearer token of uploads.
      </p>
      {tokens.isPending && <Loading what="the tokens" />}
      {tokens.isError && <Failure failure={tokens.error} retry={() => void tokens.refetch()} />}
      {made?.token && (
        <Secret
          label="Upload token"
          value={made.token}
          text="Whoever has it can add files to this draft until it ends or is revoked."
          onDone={() => setMade(undefined)}
        />
      )}
      {tokens.data?.length === 0 && <p>There is no token at the moment.</p>}
      {tokens.data && tokens.data.length > 0 && (
        <ul className="rows">
          {tokens.data.map((token) => (
            <li key={token.id} className="row">
              <span className="row-main">
                <strong>{token.label || 'Without a label'}</strong>
                <span className="fine">
                  made on {day(token.createdAt)} · ends {day(token.expiresAt)}
                </span>
              </span>
              <Confirm
                label="Revoke"
                about={token.label || 'token without a label'}
                title="Revoke this token?"
                text="From now on no upload begins with it. What it has sent stays."
                action="Revoke the token"
                busy={revoke.isPending}
                onConfirm={() => revoke.mutate(token)}
              />
            </li>
          ))}
        </ul>
      )}
      {revoke.isError && <Notice>{messageOf(revoke.error)}</Notice>}
      {make.isError && <Notice>{messageOf(make.error)}</Notice>}
      {!tokens.isError && (
        <form
          className="inline-form"
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate();
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
          <Button type="submit" className="button button-quiet" isDisabled={make.isPending || !(days >= 1)}>
            {make.isPending ? 'Making the token …' : 'Make a token'}
          </Button>
        </form>
      )}
    </section>
  );
}
