import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { remove } from '../api/http';
import type { Draft } from '../api/types';
import { Confirm } from '../ui/Confirm';
import { bytes, counted } from '../ui/format';
import { messageOf, Notice } from '../ui/Failure';

export function DraftCard({ draft }: { draft: Draft }) {
  const queries = useQueryClient();
  const discard = useMutation({
    mutationFn: () => remove(`/api/v1/drafts/${draft.id}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['drafts'] }),
  });
  const title = draft.metadata.title?.trim() ? draft.metadata.title : 'Untitled draft';
  const files = draft.files ?? { count: 0, bytes: 0 };
  return (
    <li className="card">
      <div className="card-head">
        <h3>{title}</h3>
        <span className="badge badge-busy">Draft</span>
      </div>
      <p className="fine">
        {counted(files.count, 'file', 'files')} · {bytes(files.bytes)}
      </p>
      {discard.isError && <Notice>{messageOf(discard.error)}</Notice>}
      <div className="actions">
        <Link className="button button-small" to={`/deposit/${draft.id}/${files.count === 0 ? 'upload' : 'describe'}`}>
          Go on<span className="visually-hidden"> with {title}</span>
        </Link>
        <Confirm
          label="Delete"
          title="Delete this draft?"
          text={`“${title}” and its ${counted(files.count, 'uploaded file', 'uploaded files')} will be deleted.`}
          action="Delete the draft"
          busy={discard.isPending}
          onConfirm={() => discard.mutate()}
        />
      </div>
    </li>
  );
}
