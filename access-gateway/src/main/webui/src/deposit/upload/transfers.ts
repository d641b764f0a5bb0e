import { requestsOf } from './requests';
import { surroundings } from './surroundings';
import { Transfer } from './Transfer';

const transfers = new Map<string, Transfer>();

/** The one of this draft, in this window. */
export function transferOf(draft: string): Transfer {
  const known = transfers.get(draft) ?? new Transfer(requestsOf(draft), surroundings);
  transfers.set(draft, known);
  return known;
}
