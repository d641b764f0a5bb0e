import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/http';
import type { Page } from '../api/types';
import { bytes, counted } from '../ui/format';

interface Upload {
  id: string;
  /** Of the file; none for a part of one. */
  path?: string;
  received: number;
  length: number;
}

const MOST_SHOWN = 5;

/** What has begun to arrive and is not complete: of an earlier visit, a script or a colleague. */
export function Interrupted({ draft }: { draft: string }) {
  const uploads = useQuery({
    queryKey: ['draft', draft, 'uploads'],
    queryFn: async ({ signal }) => (await ask<Page<Upload>>(`/api/v1/drafts/${draft}/uploads`, signal)).body.items,
    staleTime: 0,
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
              {bytes(received)} of {bytes(length)}
            </span>
          </li>
        ))}
      </ul>
      <p className="fine">
        {begun.length > MOST_SHOWN && 'The first are shown. '}
        Choose the same folder again to send the rest. What is not gone on with is given up after some days.
      </p>
    </section>
  );
}
