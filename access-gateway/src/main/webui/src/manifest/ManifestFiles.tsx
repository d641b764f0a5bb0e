import { useInfiniteQuery } from '@tanstack/react-query';
import { createColumnHelper } from '@tanstack/react-table';
import { Link } from 'react-router';
import { ask } from '../api/http';
import { Failure } from '../ui/Failure';
import { FileName } from '../ui/FileName';
import { FileTable } from '../ui/FileTable';
import { bytes, number } from '../ui/format';
import { Loading } from '../ui/Loading';
import { useRows } from '../ui/useRows';
import type { FrozenFile, Manifest, ManifestPage } from './types';

const PAGE = 500;

const column = createColumnHelper<FrozenFile>();
const COLUMNS = [
  column.accessor('path', { header: 'File', cell: (cell) => <FrozenName file={cell.row.original} /> }),
  column.accessor('size', {
    header: 'Size',
    cell: (cell) => {
      const size = cell.getValue();
      return size === undefined ? '' : bytes(size);
    },
  }),
  column.accessor('accession', { header: 'Study', cell: (cell) => <StudyName file={cell.row.original} /> }),
  column.accessor('sha256', {
    header: 'SHA-256',
    cell: (cell) => (
      <code className="digest" title={cell.getValue()}>
        {cell.getValue()}
      </code>
    ),
  }),
];

function FrozenName({ file: { path, href, state, number: place } }: { file: FrozenFile }) {
  if (state === 'gone' || path === undefined) return <span className="quiet">File {number(place + 1)}, withdrawn</span>;
  return <FileName path={path} href={href} />;
}

function StudyName({ file: { accession, version, state } }: { file: FrozenFile }) {
  return (
    <Link to={`/studies/${accession}${state === 'gone' ? '' : `.v${String(version)}`}`}>
      {accession}.v{version}
    </Link>
  );
}

/** All files of a manifest in their order, of which only the rows in view exist. */
export function ManifestFiles({ manifest }: { manifest: Manifest }) {
  const settled = manifest.state !== 'searching';
  const files = useInfiniteQuery({
    queryKey: ['manifest', manifest.id, 'files'],
    enabled: settled,
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const asked = new URLSearchParams({ limit: String(PAGE) });
      if (pageParam) asked.set('cursor', pageParam);
      return (await ask<ManifestPage>(`/api/v1/manifests/${manifest.id}?${asked.toString()}`, signal)).body;
    },
    getNextPageParam: (page) => page.next,
  });
  const { rows, more } = useRows(files);
  if (!settled) return null;
  return (
    <section aria-labelledby="files">
      <h2 id="files">Files ({number(manifest.files)})</h2>
      {files.isPending && <Loading what="the files" />}
      {files.isError && <Failure failure={files.error} retry={() => void files.refetch()} />}
      {rows.length > 0 && (
        <FileTable
          rows={rows}
          columns={COLUMNS}
          total={manifest.files}
          label="Files of the manifest"
          labelledBy="files"
          className="manifest-table"
          more={more}
        />
      )}
    </section>
  );
}
