import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { ask, tell } from '../api/http';
import type { Draft, Page } from '../api/types';
import { titleOf } from '../manage/titleOf';
import { Failure, messageOf, Notice } from '../ui/Failure';
import { bytes, counted } from '../ui/format';

const MOST = 100;

/** Own drafts that were deleted within 30 days. */
export function DeletedDrafts() {
  const deleted = useQuery({
    queryKey: ['drafts', 'deleted'],
    queryFn: async ({ signal }) =>
      (await ask<Page<Draft>>(`/api/v1/drafts?state=deleted&limit=${String(MOST)}`, signal)).body.items,
  });
  if (deleted.isError) return <Failure failure={deleted.error} retry={() => void deleted.refetch()} />;
  if (!deleted.data || deleted.data.length === 0) return null;
  return (
    <details className="deleted">
      <summary>Deleted drafts ({deleted.data.length})</summary>
      <p className="fine">Each can be restored with all its files for 30 days from its deletion.</p>
      <ul className="rows">
        {deleted.data.map((draft) => (
          <DeletedDraft key={draft.id} draft={draft} />
        ))}
      </ul>
    </details>
  );
}

function DeletedDraft({ draft }: { draft: Draft }) {
  const queries = useQueryClient();
  const restore = useMutation({
    mutationFn: async () => (await tell<Draft>('POST', `/api/v1/drafts/${draft.id}/restore`)).body,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['drafts'] }),
  });
  const files = draft.files ?? { count: 0, bytes: 0 };
  return (
    <li className="row">
      <span className="row-main">
        <strong>{titleOf(draft)}</strong>
        <span className="fine">
          {counted(files.count, 'file', 'files')} · {bytes(files.bytes)}
        </span>
        {restore.isError && <Notice>{messageOf(restore.error)}</Notice>}
      </span>
      <Button
        className="button button-quiet button-small"
        isDisabled={restore.isPending}
        onPress={() => restore.mutate()}
      >
        Restore<span className="visually-hidden"> {titleOf(draft)}</span>
      </Button>
    </li>
  );
}
