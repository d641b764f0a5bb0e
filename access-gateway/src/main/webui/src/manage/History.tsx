import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { ask } from '../api/http';
import type { Page } from '../api/types';
import { Failure } from '../ui/Failure';
import { moment } from '../ui/format';
import { Loading } from '../ui/Loading';
import { sentence } from './sentence';
import type { HistoryEntry } from './types';

const PAGE = 25;

/** Who did what when, newest first. */
export function History({ base }: { base: string }) {
  const history = useInfiniteQuery({
    queryKey: ['history', base],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : '';
      return (await ask<Page<HistoryEntry>>(`${base}/history?limit=${String(PAGE)}${cursor}`, signal)).body;
    },
    getNextPageParam: (page) => page.next,
  });
  const entries = history.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="history">
      <h2 id="history">History</h2>
      {history.isPending && <Loading what="the history" />}
      {history.isError && <Failure failure={history.error} retry={() => void history.refetch()} />}
      <ol className="history">
        {entries.map((entry, index) => (
          <li key={`${entry.at} ${entry.action} ${String(index)}`}>
            <time dateTime={entry.at}>{moment(entry.at)}</time>
            <span>
              <strong>{entry.by ?? 'The archive'}</strong> {sentence(entry)}
            </span>
          </li>
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          className="button button-quiet more"
          isDisabled={history.isFetchingNextPage}
          onPress={() => void history.fetchNextPage()}
        >
          {history.isFetchingNextPage ? 'Loading …' : 'Show what was before'}
        </Button>
      )}
    </section>
  );
}
