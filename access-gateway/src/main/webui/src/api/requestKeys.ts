/**
 * Idempotency keys of one form: the same content has the same key at every try, so that pressing twice, or again
 * after an outage, makes one thing; another content has another key, as the archive demands.
 */
export function requestKeys(): (content: string) => string {
  let last: { content: string; key: string } | undefined;
  return (content) => {
    if (last?.content !== content) {
      last = { content, key: `pages-${String(Date.now())}-${Math.random().toString(36).slice(2)}` };
    }
    return last.key;
  };
}
