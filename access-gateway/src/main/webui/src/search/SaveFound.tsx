import { SaveAsManifest } from '../manifest/SaveAsManifest';
import type { Kind } from './kinds';
import { filterText } from './query';

/** What a list is called that begins with a search. */
const WHOSE: Record<Kind, string> = {
  studies: 'Files of studies',
  images: 'Files of images',
  files: 'Files of',
};

interface SaveProps {
  kind: Kind;
  query: string;
  text: string;
  filters: string[];
}

/** The files of what is found can be frozen; all of the archive is no list to cite. */
export function SaveFound({ kind, query, text, filters }: SaveProps) {
  if (query.trim() === '') return null;
  const suggested = [...(text.trim() === '' ? [] : [`${WHOSE[kind]} “${text.trim()}”`]), ...filters.map((each) => filterText(each, kind))];
  return (
    <p>
      <SaveAsManifest key={kind + query} wanted={{ q: query, in: kind }} suggested={suggested.join(', ')} />
    </p>
  );
}
