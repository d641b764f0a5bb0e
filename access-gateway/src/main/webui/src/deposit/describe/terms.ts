import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask } from '../../api/http';
import type { Term } from '../../document/values';
import { useQuiet } from '../../ui/useQuiet';

export interface FoundTerm extends Term {
  id: string;
  label: string;
  synonyms?: string[];
}

const QUIET_MILLIS = 250;
export const SHORTEST_TERM = 2;

/** A word that each of these surely knows. */
const COMMON: Record<string, string> = { NCBITaxon: 'homo', FBbi: 'microscopy' };

function path(text: string, ontology: string | undefined): string {
  const asked = new URLSearchParams({ q: text, ...(ontology ? { ontology } : {}) });
  return `/api/v1/ontology/terms?${asked.toString()}`;
}

async function terms(text: string, ontology: string | undefined, signal: AbortSignal): Promise<FoundTerm[]> {
  return (await ask<{ items: FoundTerm[] }>(path(text, ontology), signal)).body.items;
}

/** Whether this archive has the ontology at all. */
export function useHasTerms(ontology: string | undefined): boolean {
  const some = useQuery({
    queryKey: ['terms', 'any', ontology],
    queryFn: ({ signal }) => terms(COMMON[ontology ?? ''] ?? 'cell', ontology, signal),
    staleTime: Infinity,
    retry: false,
  });
  return (some.data?.length ?? 0) > 0;
}

/** What the archive suggests for what was typed. */
export function useTerms(text: string, ontology: string | undefined) {
  const quiet = useQuiet(text, QUIET_MILLIS);
  const found = useQuery({
    queryKey: ['terms', ontology, quiet],
    queryFn: ({ signal }) => terms(quiet, ontology, signal),
    enabled: quiet.length >= SHORTEST_TERM,
    staleTime: Infinity,
    retry: false,
    placeholderData: keepPreviousData,
  });
  return quiet.length >= SHORTEST_TERM ? (found.data ?? []) : [];
}
