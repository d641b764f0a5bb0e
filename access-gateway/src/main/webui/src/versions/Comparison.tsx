import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { ask } from '../api/http';
import { placeName } from '../document/place';
import { Choice } from '../ui/Choice';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import type { Change, Difference, FileChange, ListChange, MetadataChange } from './types';
import { fileCounts, fileText, listText, valueText } from './words';

const PAGE = 50;

const TONES: Record<Change, string> = {
  added: 'good',
  removed: 'bad',
  changed: 'busy',
  moved: 'calm',
  reordered: 'calm',
};

interface ComparisonProps {
  /** Of the study: submissions for its people, curation for curators. */
  base: string;
  /** The later one, at least 2. */
  version: number;
  /** Whether the later one is a draft that is not submitted. */
  draft?: true;
}

/** What is different between a version of a study and one before it. */
export function Comparison({ base, version, draft }: ComparisonProps) {
  const [from, setFrom] = useState(version - 1);
  const to = draft ? 'draft' : String(version);
  const difference = useInfiniteQuery({
    queryKey: ['difference', base, from, to],
    initialPageParam: '',
    staleTime: draft ? 0 : Infinity,
    queryFn: async ({ pageParam, signal }) => {
      const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : '';
      const path = `${base}/diff?from=${String(from)}&to=${to}&limit=${String(PAGE)}${cursor}`;
      return (await ask<Difference>(path, signal)).body;
    },
    getNextPageParam: (page) => page.files.next,
  });
  const first = difference.data?.pages[0];
  const files = difference.data?.pages.flatMap((page) => page.files.items) ?? [];
  return (
    <>
      {version > 2 && (
        <Choice
          label="Compared with"
          value={String(from)}
          options={Array.from({ length: version - 1 }, (_, index) => String(version - 1 - index)).map((id) => ({
            id,
            name: `Version ${id}`,
          }))}
          onChange={(chosen) => setFrom(Number(chosen))}
        />
      )}
      {difference.isPending && <Loading what="the differences" />}
      {difference.isError && <Failure failure={difference.error} retry={() => void difference.refetch()} />}
      {first && (
        <>
          <Changes title="Description" none="It says the same.">
            {first.metadata.map((change) => (
              <Said key={`${change.change} ${change.pointer}`} change={change} />
            ))}
          </Changes>
          <Lists title="File lists" changes={first.fileLists} />
          <Lists title="Annotation tables" changes={first.annotationTables} />
          <Changes title="Files" none="They are the same.">
            {files.map((change) => (
              <FileRow key={`${change.change} ${change.path}`} change={change} />
            ))}
          </Changes>
          {files.length > 0 && <p className="fine">{fileCounts(first.files)}.</p>}
        </>
      )}
      {difference.hasNextPage && (
        <Button
          className="button button-quiet more"
          isDisabled={difference.isFetchingNextPage}
          onPress={() => void difference.fetchNextPage()}
        >
          {difference.isFetchingNextPage ? 'Loading …' : 'Show more files'}
        </Button>
      )}
    </>
  );
}

function Changes({ title, none, children }: { title: string; none: string; children: React.ReactNode[] }) {
  return (
    <div className="changes">
      <h3>{title}</h3>
      {children.length === 0 ? <p className="fine">{none}</p> : <ul className="rows">{children}</ul>}
    </div>
  );
}

function Lists({ title, changes }: { title: string; changes: ListChange[] }) {
  if (changes.length === 0) return null;
  return (
    <Changes title={title} none="">
      {changes.map((change) => (
        <li key={change.component} className="row">
          <Kind change={change.change} />
          <bdi className="row-main">{listText(change)}</bdi>
        </li>
      ))}
    </Changes>
  );
}

function Said({ change: { change, pointer, from, to } }: { change: MetadataChange }) {
  return (
    <li className="row">
      <Kind change={change} />
      <span className="row-main">
        <strong>{placeName(pointer)}</strong>
        {(change === 'removed' || change === 'changed') && <del>{valueText(from)}</del>}
        {(change === 'added' || change === 'changed') && <ins>{valueText(to)}</ins>}
      </span>
    </li>
  );
}

function FileRow({ change }: { change: FileChange }) {
  return (
    <li className="row">
      <Kind change={change.change} />
      <bdi className="row-main">{fileText(change)}</bdi>
    </li>
  );
}

function Kind({ change }: { change: Change }) {
  return <span className={`badge badge-${TONES[change]}`}>{change}</span>;
}
