import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button, Input, Label, Radio, RadioGroup, TextField } from 'react-aria-components';
import { useNavigate, useSearchParams } from 'react-router';
import { tell } from '../api/http';
import { requestKeys } from '../api/requestKeys';
import type { Draft } from '../api/types';
import { useSession } from '../session/useSession';
import { SignInFirst } from '../session/SignInFirst';
import { Failure, messageOf, Notice } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useTitle } from '../ui/useTitle';
import { CollectionChoice } from '../collection/CollectionChoice';
import { collectionOf, useCollections } from '../collection/collections';
import { Steps } from './Steps';
import { useTemplates } from './template';

/** The first step: it makes the draft that the others fill. */
export function StartPage() {
  useTitle('New deposit');
  const { session, mayDeposit } = useSession();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const collections = useCollections();
  const [parameters] = useSearchParams();
  const [place, setPlace] = useState(parameters.get('collection') ?? undefined);
  const all = collections.data ?? [];
  const open = all.find((each) => each.deposits === 'open');
  const usual = collectionOf(all, undefined);
  const collection = collectionOf(all, place ?? (usual?.deposits === 'open' ? usual.name : open?.name));
  const templates = useTemplates(collection?.name);
  const [chosen, setTemplate] = useState<string>();
  const template = templates.data?.find(({ id }) => id === chosen)?.id ?? templates.data?.[0]?.id;
  const [title, setTitle] = useState('');
  const keyOf = useRef(requestKeys());
  const begin = useMutation({
    mutationFn: async () => {
      const metadata = {
        template,
        ...(collection && !collection.default && { collection: collection.name }),
        title: title.trim(),
      };
      const key = keyOf.current(JSON.stringify(metadata));
      return (await tell<Draft>('POST', '/api/v1/drafts', { metadata }, { 'Idempotency-Key': key })).body;
    },
    onSuccess: async (draft) => {
      await queries.invalidateQueries({ queryKey: ['drafts'] });
      await navigate(`/deposit/${draft.id}/upload`);
    },
  });
  if (session && !session.signedIn) return <SignInFirst />;
  if (session && !mayDeposit) {
    return (
      <div className="page page-narrow">
        <h1>New deposit</h1>
        <p>Your account may read but not deposit. Ask the operators of this archive for the role “depositor”.</p>
      </div>
    );
  }
  return (
    <div className="page page-form">
      <Steps current="prepare" draft={undefined} />
      <h1>New deposit</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          begin.mutate();
        }}
      >
        <TextField className="field" value={title} onChange={setTitle} maxLength={1000} isRequired>
          <Label>Title</Label>
          <Input placeholder="What was imaged, in what, and how" />
        </TextField>
        <CollectionChoice all={all} current={collection} onChange={({ name }) => setPlace(name)} />
        {templates.isPending && <Loading what="the templates" />}
        {templates.isError && <Failure failure={templates.error} retry={() => void templates.refetch()} />}
        {templates.data && (
          <RadioGroup className="choice choice-grid" value={template ?? null} onChange={setTemplate}>
            <Label>Template</Label>
            {templates.data.map(({ id, name, description }) => (
              <Radio key={id} value={id} className="radio radio-card">
                <span>
                  {name}
                  <span className="fine">{description}</span>
                </span>
              </Radio>
            ))}
          </RadioGroup>
        )}
        {begin.isError && <Notice>{messageOf(begin.error)}</Notice>}
        <div className="actions">
          <Button type="submit" className="button" isDisabled={title.trim() === '' || template === undefined || begin.isPending}>
            {begin.isPending ? 'Making the draft …' : 'Go on to the files'}
          </Button>
        </div>
      </form>
    </div>
  );
}
