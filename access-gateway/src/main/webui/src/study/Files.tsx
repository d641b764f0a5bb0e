import { useInfiniteQuery } from '@tanstack/react-query';
import { createColumnHelper, flexRender, getCoreRowModel, useReactTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { ask } from '../api/http';
import type { Page, StudyFile } from '../api/types';
import { Failure } from '../ui/Failure';
import { bytes, number } from '../ui/format';
import { Loading } from '../ui/Loading';
import { ImageBadge } from '../ui/State';
import { useDoor } from './door';

const PAGE = 500;
const ROW_PIXELS = 36;
const OVERSCAN = 12;

const column = createColumnHelper<StudyFile>();
const COLUMNS = [
  column.accessor('path', {
    header: 'File',
    cell: (cell) => <FileName file={cell.row.original} />,
  }),
  column.accessor('size', { header: 'Size', cell: (cell) => bytes(cell.getValue()) }),
  column.accessor('format', { header: 'Format', cell: (cell) => cell.getValue() ?? '' }),
  column.accessor('imaging', { header: 'Image', cell: (cell) => <Imaging file={cell.row.original} /> }),
];

/** Links of the archive name its public address; these pages ask the origin they came from. */
function pathOf(href: string): string {
  return new URL(href, location.origin).pathname;
}

function FileName({ file: { path, href } }: { file: StudyFile }) {
  const name = <bdi>{path}</bdi>;
  if (href === undefined) return <span title={path}>{name}</span>;
  return (
    <a href={pathOf(href)} title={path} download>
      {name}
    </a>
  );
}

function Imaging({ file }: { file: StudyFile }) {
  if (file.state === 'rejected') return <span className="badge badge-bad">Damaged</span>;
  return <ImageBadge state={file.imaging} />;
}

/** All files of a study, of which only the rows in view exist. */
export function Files({ accession }: { accession: string }) {
  const door = useDoor();
  const files = useInfiniteQuery({
    queryKey: ['study', door + accession, 'files'],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : '';
      return (
        await ask<Page<StudyFile>>(`${door}/api/v1/studies/${accession}/files?limit=${String(PAGE)}${cursor}`, signal)
      ).body;
    },
    getNextPageParam: (page) => page.next,
  });
  const rows = files.data?.pages.flatMap((page) => page.items) ?? [];
  const total = files.data?.pages[0]?.total ?? rows.length;
  return (
    <section aria-labelledby="files">
      <h2 id="files">Files{files.data && ` (${number(total)})`}</h2>
      {files.isPending && <Loading what="the files" />}
      {files.isError && <Failure failure={files.error} retry={() => void files.refetch()} />}
      {rows[0]?.href !== undefined && (
        <p>
          <a href={`${door}/api/v1/studies/${accession}/archive.zip`} download>
            Download all as ZIP
          </a>{' '}
          <span className="quiet">A download that breaks off can be resumed.</span>
        </p>
      )}
      {rows.length > 0 && (
        <Table
          rows={rows}
          total={total}
          more={() => {
            if (files.hasNextPage && !files.isFetchingNextPage) void files.fetchNextPage();
          }}
        />
      )}
    </section>
  );
}

function Table({ rows, total, more }: { rows: StudyFile[]; total: number; more: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  const table = useReactTable({ data: rows, columns: COLUMNS, getCoreRowModel: getCoreRowModel() });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PIXELS,
    overscan: OVERSCAN,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - OVERSCAN) more();
  }, [last, rows.length, more]);
  return (
    // A scrolling box must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="file-box" ref={box} tabIndex={0} role="region" aria-label="Files of the study">
      <div role="table" aria-rowcount={total + 1} aria-labelledby="files" className="file-table">
        <div role="row" aria-rowindex={1} className="file-row file-row-head">
          {table.getFlatHeaders().map((header) => (
            <div role="columnheader" key={header.id}>
              {flexRender(header.column.columnDef.header, header.getContext())}
            </div>
          ))}
        </div>
        <div role="rowgroup" className="file-rows" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => (
            <div
              key={item.key}
              role="row"
              aria-rowindex={item.index + 2}
              className="file-row"
              style={{ transform: `translateY(${String(item.start)}px)` }}
            >
              {table
                .getRowModel()
                .rows[item.index]?.getVisibleCells()
                .map((cell) => (
                  <div role="cell" key={cell.id}>
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </div>
                ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
