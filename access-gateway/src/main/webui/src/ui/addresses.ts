import { orcidOf, rorOf } from './identifiers';
import { recordAddress } from './records';
import { termAddress } from './terms';

/**
 * What a value is meant as. Any value may be a web address or a DOI, but an ORCID iD and a ROR id lead nowhere else, as
 * they stand behind names. What else a value may be is looked for only where it is expected: a grant may be called like a
 * sample of another archive.
 */
export type Meant = 'any' | 'orcid' | 'ror' | 'pubmed' | 'pmc' | 'term' | 'record';

const LONGEST = 4_000;
const WEB = /^https?:\/\/[^/?#]/i;
/** People write a blank behind these. */
const NAMED = /^(doi|orcid|pmid|pubmed|pmcid|rrid):\s+/i;
/** What cannot be seen or changes how the rest is read: blanks, controls, marks of direction, half characters. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Cs}\\]/u;
const DOI = /^(?:doi:)?(?:(?:https?:\/\/)?(?:www\.|dx\.)?doi\.org\/)?(10\.\d{4,9}(?:\.\d+)*\/\S+)$/i;
const DOTS = /(?:^|\/)\.{1,2}(?:\/|$)/;
const PRINTED = /^[\x21-\x7e]+$/;

/**
 * Where a value leads on the web; undefined if it is no address, none that a page may lead to, or one that would hide
 * where it leads.
 *
 * @param type of a record: the archive that it is in
 */
export function addressOf(value: string, meant: Meant = 'any', type = ''): string | undefined {
  const text = value.trim().replace(NAMED, '$1:');
  if (text === '' || text.length > LONGEST || UNSEEN.test(text)) return undefined;
  switch (meant) {
    case 'orcid':
      return behind('https://orcid.org/', orcidOf(text));
    case 'ror':
      return behind('https://ror.org/', rorOf(text));
    case 'any':
      return webAddress(text) ?? doiAddress(text);
    case 'term':
      return addressOf(text) ?? termAddress(text);
    case 'record':
      return addressOf(text) ?? recordAddress(text, type) ?? termAddress(text);
    case 'pubmed':
    case 'pmc':
      return addressOf(text) ?? recordAddress(text, meant);
  }
}

/** A value as it is shown where it leads somewhere: letters of a host that look like others are spelled out. */
export function shownAs(value: string, address: string): string {
  const text = value.trim();
  const host = text.split('/', 3).join('/');
  return WEB.test(text) && !PRINTED.test(host) ? address : text;
}

function webAddress(text: string): string | undefined {
  if (!WEB.test(text) || !URL.canParse(text)) return undefined;
  const { href, username, password } = new URL(text);
  return username === '' && password === '' ? href : undefined;
}

/** Names of DOIs may hold any character that is printed; those that an address may not are encoded. */
function doiAddress(text: string): string | undefined {
  const name = DOI.exec(text)?.[1];
  if (name === undefined || DOTS.test(name)) return undefined;
  return `https://doi.org/${encodeURI(name).replaceAll('?', '%3F').replaceAll('#', '%23')}`;
}

function behind(before: string, id: string | undefined): string | undefined {
  return id === undefined ? undefined : before + id;
}
