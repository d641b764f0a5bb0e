import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/http';
import type { Page } from '../api/types';

/** What a collection asks of a deposit; what it leaves to the archive is filled in. */
export interface Collection {
  name: string;
  title: string;
  description: string;
  /** Of its own site. */
  url?: string;
  accessionPrefix: string;
  templates: readonly string[];
  defaultTemplate: string;
  licences: readonly string[];
  /** Pointers into the document, beyond what the template requires. */
  required: readonly string[];
  deposits: 'open' | 'closed';
  /** Whether studies that name no collection are in it. */
  default: boolean;
  /** User names; only curators are told. */
  curators?: readonly string[];
}

export function useCollections() {
  return useQuery({
    queryKey: ['collections'],
    queryFn: async ({ signal }) => {
      const all: Collection[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const after: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
        const page: Page<Collection> = (
          await ask<Page<Collection>>(`/api/v1/collections?limit=1000${after}`, signal)
        ).body;
        all.push(...page.items);
        cursor = page.next;
      }
      return all;
    },
    staleTime: 60_000,
  });
}

/** One of them, by its name without regard to case. */
export function useCollection(name: string) {
  return useQuery({
    queryKey: ['collection', name.toLowerCase()],
    queryFn: async ({ signal }) =>
      (await ask<Collection>(`/api/v1/collections/${encodeURIComponent(name)}`, signal)).body,
    staleTime: 60_000,
  });
}

/** Of its page. */
export function addressOf(name: string): string {
  return `/collections/${encodeURIComponent(name)}`;
}

/** The one that a document names, as the archive reads it; undefined if there is none. */
export function collectionOf(all: readonly Collection[], named: unknown): Collection | undefined {
  const name = typeof named === 'string' ? named.trim().toLowerCase() : '';
  return all.find((each) => (name === '' ? each.default : each.name.toLowerCase() === name));
}

/** Those that a draft may go into: open ones, and the one that it names already. */
export function choicesFor(all: readonly Collection[], current: Collection | undefined): Collection[] {
  return all.filter((each) => each.deposits === 'open' || each.name === current?.name);
}

/** Those whose studies a curator has: the ones that name them, or all if none does. */
export function curatedBy(all: readonly Collection[], username: string): readonly Collection[] {
  const own = all.filter((each) => each.curators?.includes(username.toLowerCase()));
  return own.length > 0 ? own : all;
}
