import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/http';
import type { Page } from '../api/types';

/** What a kind of study has to say: pointers into the document, `*` for each element of a list. */
export interface Template {
  id: string;
  name: string;
  description: string;
  required: readonly string[];
  desirable: readonly string[];
  hidden: readonly string[];
  /** Least number of characters. */
  shortest: Readonly<Record<string, number>>;
}

/** `unasked` is what the template does not name: it may be said, but no form asks for it. */
export type Need = 'required' | 'desirable' | 'hidden' | 'unasked';

const FALLBACK = 'minimal';

/** Those that a collection allows, with what it requires beyond them; all if none is named. */
export function useTemplates(collection?: string) {
  const of = collection === undefined ? '' : `?collection=${encodeURIComponent(collection)}`;
  return useQuery({
    queryKey: ['templates', collection ?? null],
    queryFn: async ({ signal }) => (await ask<Page<Template>>(`/api/v1/templates${of}`, signal)).body.items,
    staleTime: collection === undefined ? Infinity : 60_000,
  });
}

/** A draft without a template, or with one that is no more, is judged by the least. */
export function templateOf(templates: readonly Template[], id: unknown): Template | undefined {
  return templates.find((template) => template.id === id) ?? templates.find((template) => template.id === FALLBACK);
}

export function needOf(template: Template, pointer: string): Need {
  if (template.required.includes(pointer)) return 'required';
  if (template.desirable.includes(pointer)) return 'desirable';
  return template.hidden.includes(pointer) ? 'hidden' : 'unasked';
}

/** Whether a form shows a member: what is asked for, and what is there already. */
export function isShown(need: Need, empty: boolean): boolean {
  return need === 'required' || need === 'desirable' || !empty;
}

/**
 * Whether a form shows a member of a part. Of a section that the template does not name at all, the
 * person has asked for the whole of it.
 */
export function isPartShown(template: Template, section: string, member: string, empty: boolean): boolean {
  const need = needOf(template, `/${section}/*/${member}`);
  if (isShown(need, empty)) return true;
  const below = `/${section}/*/`;
  const named = [...template.required, ...template.desirable].some((pointer) => pointer.startsWith(below));
  return need === 'unasked' && !named;
}
