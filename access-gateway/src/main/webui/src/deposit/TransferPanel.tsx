import { Pause, Play } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useSignInAddress } from '../session/useSession';
import { Confirm } from '../ui/Confirm';
import { Notice } from '../ui/Failure';
import { bytes, counted, number } from '../ui/format';
import { Progress } from '../ui/Progress';
import { TransferList } from './TransferList';
import type { Snapshot } from './upload/items';
import type { Trouble } from './upload/Patience';
import type { Transfer } from './upload/Transfer';

export function TransferPanel({ transfer, now }: { transfer: Transfer; now: Snapshot }) {
  const all = now.items.length;
  const complete = now.stored === all;
  return (
    <section className="transfer" aria-label="Files being sent">
      <div className="transfer-head">
        <Progress
          label={headline(now, complete)}
          done={now.bytes === 0 ? now.stored : now.sentBytes}
          total={now.bytes === 0 ? all : now.bytes}
          text={`${number(now.stored)} of ${number(all)} files · ${bytes(now.sentBytes)} of ${bytes(now.bytes)}`}
        />
        {now.running && (
          <Button className="button button-quiet button-small" onPress={() => transfer.pause()}>
            <Pause aria-hidden size={15} /> Pause
          </Button>
        )}
        {!now.running && !complete && (
          <Button className="button button-small" onPress={() => transfer.start()}>
            <Play aria-hidden size={15} /> {now.paused ? 'Go on' : 'Try again'}
          </Button>
        )}
      </div>
      {now.trouble === 'signed-out' && <SignInAgain />}
      {now.stopped && <Notice>{now.stopped} What was sent is kept.</Notice>}
      {now.storedBefore > 0 && (
        <p className="fine">{counted(now.storedBefore, 'file was', 'files were')} there already.</p>
      )}
      {now.leftOut > 0 && (
        <p className="fine">
          {counted(now.leftOut, 'file', 'files')} of the operating system left out (such as .DS_Store).
        </p>
      )}
      {now.replaceable > 0 && (
        <div className="replaceable">
          <p>
            The archive has another file under the path of {counted(now.replaceable, 'file', 'files')}. Nothing was
            overwritten.
          </p>
          <Confirm
            label={`Replace ${now.replaceable === 1 ? 'it' : `all ${number(now.replaceable)}`}`}
            title={`Replace ${counted(now.replaceable, 'file', 'files')} of the archive?`}
            text="What the archive has under these paths leaves this draft, and the files of your folder take their place."
            action="Replace"
            busy={false}
            onConfirm={() => transfer.replace()}
          />
        </div>
      )}
      <TransferList items={now.items} now={now.at} replace={(item) => transfer.replace([item])} />
    </section>
  );
}

const TROUBLES: Record<Trouble, string> = {
  unreachable: 'The archive cannot be reached. It goes on by itself',
  busy: 'The archive is busy. It goes on by itself',
  'signed-out': 'Stopped: you are not signed in',
};

/** Beside this page, which alone can read the files that were chosen. */
function SignInAgain() {
  const address = useSignInAddress();
  return (
    <Notice>
      Sign in again, then it goes on. Leave this page open: it has the files that you chose.{' '}
      <a href={address} target="_blank" rel="noreferrer">
        Sign in (in a new tab)
      </a>
    </Notice>
  );
}

function headline(now: Snapshot, complete: boolean): string {
  if (complete) return 'All files are in the archive';
  if (now.trouble === 'signed-out') return TROUBLES[now.trouble];
  if (now.silentSeconds !== undefined && !now.paused) {
    const silence = `${number(now.silentSeconds)} s`;
    return now.confirming
      ? `All is sent; the archive has not confirmed it for ${silence}`
      : `Stalled: no byte for ${silence}. It goes on by itself`;
  }
  if (now.trouble) return TROUBLES[now.trouble];
  if (now.running) return 'Sending';
  if (now.paused) return 'Paused';
  return now.failed > 0 ? `${counted(now.failed, 'file', 'files')} could not be sent` : 'Stopped';
}
