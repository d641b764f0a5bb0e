import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask } from '../api/http';
import { useQuiet } from '../ui/useQuiet';

export interface Suggestion {
  value: string;
  query: string;
  count?: number;
  accession?: string;
}

export interface SuggestionGroup {
  field: string;
  items: Suggestion[];
}

const QUIET_MILLIS = 180;
const SHORTEST = 2;
const LONGEST = 200;
const NONE: SuggestionGroup[] = [];

/** The last word is what is being typed; operators and fields are the reader's own. */
export function isSuggestible(typed: string): boolean {
  return typed.length >= SHORTEST && typed.length <= LONGEST && !/[:()[\]"~]/.test(typed);
}

/** Where a suggestion leads. */
export function placeOf(suggestion: Suggestion): string {
  return suggestion.accession === undefined
    ? `/search?${new URLSearchParams({ only: suggestion.query }).toString()}`
    : `/studies/${suggestion.accession}`;
}

export function idOf(group: SuggestionGroup, item: Suggestion): string {
  return `${group.field} ${item.query}`;
}

/** What the archive suggests for what was typed, once the typing rests. */
export function useSuggestions(text: string): SuggestionGroup[] {
  const quiet = useQuiet(text, QUIET_MILLIS);
  const asks = isSuggestible(quiet) && isSuggestible(text.trim());
  const found = useQuery({
    queryKey: ['suggest', quiet],
    queryFn: async ({ signal }) =>
      (
        await ask<{ groups: SuggestionGroup[] }>(
          `/api/v1/suggest?${new URLSearchParams({ q: quiet }).toString()}`,
          signal,
        )
      ).body.groups,
    enabled: asks,
    staleTime: 30_000,
    retry: false,
    placeholderData: keepPreviousData,
  });
  return asks ? (found.data ?? NONE) : NONE;
}
