import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useSearchParams } from 'react-router';
import { ask, ProblemError } from '../api/http';
import type { SearchPage as Found, StudyHit } from '../api/types';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { counted } from '../ui/format';
import { Loading } from '../ui/Loading';
import { useTitle } from '../ui/useTitle';
import { Chips, Facets } from './Facets';
import { ImageHits, type ImageHit } from './ImageHits';
import { BadQuery, QueryHelp } from './QueryHelp';
import { StudyHits } from './StudyHits';
import { FACETS, withFilters } from './query';

type Kind = 'studies' | 'images';
type Hit = StudyHit | ImageHit;

/** The address holds all of what is shown: it can be kept and sent. */
export function SearchPage() {
  const [parameters, setParameters] = useSearchParams();
  const text = parameters.get('q') ?? '';
  const filters = parameters.getAll('only');
  const kind: Kind = parameters.get('in') === 'images' ? 'images' : 'studies';
  useTitle(text ? `Search: ${text}` : 'Browse');
  const found = useInfiniteQuery({
    queryKey: ['search', kind, text, filters],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const asked = new URLSearchParams({ q: withFilters(text, filters), facets: FACETS.join(','), limit: '24' });
      if (pageParam) asked.set('cursor', pageParam);
      const path = kind === 'images' ? '/api/v1/search/images' : '/api/v1/search';
      return (await ask<Found<Hit>>(`${path}?${asked.toString()}`, signal)).body;
    },
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const change = (edit: (next: URLSearchParams) => void) =>
    setParameters((old) => {
      const next = new URLSearchParams(old);
      edit(next);
      return next;
    });
  const first = found.data?.pages[0];
  const hits = found.data?.pages.flatMap((page) => page.items) ?? [];
  const results = (
    <>
      {found.isPending && <Loading what="results" />}
      {found.isError &&
        (found.error instanceof ProblemError && found.error.problem.status === 400 ? (
          <BadQuery text={text} problem={found.error.problem} />
        ) : (
          <Failure failure={found.error} retry={() => void found.refetch()} />
        ))}
      {first && !found.isError && (
        <>
          <p className="result-count" role="status">
            {kind === 'images' ? counted(first.total, 'image', 'images') : counted(first.total, 'study', 'studies')}
          </p>
          {first.total === 0 ? (
            <Empty icon={SearchX} title="Nothing matches">
              <p>Try fewer or other words{filters.length > 0 && ', or take a filter away'}.</p>
            </Empty>
          ) : kind === 'images' ? (
            <ImageHits hits={hits as ImageHit[]} />
          ) : (
            <StudyHits hits={hits as StudyHit[]} />
          )}
          {found.hasNextPage && (
            <Button
              className="button button-quiet more"
              isDisabled={found.isFetchingNextPage}
              onPress={() => void found.fetchNextPage()}
            >
              {found.isFetchingNextPage ? 'Loading …' : 'Show more'}
            </Button>
          )}
        </>
      )}
    </>
  );
  return (
    <div className="page">
      <h1>{text ? <>Results for “{text}”</> : 'Browse the archive'}</h1>
      <Chips
        filters={filters}
        drop={(filter) =>
          change((next) => {
            next.delete('only');
            filters.filter((other) => other !== filter).forEach((other) => next.append('only', other));
          })
        }
      />
      <div className="search-layout">
        <aside aria-label="Filters">
          <Facets
            facets={first?.facets ?? {}}
            chosen={filters}
            add={(filter) => change((next) => next.append('only', filter))}
          />
          <QueryHelp />
        </aside>
        <Tabs selectedKey={kind} onSelectionChange={(key) => change((next) => next.set('in', String(key)))}>
          <TabList aria-label="Kind of result" className="tabs">
            <Tab id="studies" className="tab">
              Studies
            </Tab>
            <Tab id="images" className="tab">
              Images
            </Tab>
          </TabList>
          <TabPanel id="studies">{results}</TabPanel>
          <TabPanel id="images">{results}</TabPanel>
        </Tabs>
      </div>
    </div>
  );
}
