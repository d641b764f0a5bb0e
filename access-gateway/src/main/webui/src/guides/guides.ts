/** The guides of the documentation, as texts that are loaded when they are read. */
const TEXTS = import.meta.glob<string>('../../../../../../docs/guides/*.md', { query: '?raw', import: 'default' });

export interface GuideName {
  /** As in the address. */
  name: string;
  title: string;
}

export const GUIDES: readonly GuideName[] = [
  { name: 'data-scientist', title: 'Finding, viewing and downloading' },
  { name: 'depositor', title: 'Depositing' },
  { name: 'curator', title: 'Curating' },
  { name: 'partner', title: 'Exchanging with partners' },
  { name: 'operator', title: 'Running an archive' },
];

/** The text of a guide; undefined if there is none of this name. */
export async function guideText(name: string): Promise<string | undefined> {
  const found = Object.keys(TEXTS).find((path) => path.endsWith(`/${name}.md`));
  return found === undefined || !GUIDES.some((guide) => guide.name === name) ? undefined : TEXTS[found]?.();
}

/** Where a link of a guide leads to in the pages; what is not in them leads nowhere. */
export function guideAddress(target: string): string | undefined {
  if (/^https?:\/\//.test(target) || target.startsWith('#')) return target;
  const name = /^(?:\.\/)?([a-z-]+)\.md(#.*)?$/.exec(target);
  return name && GUIDES.some((guide) => guide.name === name[1]) ? `/guides/${name[1] ?? ''}${name[2] ?? ''}` : undefined;
}

/** Commands name the archive in which they are read. */
export function here(code: string, origin: string): string {
  return code.replaceAll(/http:\/\/localhost:8080|https:\/\/archive\.example\.org/g, origin);
}
