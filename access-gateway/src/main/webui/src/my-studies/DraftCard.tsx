import { Link } from 'react-router';
import type { Draft } from '../api/types';
import { titleOf } from '../manage/titleOf';
import { DraftOf } from '../versions/DraftOf';
import { useSession } from '../session/useSession';
import { bytes, counted } from '../ui/format';

export function DraftCard({ draft }: { draft: Draft }) {
  const { session } = useSession();
  const title = titleOf(draft);
  const files = draft.files ?? { count: 0, bytes: 0 };
  return (
    <li className="card">
      <div className="card-head">
        <h3>{title}</h3>
        <span className="badge badge-busy">Draft</span>
      </div>
      <p className="fine">
        {draft.versionOf && (
          <>
            <DraftOf draft={draft} /> ·{' '}
          </>
        )}
        {counted(files.count, 'file', 'files')} · {bytes(files.bytes)}
        {draft.owner !== session?.username && <> · shared with you by {draft.owner}</>}
      </p>
      <div className="actions">
        <Link className="button button-small" to={`/deposit/${draft.id}/${files.count === 0 ? 'upload' : 'describe'}`}>
          Go on<span className="visually-hidden"> with {title}</span>
        </Link>
        <Link className="button button-quiet button-small" to={`/my-studies/drafts/${draft.id}`}>
          Manage<span className="visually-hidden"> {title}</span>
        </Link>
      </div>
    </li>
  );
}
