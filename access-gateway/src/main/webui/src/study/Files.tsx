import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { createColumnHelper } from '@tanstack/react-table';
import { X } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { Link, useSearchParams } from 'react-router';
import { ask } from '../api/http';
import type { Page, Study, StudyComponent, StudyFile } from '../api/types';
import { SaveAsManifest } from '../manifest/SaveAsManifest';
import { Failure } from '../ui/Failure';
import { FileName } from '../ui/FileName';
import { FileTable } from '../ui/FileTable';
import { bytes, number } from '../ui/format';
import { Loading } from '../ui/Loading';
import { ImageBadge } from '../ui/State';
import { useRows } from '../ui/useRows';
import { type AttributeFilter, attributesOf, parameterOf } from './attributes';
import { choiceText, COMPONENT, componentName, filesOf } from './components';
import { useDoor } from './door';

const PAGE = 500;
/** Further ones are in what the archive tells programs. */
const MOST_ATTRIBUTES = 8;
const NONE: StudyFile[] = [];
const NO_COMPONENTS: StudyComponent[] = [];

const column = createColumnHelper<StudyFile>();
const COLUMNS = [
  column.accessor('path', {
    header: 'File',
    cell: ({ row: { original } }) => <FileName path={original.path} href={original.href} />,
  }),
  column.accessor('size', { header: 'Size', cell: (cell) => bytes(cell.getValue()) }),
  column.accessor('format', { header: 'Format', cell: (cell) => cell.getValue() ?? '' }),
  column.accessor('imaging', { header: 'Image', cell: (cell) => <Imaging file={cell.row.original} /> }),
];

const COMPONENTS = column.accessor((file) => file.components?.join(', ') ?? '', {
  id: 'component',
  header: 'Component',
  cell: (cell) => <bdi>{cell.getValue()}</bdi>,
});

function Imaging({ file }: { file: StudyFile }) {
  if (file.state === 'rejected') return <span className="badge badge-bad">Damaged</span>;
  return <ImageBadge state={file.imaging} />;
}

/** All files of a study, of which only the rows in view exist; a value of a file list shows those that share it. */
export function Files({ study, name: accession }: { study: Study; name: string }) {
  const door = useDoor();
  const [filters, setFilters] = useState<AttributeFilter[]>([]);
  const [address, setAddress] = useSearchParams();
  const component = address.get(COMPONENT);
  const isFiltered = filters.length > 0 || component !== null;
  const files = useInfiniteQuery({
    queryKey: ['study', door + accession, 'files', filters, component],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const asked = new URLSearchParams({ limit: String(PAGE) });
      for (const filter of filters) asked.append('filter', parameterOf(filter));
      if (component !== null) asked.set(COMPONENT, component);
      if (pageParam) asked.set('cursor', pageParam);
      return (await ask<Page<StudyFile>>(`${door}/api/v1/studies/${accession}/files?${asked.toString()}`, signal)).body;
    },
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const choose = useCallback(
    (chosen: AttributeFilter) =>
      setFilters((known) =>
        known.some(({ name, value }) => name === chosen.name && value === chosen.value) ? known : [...known, chosen],
      ),
    [],
  );
  const { rows, more } = useRows(files);
  const first = files.data?.pages[0]?.items ?? NONE;
  const total = files.data?.pages[0]?.total ?? rows.length;
  const count = files.hasNextPage && isFiltered ? `more than ${number(total)}` : number(total);
  return (
    <section aria-labelledby="files">
      <h2 id="files">Files{files.data && ` (${count})`}</h2>
      <Components components={study.components ?? NO_COMPONENTS} chosen={component} />
      {isFiltered && (
        <ul className="chips" aria-label="Chosen values">
          {component !== null && (
            <li>
              <Button
                className="chip"
                aria-label={`Without component: ${componentName(component)}`}
                onPress={() =>
                  setAddress((old) => {
                    const next = new URLSearchParams(old);
                    next.delete(COMPONENT);
                    return next;
                  })
                }
              >
                Component: {componentName(component)} <X aria-hidden size={14} />
              </Button>
            </li>
          )}
          {filters.map((filter) => (
            <li key={parameterOf(filter)}>
              <Button
                className="chip"
                aria-label={`Without ${filter.name}: ${filter.value}`}
                onPress={() => setFilters(filters.filter((each) => each !== filter))}
              >
                {filter.name}: {filter.value} <X aria-hidden size={14} />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isFiltered && files.data && rows.length === 0 && <p className="fine">No file has all of these values.</p>}
      {files.isPending && <Loading what="the files" />}
      {files.isError && <Failure failure={files.error} retry={() => void files.refetch()} />}
      {!isFiltered && rows[0]?.href !== undefined && (
        <p>
          <a href={`${door}/api/v1/studies/${accession}/archive.zip`} download>
            Download all as ZIP
          </a>{' '}
          <span className="quiet">A download that breaks off can be resumed.</span>
        </p>
      )}
      {rows.length > 0 && study.state === 'public' && door === '' && (
        <p>
          <SaveAsManifest
            wanted={{
              studies: [
                {
                  accession: study.accession,
                  version: study.version,
                  ...(filters.length > 0 ? { filter: filters.map(parameterOf) } : {}),
                  ...(component === null ? {} : { component }),
                },
              ],
            }}
            suggested={[study.title, ...(component === null ? [] : [componentName(component)]), ...filters.map(({ name, value }) => `${name} ${value}`)].join(', ')}
          />
        </p>
      )}
      {rows.length > 0 && (
        <Table rows={rows} total={total} first={first} choose={choose} more={more} />
      )}
    </section>
  );
}

/** Parts of the study by their files, where it is known which files they have. */
function Components({ components, chosen }: { components: StudyComponent[]; chosen: string | null }) {
  if (components.length < 2) return null;
  return (
    <ul className="keywords" aria-label="Components">
      {components.map((each) => (
        <li key={each.name}>
          <Link to={filesOf(each.name)} aria-current={each.name === chosen ? 'true' : undefined}>
            {choiceText(each)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Value({ filter, choose }: { filter: AttributeFilter; choose: (filter: AttributeFilter) => void }) {
  if (filter.value === '') return null;
  return (
    <Button
      className="file-value"
      aria-label={`Only files with ${filter.name}: ${filter.value}`}
      onPress={() => choose(filter)}
    >
      <bdi>{filter.value}</bdi>
    </Button>
  );
}

interface TableProps {
  rows: StudyFile[];
  /** Those of the first page, which tell the columns: they stay where they are while one scrolls. */
  first: StudyFile[];
  total: number;
  choose: (filter: AttributeFilter) => void;
  more: () => void;
}

function Table({ rows, first, total, choose, more }: TableProps) {
  const names = useMemo(() => attributesOf(first, MOST_ATTRIBUTES), [first]);
  const inComponents = first.some(({ components }) => components !== undefined && components.length > 0);
  const columns = useMemo(
    () => [
      ...COLUMNS,
      ...(inComponents ? [COMPONENTS] : []),
      ...names.map((name) =>
        column.accessor((file) => file.attributes?.[name] ?? '', {
          id: `attribute ${name}`,
          header: () => <bdi title={name}>{name}</bdi>,
          cell: (cell) => <Value filter={{ name, value: cell.getValue() }} choose={choose} />,
        }),
      ),
    ],
    [names, inComponents, choose],
  );
  return (
    <FileTable
      rows={rows}
      columns={columns}
      total={total}
      label="Files of the study"
      labelledBy="files"
      further={names.length + (inComponents ? 1 : 0)}
      more={more}
    />
  );
}
