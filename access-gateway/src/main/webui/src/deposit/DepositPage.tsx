import { useSyncExternalStore } from 'react';
import { Navigate, useParams } from 'react-router';
import { useSession } from '../session/useSession';
import { SignInFirst } from '../session/SignInFirst';
import { PageFailure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useTitle } from '../ui/useTitle';
import { DescribeStep } from './describe/DescribeStep';
import { FinaliseStep } from './FinaliseStep';
import { Steps } from './Steps';
import { UploadStep } from './UploadStep';
import { TransferPanel } from './TransferPanel';
import { transferOf } from './upload/transfers';
import { useDraft } from './useDraft';

export function DepositPage() {
  const { id = '', step } = useParams();
  const { session } = useSession();
  const draft = useDraft(id);
  useTitle(draft.data ? `Deposit: ${draft.data.draft.metadata.title ?? 'untitled'}` : 'Deposit');
  if (session && !session.signedIn) return <SignedOut draft={id} />;
  if (draft.isPending) return <Loading what="the draft" />;
  if (draft.isError && !draft.data) return <PageFailure title="The draft cannot be shown now" failure={draft.error} retry={() => void draft.refetch()} />;
  if (step !== 'upload' && step !== 'describe' && step !== 'finalise') {
    return <Navigate to={`/deposit/${id}/upload`} replace />;
  }
  const known = draft.data;
  if (!known) return null;
  return (
    <div className="page page-form">
      <Steps current={step} draft={id} />
      {step === 'upload' && <UploadStep draft={known.draft} />}
      {step === 'describe' && <DescribeStep key={id} known={known} />}
      {step === 'finalise' && <FinaliseStep draft={known.draft} />}
    </div>
  );
}

/** Files on their way stay in sight: this page has them, and goes on with them. */
function SignedOut({ draft }: { draft: string }) {
  const transfer = transferOf(draft);
  const now = useSyncExternalStore(transfer.subscribe, transfer.current);
  if (!now.running) return <SignInFirst />;
  return (
    <div className="page page-form">
      <Steps current="upload" draft={draft} />
      <h1>Files</h1>
      <TransferPanel transfer={transfer} now={now} />
    </div>
  );
}
