import { useQuery } from '@tanstack/react-query';
import { FolderUp } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { Button, DropZone, FileTrigger, Text } from 'react-aria-components';
import { Link } from 'react-router';
import type { Draft } from '../api/types';
import { Notice } from '../ui/Failure';
import { bytes, counted } from '../ui/format';
import { DraftFiles } from './DraftFiles';
import { Interrupted } from './Interrupted';
import { readDraft } from './useDraft';
import { chosenFiles, droppedFiles, type Found } from './upload/folder';
import { transferOf } from './upload/transfers';
import { TransferPanel } from './TransferPanel';

const ASK_AGAIN_MILLIS = 4_000;

export function UploadStep({ draft }: { draft: Draft }) {
  const transfer = transferOf(draft.id);
  const now = useSyncExternalStore(transfer.subscribe, transfer.current);
  const [reading, setReading] = useState<number>();
  const [unreadable, setUnreadable] = useState(false);
  const there = useQuery({
    queryKey: ['draft', draft.id, 'totals', now.running ? 'changing' : now.stored],
    staleTime: 0,
    queryFn: async ({ signal }) => (await readDraft(draft.id, signal)).draft.files ?? { count: 0, bytes: 0 },
    refetchInterval: now.running ? ASK_AGAIN_MILLIS : false,
    placeholderData: (before) => before ?? draft.files ?? { count: 0, bytes: 0 },
  });
  const take = async (files: Promise<Found[]> | Found[]) => {
    setReading(0);
    setUnreadable(false);
    try {
      transfer.add(await files);
    } catch {
      setUnreadable(true);
    } finally {
      setReading(undefined);
    }
  };
  return (
    <>
      <h1>Files</h1>
      <DropZone
        className="drop"
        aria-label="Drop files and folders here"
        onDrop={(event) => void take(droppedFiles(event.items, setReading))}
      >
        <FolderUp aria-hidden size={34} strokeWidth={1.4} />
        <Text slot="label">{reading === undefined ? 'Drag folders or files here' : readingText(reading)}</Text>
        <div className="actions actions-centre">
          <FileTrigger acceptDirectory onSelect={(files) => void take(chosenFiles(files ?? []))}>
            <Button className="button">Choose a folder</Button>
          </FileTrigger>
          <FileTrigger allowsMultiple onSelect={(files) => void take(chosenFiles(files ?? []))}>
            <Button className="button button-quiet">Choose files</Button>
          </FileTrigger>
        </div>
        <p className="fine">
          Any size and number. You may close the browser and go on later: choose the same folder again, and what is
          there already is not sent twice.
        </p>
      </DropZone>
      {unreadable && <Notice>The folder could not be read. Is its disk still connected?</Notice>}
      {!now.running && <Interrupted draft={draft.id} />}
      {now.items.length > 0 && <TransferPanel transfer={transfer} now={now} />}
      {there.data && (
        <>
          <p className="stored-total">
            In the archive: <strong>{counted(there.data.count, 'file', 'files')}</strong>
            {there.data.count > 0 && ` · ${bytes(there.data.bytes)}`}
          </p>
          <DraftFiles draft={draft.id} transfer={transfer} count={there.data.count} />
        </>
      )}
      <div className="actions">
        <Link className="button" to={`/deposit/${draft.id}/describe`}>
          {now.running ? 'Describe while files are sent' : 'Go on to the description'}
        </Link>
      </div>
    </>
  );
}

function readingText(found: number): string {
  return found === 0 ? 'Reading the folder …' : `Reading the folder … ${counted(found, 'file', 'files')}`;
}
