import { Link } from 'react-router';
import type { Problem } from '../api/http';
import { Notice } from '../ui/Failure';
import type { Kind } from './kinds';

const EXAMPLES: Record<Kind, readonly (readonly [string, string])[]> = {
  studies: [
    ['"golgi apparatus"', 'these words, side by side'],
    ['mitosis AND NOT yeast', 'with and without'],
    ['organism:mammal~', 'a term and all below it, where the archive has its ontology'],
    ['gene:PLK1 OR compound:taxol', 'in one field or another'],
    ['size:[1000000000 TO *]', 'a range: from one gigabyte on'],
    ['released:[2026-01 TO 2026-06]', 'dates, whole months included'],
  ],
  images: [
    ['phenotype:"binuclear cell"', 'these words, in one field'],
    ['sizeX:[1000 TO *] AND sizeZ:[10 TO *]', 'ranges of sizes'],
    ['pixelSizeX:[* TO 0.1]', 'at most 0.1 micrometres a pixel'],
    ['channel:DAPI AND NOT format:czi', 'with and without'],
    ['organism:mammal~', 'a term and all below it, where the archive has its ontology'],
  ],
  files: [
    ['chromosome', 'a word inside the path'],
    ['extension:ome.tif', 'by the end of the name'],
    ['size:[1000000 TO *] AND format:czi', 'a range, and a format'],
    ['attribute:"Gene:PLK1"', 'by a column of a file list, exactly as it is there'],
    ['plate AND NOT extension:xml', 'with and without'],
  ],
};

export function QueryHelp({ kind }: { kind: Kind }) {
  return (
    <details className="query-help">
      <summary>How to ask</summary>
      <dl>
        {EXAMPLES[kind].map(([query, meaning]) => (
          <div key={query}>
            <dt>
              <Link to={`/search?${new URLSearchParams({ q: query, in: kind }).toString()}`}>
                <code>{query}</code>
              </Link>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Shows where the archive stopped understanding. */
export function BadQuery({ text, problem }: { text: string; problem: Problem }) {
  const position = problem.errors?.[0]?.position;
  return (
    <Notice>
      <p>{problem.errors?.[0]?.message ?? problem.detail ?? problem.title}</p>
      {position !== undefined && position <= text.length && (
        <p>
          <code>
            {text.slice(0, position)}
            <mark>{text.slice(position, position + 1) || '␣'}</mark>
            {text.slice(position + 1)}
          </code>
        </p>
      )}
    </Notice>
  );
}
