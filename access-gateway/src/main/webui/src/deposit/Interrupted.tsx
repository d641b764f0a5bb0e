import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, isProblem, send } from '../api/http';
import type { Page } from '../api/types';
import { Confirm } from '../ui/Confirm';
import { messageOf, Notice } from '../ui/Failure';
import { bytes, counted } from '../ui/format';

interface Upload {
  id: string;
  /** Of the file; none for a part of one. */
  path?: string;
  received: number;
  /** Not known of what comes by SFTP. */
  length?: number;
}

const MOST_SHOWN = 5;

/** What has begun to arrive and is not complete: of an earlier visit, a script or a colleague. */
export function Interrupted({ draft }: { draft: string }) {
  const uploads = useQuery({
    queryKey: ['draft', draft, 'uploads'],
    queryFn: async ({ signal }) => (await ask<Page<Upload>>(`/api/v1/drafts/${draft}/uploads`, signal)).body.items,
    staleTime: 0,
  });
  const queries = useQueryClient();
  const giveUp = useMutation({
    mutationFn: endUpload,
    onSettled: () => queries.invalidateQueries({ queryKey: ['draft', draft, 'uploads'] }),
  });
  const begun = uploads.data ?? [];
  if (begun.length === 0) return null;
  return (
    <section className="interrupted" aria-labelledby="interrupted">
      <h2 id="interrupted">{counted(begun.length, 'file has', 'files have')} arrived in part</h2>
      <ul>
        {begun.slice(0, MOST_SHOWN).map(({ id, path, received, length }) => (
          <li key={id}>
            <bdi>{path ?? 'Part of a file'}</bdi>{' '}
            <span className="fine">
              {length === undefined ? `${bytes(received)} by SFTP` : `${bytes(received)} of ${bytes(length)}`}
            </span>
            <Confirm
              label="Give up"
              about={path ?? 'part of a file'}
              title="Give up this upload?"
              text={`The ${bytes(received)} of ${path ?? 'a part of a file'} that have arrived are thrown away. If it is still being sent, from here or by a colleague, that ends too.`}
              action="Give up the upload"
              busy={giveUp.isPending}
              onConfirm={() => giveUp.mutate(id)}
            />
          </li>
        ))}
      </ul>
      {giveUp.isError && <Notice>{messageOf(giveUp.error)}</Notice>}
      <p className="fine">
        {begun.length > MOST_SHOWN && 'The first are shown. '}
        Choose the same folder again to send the rest{begun.some(({ length }) => length === undefined) && '; by SFTP, reput sends it'}. What is not gone on with is given up after some days.
      </p>
    </section>
  );
}

/** Also when it is gone already. */
async function endUpload(id: string): Promise<void> {
  try {
    await send(`/api/v1/uploads/${id}`, { method: 'DELETE', headers: { 'Tus-Resumable': '1.0.0' } });
  } catch (failure) {
    if (!isProblem(failure, 404) && !isProblem(failure, 410)) throw failure;
  }
}
