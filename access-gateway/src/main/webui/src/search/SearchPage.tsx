import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { SearchX, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useSearchParams } from 'react-router';
import { ask, ProblemError } from '../api/http';
import type { SearchPage as Found, StudyHit } from '../api/types';
import { Choice } from '../ui/Choice';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useTitle } from '../ui/useTitle';
import { Chips, Facets } from './Facets';
import { FileHits, type FileHit } from './FileHits';
import { ImageHits, type ImageHit } from './ImageHits';
import { type Kind, KINDS, kindOf, sortOf } from './kinds';
import { BadQuery, QueryHelp } from './QueryHelp';
import { filtersFor, withFilters } from './query';
import { SaveFound } from './SaveFound';
import { StudyHits } from './StudyHits';
import { totalText } from './total';

type Hit = StudyHit | ImageHit | FileHit;

/** What the address says: it can be kept and sent, and the way back leads to it. */
function useAsked() {
  const [parameters, setParameters] = useSearchParams();
  const kind = kindOf(parameters.get('in'));
  return {
    kind,
    text: parameters.get('q') ?? '',
    filters: parameters.getAll('only'),
    sort: sortOf(kind, parameters.get('sort')),
    change: (edit: (next: URLSearchParams) => void) =>
      setParameters((old) => {
        const next = new URLSearchParams(old);
        edit(next);
        return next;
      }),
  };
}

type Asked = ReturnType<typeof useAsked>;

function only(next: URLSearchParams, filters: string[]) {
  next.delete('only');
  filters.forEach((filter) => next.append('only', filter));
}

function useFound({ kind, text, filters, sort }: Asked) {
  return useInfiniteQuery({
    queryKey: ['search', kind, text, filters, sort],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const { path, facets } = KINDS[kind];
      const asked = new URLSearchParams({ q: withFilters(text, filters), facets: facets.join(','), limit: '24' });
      if (sort) asked.set('sort', sort);
      if (pageParam) asked.set('cursor', pageParam);
      return (await ask<Found<Hit>>(`${path}?${asked.toString()}`, signal)).body;
    },
    getNextPageParam: (page) => page.next,
    // The page before stays while the same kind of things is asked for: other kinds look otherwise.
    placeholderData: (before, query) => (query?.queryKey[1] === kind ? keepPreviousData(before) : undefined),
  });
}

export function SearchPage() {
  const asked = useAsked();
  const { kind, text, filters, sort, change } = asked;
  const [narrowing, setNarrowing] = useState(false);
  useTitle(text ? `Search: ${text}` : 'Browse');
  const found = useFound(asked);
  const results = <Results asked={asked} found={found} />;
  return (
    <div className="page">
      <h1>{text ? <>Results for “{text}”</> : 'Browse the archive'}</h1>
      <Chips
        kind={kind}
        filters={filters}
        drop={(filter) =>
          change((next) =>
            only(
              next,
              filters.filter((other) => other !== filter),
            ),
          )
        }
        clear={() => change((next) => next.delete('only'))}
      />
      <div className="search-layout">
        <div className="search-aside">
          <Button
            className="button button-quiet button-small search-narrow"
            aria-expanded={narrowing}
            aria-controls="search-filters"
            onPress={() => setNarrowing(!narrowing)}
          >
            <SlidersHorizontal aria-hidden size={15} /> Filters and help
          </Button>
          <aside id="search-filters" aria-label="Filters" className={narrowing ? 'search-narrowing' : undefined}>
            <Facets
              kind={kind}
              facets={found.data?.pages[0]?.facets ?? {}}
              chosen={filters}
              add={(filter) => change((next) => next.append('only', filter))}
            />
            <QueryHelp kind={kind} />
          </aside>
        </div>
        <Tabs
          selectedKey={kind}
          onSelectionChange={(key) =>
            change((next) => {
              const chosen = kindOf(String(key));
              next.set('in', chosen);
              next.delete('sort');
              only(next, filtersFor(chosen, filters));
            })
          }
        >
          <div className="search-bar">
            <TabList aria-label="Kind of result" className="tabs">
              {(Object.keys(KINDS) as Kind[]).map((each) => (
                <Tab key={each} id={each} className="tab">
                  {KINDS[each].name}
                </Tab>
              ))}
            </TabList>
            {KINDS[kind].sorts.length > 0 && (
              <Choice
                label="Sorted by"
                quiet
                value={sort}
                options={KINDS[kind].sorts}
                onChange={(chosen) =>
                  change((next) => {
                    if (chosen === KINDS[kind].sorts[0]?.id) next.delete('sort');
                    else next.set('sort', chosen);
                  })
                }
              />
            )}
          </div>
          {(Object.keys(KINDS) as Kind[]).map((each) => (
            <TabPanel key={each} id={each}>
              {results}
            </TabPanel>
          ))}
        </Tabs>
      </div>
    </div>
  );
}

function Results({ asked, found }: { asked: Asked; found: ReturnType<typeof useFound> }) {
  const { kind, text, filters } = asked;
  if (found.isPending) return <Loading what="results" />;
  if (found.isError) {
    return found.error instanceof ProblemError && found.error.problem.status === 400 ? (
      <BadQuery text={withFilters(text, filters)} problem={found.error.problem} />
    ) : (
      <Failure failure={found.error} retry={() => void found.refetch()} />
    );
  }
  const first = found.data.pages[0];
  const hits = found.data.pages.flatMap((page) => page.items);
  if (!first) return null;
  return (
    <>
      <p className="result-count" role="status">
        {totalText(kind, first)}
        {first.similar && '. Nothing has these words as they are written; these have similar ones.'}
      </p>
      {hits.length > 0 && !first.similar && <SaveFound kind={kind} query={withFilters(text, filters)} text={text} filters={filters} />}
      {hits.length === 0 && !found.hasNextPage ? (
        <Empty icon={SearchX} title="Nothing matches">
          <p>Try fewer or other words{filters.length > 0 && ', or take a filter away'}.</p>
        </Empty>
      ) : (
        <Hits kind={kind} hits={hits} />
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
  );
}

function Hits({ kind, hits }: { kind: Kind; hits: Hit[] }) {
  switch (kind) {
    case 'studies':
      return <StudyHits hits={hits as StudyHit[]} />;
    case 'images':
      return <ImageHits hits={hits as ImageHit[]} />;
    case 'files':
      return <FileHits hits={hits as FileHit[]} />;
  }
}
