import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { ask, tell } from '../api/http';
import { Choice } from '../ui/Choice';
import { Failure, messageOf, Notice } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { Invite } from './Invite';
import type { Collaborator, Right } from './types';

export const RIGHTS: readonly { id: Right; name: string }[] = [
  { id: 'view', name: 'may view' },
  { id: 'edit', name: 'may edit' },
  { id: 'submit', name: 'may edit and submit' },
];

interface CollaboratorsProps {
  /** Address of the draft or submission. */
  base: string;
  mayChange: boolean;
}

type Edit = (items: Collaborator[]) => Collaborator[];

/** Who else may work on a deposit. */
export function Collaborators({ base, mayChange }: CollaboratorsProps) {
  const queries = useQueryClient();
  const key = ['collaborators', base];
  const path = `${base}/collaborators`;
  const list = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await ask<{ items: Collaborator[] }>(path, signal)).body.items,
  });
  const change = useMutation({
    // The list is replaced whole: against what it is now, not what this page saw.
    mutationFn: async (edit: Edit) => {
      const now = (await ask<{ items: Collaborator[] }>(path)).body.items;
      const items = edit(now).map(({ email, orcid, right }) => ({ ...(email ? { email } : { orcid }), right }));
      return (await tell<{ items: Collaborator[] }>('PUT', path, { items })).body.items;
    },
    onSuccess: (items) => {
      queries.setQueryData(key, items);
      return queries.invalidateQueries({ queryKey: ['history', base] });
    },
  });
  const without = (one: Collaborator) => (items: Collaborator[]) =>
    items.filter((other) => addressOf(other) !== addressOf(one));
  return (
    <section aria-labelledby="collaborators">
      <h2 id="collaborators">Collaborators</h2>
      <p className="fine">
        Colleagues with an account here. Viewing includes the study while it is private; deleting, withdrawing and this
        list stay the owner’s.
      </p>
      {list.isPending && <Loading what="the collaborators" />}
      {list.isError && <Failure failure={list.error} retry={() => void list.refetch()} />}
      {list.data?.length === 0 && <p>Nobody else has been invited.</p>}
      {list.data && list.data.length > 0 && (
        <ul className="rows">
          {list.data.map((person) => (
            <li key={addressOf(person)} className="row">
              <span className="row-main">
                <strong>{addressOf(person)}</strong>
                {person.state === 'pending' && (
                  <span className="badge badge-busy" title="Has not made use of it yet">
                    Invited
                  </span>
                )}
              </span>
              {mayChange ? (
                <Choice
                  label={`Right of ${addressOf(person)}`}
                  quiet
                  value={person.right}
                  options={RIGHTS}
                  disabled={change.isPending}
                  onChange={(right) =>
                    change.mutate((items) =>
                      items.map((other) => (addressOf(other) === addressOf(person) ? { ...other, right } : other)),
                    )
                  }
                />
              ) : (
                <span>{RIGHTS.find(({ id }) => id === person.right)?.name}</span>
              )}
              {mayChange && (
                <Button
                  className="button button-quiet button-icon"
                  aria-label={`Remove ${addressOf(person)}`}
                  isDisabled={change.isPending}
                  onPress={() => change.mutate(without(person))}
                >
                  <Trash2 aria-hidden size={16} />
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {change.isError && <Notice>{messageOf(change.error)}</Notice>}
      {mayChange && (
        <Invite
          busy={change.isPending}
          invite={(person) => change.mutate((items) => [...without(person)(items), person])}
        />
      )}
    </section>
  );
}

function addressOf({ email, orcid }: Collaborator): string {
  return email ?? orcid ?? '';
}
