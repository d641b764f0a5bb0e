import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { createColumnHelper } from '@tanstack/react-table';
import { useCallback, useMemo } from 'react';
import { ask } from '../api/http';
import type { DraftFile, Page } from '../api/types';
import { Confirm } from '../ui/Confirm';
import { messageOf, Notice } from '../ui/Failure';
import { FileName } from '../ui/FileName';
import { FileTable } from '../ui/FileTable';
import { bytes, number } from '../ui/format';
import { useRows } from '../ui/useRows';
import { RemoveMatching } from './RemoveMatching';
import type { Transfer } from './upload/Transfer';
import { removeFile } from './upload/requests';

const PAGE = 500;

const column = createColumnHelper<DraftFile>();

interface DraftFilesProps {
  draft: string;
  transfer: Transfer;
  /** How many the archive says there are; a change asks for the list again. */
  count: number;
}

/** What the archive has, whoever sent it; each can be removed. */
export function DraftFiles({ draft, transfer, count }: DraftFilesProps) {
  const queries = useQueryClient();
  const files = useInfiniteQuery({
    queryKey: ['draft', draft, 'files', count],
    initialPageParam: '',
    staleTime: 0,
    queryFn: async ({ pageParam, signal }) => {
      const asked = new URLSearchParams({ limit: String(PAGE) });
      if (pageParam) asked.set('cursor', pageParam);
      return (await ask<Page<DraftFile>>(`/api/v1/drafts/${draft}/files?${asked.toString()}`, signal)).body;
    },
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const fresh = useCallback(
    () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['draft', draft, 'files'] }),
        queries.invalidateQueries({ queryKey: ['draft', draft, 'totals'] }),
      ]),
    [queries, draft],
  );
  const { mutate, isPending, error } = useMutation({
    mutationFn: (path: string) => removeFile(draft, path),
    onSuccess: (_, path) => {
      transfer.removed(path);
      return fresh();
    },
  });
  const columns = useMemo(
    () => [
      column.accessor('path', {
        header: 'File',
        cell: (cell) => <FileName path={cell.getValue()} href={undefined} />,
      }),
      column.accessor('size', { header: 'Size', cell: (cell) => bytes(cell.getValue()) }),
      column.display({
        id: 'remove',
        header: () => <span className="visually-hidden">Remove</span>,
        cell: ({ row: { original } }) => (
          <Confirm
            label="Remove"
            about={original.path}
            title="Remove this file?"
            text={`${original.path} leaves this draft. Your own copy stays as it is and can be sent again.`}
            action="Remove the file"
            busy={isPending}
            onConfirm={() => mutate(original.path)}
          />
        ),
      }),
    ],
    [isPending, mutate],
  );
  const { rows, more } = useRows(files);
  if (count === 0 && rows.length === 0) return null;
  return (
    <section className="draft-files" aria-labelledby="draft-files">
      <h2 id="draft-files">Files in the archive ({number(count)})</h2>
      {files.isError && <Notice>{messageOf(files.error)}</Notice>}
      {rows.length > 0 && (
        <FileTable
          rows={rows}
          columns={columns}
          total={count}
          label="Files of this draft"
          labelledBy="draft-files"
          className="draft-table"
          more={more}
        />
      )}
      {error && <Notice>{messageOf(error)}</Notice>}
      <RemoveMatching
        draft={draft}
        onRemoved={() => {
          void fresh();
          // What it cannot tell now, the next sending finds out.
          transfer.compare(new AbortController().signal).catch(() => undefined);
        }}
      />
    </section>
  );
}
