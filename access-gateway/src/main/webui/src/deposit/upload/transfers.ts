import { requestsOf } from './requests';
import { Transfer } from './Transfer';

const transfers = new Map<string, Transfer>();

/** The one of this draft, in this window. */
export function transferOf(draft: string): Transfer {
  const known = transfers.get(draft) ?? new Transfer(requestsOf(draft));
  transfers.set(draft, known);
  return known;
}
