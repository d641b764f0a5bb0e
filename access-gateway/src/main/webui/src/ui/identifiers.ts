/** Identifiers by their form and check digits, as the archive judges them; an empty text is none. */
export type Form = 'orcid' | 'ror' | 'doi' | 'email' | 'url';

const ORCID = /^(?:(?:https?:\/\/)?(?:www\.)?orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/i;
const ROR = /^(?:(?:https?:\/\/)?(?:www\.)?ror\.org\/)?(0[a-hj-km-np-tv-z0-9]{6}\d{2})$/;
const DOI = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}(?:\.\d+)*\/\S+$/i;
const EMAIL =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;
const BASE_32 = '0123456789abcdefghjkmnpqrstvwxyz';
const LONGEST_EMAIL = 254;

/** The iD without its address, if its check digit (ISO 7064 MOD 11-2) is right. */
export function orcidOf(text: string): string | undefined {
  const id = ORCID.exec(text.trim())?.[1]?.toUpperCase();
  if (id === undefined) return undefined;
  const digits = id.replaceAll('-', '');
  let total = 0;
  for (const digit of digits.slice(0, -1)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return digits.at(-1) === (check === 10 ? 'X' : String(check)) ? id : undefined;
}

/** The id without its address, if its check digits (ISO 7064 MOD 97-10) are right. */
export function rorOf(text: string): string | undefined {
  const id = ROR.exec(text.trim())?.[1];
  if (id === undefined) return undefined;
  let value = 0;
  for (const letter of id.slice(1, 7)) value = value * 32 + BASE_32.indexOf(letter);
  return Number(id.slice(7)) === 98 - ((value * 100) % 97) ? id : undefined;
}

function isWebAddress(text: string): boolean {
  return !/\s/.test(text) && (!text.includes(':') || URL.canParse(text));
}

const RULES: Record<Form, { fits: (text: string) => boolean; remedy: string }> = {
  orcid: {
    fits: (text) => orcidOf(text) !== undefined,
    remedy: 'This is no ORCID iD: give all 16 digits with hyphens, as orcid.org shows them.',
  },
  ror: { fits: (text) => rorOf(text) !== undefined, remedy: 'This is no ROR id: look it up at ror.org; it has nine letters.' },
  doi: { fits: (text) => DOI.test(text), remedy: 'This is no DOI: give it as 10.1234/name.' },
  email: {
    fits: (text) => text.length <= LONGEST_EMAIL && EMAIL.test(text),
    remedy: 'This is no e-mail address: give one address only.',
  },
  url: { fits: isWebAddress, remedy: 'This is neither a web address nor an accession.' },
};

/** What is wrong with it and how to mend that; undefined if nothing is. */
export function faultOf(form: Form, text: string): string | undefined {
  const stripped = text.trim();
  return stripped === '' || RULES[form].fits(stripped) ? undefined : RULES[form].remedy;
}
