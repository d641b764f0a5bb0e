import { useInfiniteQuery } from '@tanstack/react-query';
import { ClipboardCheck } from 'lucide-react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Link, useSearchParams } from 'react-router';
import { ask } from '../api/http';
import type { Page } from '../api/types';
import { curatedBy, useCollections, type Collection } from '../collection/collections';
import { useSession } from '../session/useSession';
import { Choice } from '../ui/Choice';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { bytes, counted, day } from '../ui/format';
import { Loading } from '../ui/Loading';
import { StudyBadge } from '../ui/State';
import { useTitle } from '../ui/useTitle';
import { CuratorsOnly } from './CuratorsOnly';
import type { Curation, CurationState } from './types';

const PAGE = 50;

/** No collection has this for its name. */
const ALL = '*';

const STATES: readonly { id: CurationState; name: string; since: string; none: string }[] = [
  { id: 'waiting', name: 'Waiting', since: 'waits since', none: 'No study waits for a curator' },
  { id: 'returned', name: 'Returned', since: 'returned on', none: 'No study waits for its depositor' },
  { id: 'accepted', name: 'Accepted', since: 'accepted on', none: 'No study has been accepted yet' },
];

/** What curators have to look at; the address says which part of it. */
export function QueuePage() {
  useTitle('Curation');
  const [parameters, setParameters] = useSearchParams();
  const state = STATES.find(({ id }) => id === parameters.get('state'))?.id ?? 'waiting';
  const collections = useOwnCollections();
  const collection = collections.find(({ name }) => name === parameters.get('collection'))?.name ?? ALL;
  const show = (part: { state?: string; collection?: string }) => {
    const next = { state, collection, ...part };
    setParameters(next.collection === ALL ? { state: next.state } : next);
  };
  return (
    <CuratorsOnly>
      <div className="page">
        <h1>Curation</h1>
        {collections.length > 1 && (
          <Choice
            label="Collection"
            value={collection}
            options={[{ id: ALL, name: 'All' }, ...collections.map(({ name, title }) => ({ id: name, name: title }))]}
            onChange={(name) => show({ collection: name })}
          />
        )}
        <Tabs selectedKey={state} onSelectionChange={(key) => show({ state: String(key) })}>
          <TabList aria-label="State of curation" className="tabs">
            {STATES.map(({ id, name }) => (
              <Tab key={id} id={id} className="tab">
                {name}
              </Tab>
            ))}
          </TabList>
          {STATES.map(({ id }) => (
            <TabPanel key={id} id={id}>
              <Queue state={id} collection={collection} />
            </TabPanel>
          ))}
        </Tabs>
      </div>
    </CuratorsOnly>
  );
}

/** Those that the curator has. */
function useOwnCollections(): readonly Collection[] {
  const { session } = useSession();
  const all = useCollections().data ?? [];
  return session?.roles.includes('admin') ? all : curatedBy(all, session?.username ?? '');
}

function Queue({ state, collection }: { state: CurationState; collection: string }) {
  const words = STATES.find(({ id }) => id === state);
  const queue = useInfiniteQuery({
    queryKey: ['curation', 'queue', state, collection],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : '';
      const only = collection === ALL ? '' : `&collection=${encodeURIComponent(collection)}`;
      const path = `/api/v1/curation/queue?state=${state}${only}&limit=${String(PAGE)}${cursor}`;
      return (await ask<Page<Curation>>(path, signal)).body;
    },
    getNextPageParam: (page) => page.next,
  });
  const studies = queue.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {queue.isPending && <Loading what="the queue" />}
      {queue.isError && <Failure failure={queue.error} retry={() => void queue.refetch()} />}
      {queue.data && studies.length === 0 && (
        <Empty icon={ClipboardCheck} title={words?.none ?? ''}>
          <p>Every submitted study comes here by itself. Neither its accession nor its release waits for it.</p>
        </Empty>
      )}
      <ul className="hits">
        {studies.map((study) => (
          <li key={study.accession} className="hit">
            <h2>
              <Link to={`/curation/${study.accession}`}>{study.title}</Link>
              <StudyBadge state={study.state} />
            </h2>
            <p className="fine">{factsOf(study, words?.since ?? '').join(' · ')}</p>
          </li>
        ))}
      </ul>
      {queue.hasNextPage && (
        <Button
          className="button button-quiet more"
          isDisabled={queue.isFetchingNextPage}
          onPress={() => void queue.fetchNextPage()}
        >
          {queue.isFetchingNextPage ? 'Loading …' : 'Show more'}
        </Button>
      )}
    </>
  );
}

function factsOf(study: Curation, since: string): string[] {
  return [
    study.accession,
    `${since} ${day(study.since)}`,
    counted(study.files.count, 'file', 'files'),
    bytes(study.files.bytes),
    ...(study.state === 'public' ? [] : [`release ${day(study.releaseDate)}`]),
    ...(study.terms.total > 0 ? [`${String(study.terms.mapped)} of ${counted(study.terms.total, 'term', 'terms')} of an ontology`] : []),
    ...(study.comments > 0 ? [counted(study.comments, 'comment', 'comments')] : []),
  ];
}
