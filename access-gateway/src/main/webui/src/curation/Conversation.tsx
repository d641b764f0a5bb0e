import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Label, TextArea, TextField } from 'react-aria-components';
import { ask, tell } from '../api/http';
import type { Page } from '../api/types';
import { Failure, messageOf, Notice } from '../ui/Failure';
import { moment } from '../ui/format';
import { Loading } from '../ui/Loading';
import type { Comment } from './types';
import { curationPath } from './useCuration';

const PAGE = 200;
export const LONGEST_COMMENT = 10_000;

/** What was said about a study, in the order it was said. Everyone who may see the deposit reads it. */
export function Comments({ accession }: { accession: string }) {
  const comments = useInfiniteQuery({
    queryKey: ['curation', accession, 'comments'],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : '';
      return (await ask<Page<Comment>>(`${curationPath(accession)}/comments?limit=${String(PAGE)}${cursor}`, signal)).body;
    },
    getNextPageParam: (page) => page.next,
  });
  const said = comments.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {comments.isPending && <Loading what="the comments" />}
      {comments.isError && <Failure failure={comments.error} retry={() => void comments.refetch()} />}
      {comments.data && said.length === 0 && <p className="fine">Nothing has been said yet.</p>}
      <ol className="comments">
        {said.map((comment) => (
          <li key={comment.id} className={comment.curator ? 'comment comment-curator' : 'comment'}>
            <p className="comment-head">
              <strong>{comment.author}</strong>
              {comment.curator && <span className="badge badge-calm">Curator</span>}
              <time className="fine" dateTime={comment.createdAt}>
                {moment(comment.createdAt)}
              </time>
            </p>
            <p className="prose">{comment.text}</p>
          </li>
        ))}
      </ol>
      {comments.hasNextPage && (
        <Button className="button button-quiet more" onPress={() => void comments.fetchNextPage()}>
          Show later comments
        </Button>
      )}
    </>
  );
}

interface SayProps {
  accession: string;
  label: string;
  action: string;
}

/** A box to say something in. */
export function Say({ accession, label, action }: SayProps) {
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const say = useMutation({
    mutationFn: async () =>
      (await tell<Comment>('POST', `${curationPath(accession)}/comments`, { text: text.trim() })).body,
    onSuccess: async () => {
      setText('');
      await queries.invalidateQueries({ queryKey: ['curation'] });
    },
  });
  return (
    <form
      className="say"
      onSubmit={(event) => {
        event.preventDefault();
        say.mutate();
      }}
    >
      <TextField className="field" value={text} onChange={setText} maxLength={LONGEST_COMMENT}>
        <Label>{label}</Label>
        <TextArea rows={3} />
      </TextField>
      {say.isError && <Notice>{messageOf(say.error)}</Notice>}
      <div className="actions">
        <Button type="submit" className="button button-quiet" isDisabled={say.isPending || text.trim() === ''}>
          {say.isPending ? 'Sending …' : action}
        </Button>
      </div>
    </form>
  );
}
