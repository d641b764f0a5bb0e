import { useMutation, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ask, remove, tell } from '../api/http';
import type { Page } from '../api/types';
import { Confirm } from '../ui/Confirm';
import { Failure, messageOf, Notice } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { Secret } from '../ui/Secret';

interface Given {
  id: string;
  label: string;
}

/** All of them, as their address lists them. */
export function useItems<T extends Given>(path: string, key: QueryKey) {
  return useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await ask<Page<T>>(path, signal)).body.items,
  });
}

/** What was given out at one address. The secret of each is known only when it is made. */
export function useGivenOut<T extends Given, W>(path: string, key: QueryKey, touched: QueryKey[] = []) {
  const queries = useQueryClient();
  const [made, setMade] = useState<T>();
  const fresh = () => Promise.all([key, ...touched].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const all = useItems<T>(path, key);
  const make = useMutation({
    mutationFn: async (wish: W) => (await tell<T>('POST', path, wish)).body,
    onSuccess: (one) => {
      setMade(one);
      return fresh();
    },
  });
  const revoke = useMutation({
    mutationFn: (one: T) => remove(`${path}/${one.id}`),
    onSuccess: (_, one) => {
      if (made?.id === one.id) setMade(undefined);
      return fresh();
    },
  });
  return { all, made, forget: () => setMade(undefined), make, revoke };
}

/** Them as a list; what makes another stands below it. */
export function GivenOut<T extends Given>({
  given: { all, made, forget, make, revoke },
  word,
  secret,
  revoked,
  row,
  children,
}: {
  given: Omit<ReturnType<typeof useGivenOut<T, unknown>>, 'make'> & { make: { error: Error | null } };
  word: string;
  secret: { label: string; text: string; of: (one: T) => string | undefined };
  revoked: string;
  row: (one: T) => { about: string; badge?: ReactNode };
  children: ReactNode;
}) {
  const value = made && secret.of(made);
  return (
    <>
      {all.isPending && <Loading what={`the ${word}s`} />}
      {all.isError && <Failure failure={all.error} retry={() => void all.refetch()} />}
      {value && <Secret label={secret.label} value={value} text={secret.text} onDone={forget} />}
      {all.data?.length === 0 && <p>There is no {word} at the moment.</p>}
      {all.data && all.data.length > 0 && (
        <ul className="rows">
          {all.data.map((one) => (
            <li key={one.id} className="row">
              <span className="row-main">
                <strong>{one.label || 'Without a label'}</strong>
                <span className="fine">{row(one).about}</span>
              </span>
              {row(one).badge}
              <Confirm
                label="Revoke"
                about={one.label || `${word} without a label`}
                title={`Revoke this ${word}?`}
                text={revoked}
                action={`Revoke the ${word}`}
                busy={revoke.isPending}
                onConfirm={() => revoke.mutate(one)}
              />
            </li>
          ))}
        </ul>
      )}
      {revoke.isError && <Notice>{messageOf(revoke.error)}</Notice>}
      {make.error && <Notice>{messageOf(make.error)}</Notice>}
      {!all.isError && children}
    </>
  );
}
