import { SECTIONS } from './sections';
import { isPart, textOf, type Part } from './values';

/** The id of the field that a JSON pointer into the document names. */
export function fieldId(pointer: string): string {
  return `field${pointer.replaceAll('/', '-')}`;
}

const BASICS: Record<string, string> = {
  title: 'Title',
  description: 'Description',
  keywords: 'Keywords',
  licence: 'Licence',
  authors: 'Authors',
  organisms: 'Organisms',
  imagingMethods: 'Imaging methods',
  acknowledgements: 'Acknowledgements',
  fundingStatement: 'Funding statement',
  files: 'Files',
  fileLists: 'File lists',
  template: 'Template',
};

const MEMBERS: Record<string, string> = { orcid: 'ORCID iD', ror: 'ROR id', email: 'E-mail', organisation: 'Organisation', name: 'Name' };

/** A pointer in the words of the form, such as `Biosamples 2: Organism`. */
export function placeName(pointer: string): string {
  const [first = '', ...rest] = pointer.split('/').slice(1).map(unescaped);
  if (first === '') return '';
  const section = SECTIONS.find(({ member }) => member === first);
  const head = section?.title ?? BASICS[first] ?? first;
  const number = /^\d+$/.test(rest[0] ?? '') ? ` ${String(Number(rest.shift()) + 1)}` : '';
  const names = rest
    .filter((each) => !/^\d+$/.test(each))
    .map((each) => section?.fields.find(({ member }) => member === each)?.label ?? MEMBERS[each] ?? each);
  return [head + number, ...names].join(': ');
}

/** Where in the form it is mended. A file list is mended at the part it belongs to. */
export function fieldOf(pointer: string, document: Part): string {
  const [first, component] = pointer.split('/').slice(1).map(unescaped);
  if (first !== 'fileLists' || component === undefined) return fieldId(pointer);
  for (const section of SECTIONS) {
    const parts = document[section.member];
    if (!section.fields.some(({ kind }) => kind === 'file-list') || !Array.isArray(parts)) continue;
    const at = parts.findIndex((part) => isPart(part) && textOf(part[section.name]) === component);
    if (at >= 0) return fieldId(`/${section.member}/${String(at)}/fileList`);
  }
  return fieldId('/fileLists');
}

function unescaped(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
