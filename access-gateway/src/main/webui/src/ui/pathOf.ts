/** Links of the archive name its public address; these pages ask the origin they came from. */
export function pathOf(href: string): string {
  const { pathname, search } = new URL(href, location.origin);
  return pathname + search;
}
