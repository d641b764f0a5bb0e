import { Link } from 'react-router';
import type { Problem } from '../api/http';
import { Notice } from '../ui/Failure';

const EXAMPLES = [
  ['"golgi apparatus"', 'these words, side by side'],
  ['mitosis AND NOT yeast', 'with and without'],
  ['format:czi', 'in one field'],
  ['sizeX:[1000 TO *]', 'a range'],
] as const;

export function QueryHelp() {
  return (
    <details className="query-help">
      <summary>How to ask</summary>
      <dl>
        {EXAMPLES.map(([query, meaning]) => (
          <div key={query}>
            <dt>
              <Link to={`/search?q=${encodeURIComponent(query)}`}>
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
