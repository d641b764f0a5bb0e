import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { remove } from '../api/http';
import type { Draft } from '../api/types';
import { useDraft } from '../deposit/useDraft';
import { SignInFirst } from '../session/SignInFirst';
import { useSession } from '../session/useSession';
import { Confirm } from '../ui/Confirm';
import { messageOf, Notice, PageFailure } from '../ui/Failure';
import { bytes, counted } from '../ui/format';
import { Loading } from '../ui/Loading';
import { useTitle } from '../ui/useTitle';
import { titleOf } from './titleOf';
import { Collaborators } from './Collaborators';
import { History } from './History';
import { UploadTokens } from './UploadTokens';
import { DraftOf } from '../versions/DraftOf';
import { Comparison } from '../versions/Comparison';

/** What its people do with a draft beside filling it. */
export function DraftPage() {
  const { id = '' } = useParams();
  const { session } = useSession();
  const known = useDraft(id);
  const draft = known.data?.draft;
  useTitle(draft ? titleOf(draft) : 'Draft');
  if (session && !session.signedIn) return <SignInFirst />;
  if (known.isPending) return <Loading what="the draft" />;
  if (!draft) return <PageFailure title="This cannot be shown now" failure={known.error} retry={() => void known.refetch()} />;
  return <Parts key={id} draft={draft} own={draft.owner === session?.username} />;
}

function Parts({ draft, own }: { draft: Draft; own: boolean }) {
  const base = `/api/v1/drafts/${draft.id}`;
  const files = draft.files ?? { count: 0, bytes: 0 };
  const open = draft.state === 'open';
  return (
    <div className="page page-form">
      <nav aria-label="Back">
        <Link to="/my-studies">My studies</Link>
      </nav>
      <header className="study-head">
        <p className="study-marks">
          <span className="badge badge-busy">{open ? 'Draft' : 'Submitted'}</span>
          {!own && <span>of {draft.owner}</span>}
          <DraftOf draft={draft} />
        </p>
        <h1>{titleOf(draft)}</h1>
        <p className="fine">
          {counted(files.count, 'file', 'files')} · {bytes(files.bytes)}
        </p>
        {open && (
          <div className="actions">
            <Link className="button button-small" to={`/deposit/${draft.id}/${files.count === 0 ? 'upload' : 'describe'}`}>
              Go on with the deposit
            </Link>
          </div>
        )}
      </header>
      {open && draft.versionOf && (
        <section aria-labelledby="changes">
          <h2 id="changes">What it changes</h2>
          <Comparison
            base={`/api/v1/submissions/${draft.versionOf.accession}`}
            version={draft.versionOf.version}
            draft
          />
        </section>
      )}
      <Collaborators base={base} mayChange={own} />
      {open && <UploadTokens draft={draft.id} />}
      <History base={base} />
      {open && own && <Delete draft={draft} />}
    </div>
  );
}

function Delete({ draft }: { draft: Draft }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const discard = useMutation({
    mutationFn: () => remove(`/api/v1/drafts/${draft.id}`),
    onSuccess: async () => {
      await navigate('/my-studies');
      queries.removeQueries({ queryKey: ['draft', draft.id] });
      await queries.invalidateQueries({ queryKey: ['drafts'] });
    },
  });
  return (
    <section aria-labelledby="delete">
      <h2 id="delete">Delete</h2>
      {discard.isError && <Notice>{messageOf(discard.error)}</Notice>}
      <div className="actions">
        <Confirm
          label="Delete the draft"
          title="Delete this draft?"
          text={`“${titleOf(draft)}” and its files are gone for everyone. You can restore both under My studies for 30 days.`}
          action="Delete the draft"
          busy={discard.isPending}
          onConfirm={() => discard.mutate()}
        />
      </div>
    </section>
  );
}
