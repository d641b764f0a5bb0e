import type { SearchPage } from '../api/types';
import { counted } from '../ui/format';
import { KINDS, type Kind } from './kinds';

const BEFORE = { exact: '', 'at-least': 'at least ', 'at-most': 'at most ' } as const;

/** How many there are, as far as the archive has counted. */
export function totalText(kind: Kind, { total, totalIs = 'exact' }: SearchPage<unknown>): string {
  const { one, many } = KINDS[kind];
  return BEFORE[totalIs] + counted(total, one, many);
}
