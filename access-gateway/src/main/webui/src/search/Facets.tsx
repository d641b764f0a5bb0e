import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Facet } from '../api/types';
import { number } from '../ui/format';
import { FACET_NAMES, FACETS, filterOf, filterText } from './query';

interface FacetsProps {
  facets: Record<string, Facet[]>;
  chosen: string[];
  add: (filter: string) => void;
}

export function Facets({ facets, chosen, add }: FacetsProps) {
  // A single collection is the archive itself: nothing to choose.
  const least = (name: string) => (name === 'collection' ? 2 : 1);
  return FACETS.filter((name) => (facets[name] ?? []).length >= least(name)).map((name) => (
    <section key={name} className="facet" aria-labelledby={`facet-${name}`}>
      <h2 id={`facet-${name}`}>{FACET_NAMES[name]}</h2>
      <ul>
        {(facets[name] ?? []).map(({ value, count }) => {
          const filter = filterOf(name, value);
          return (
            <li key={filter}>
              <Button className="facet-value" isDisabled={chosen.includes(filter)} onPress={() => add(filter)}>
                <span>{value}</span>
                <span className="facet-count">{number(count)}</span>
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  ));
}

export function Chips({ filters, drop }: { filters: string[]; drop: (filter: string) => void }) {
  if (filters.length === 0) return null;
  return (
    <ul className="chips" aria-label="Chosen filters">
      {filters.map((filter) => (
        <li key={filter}>
          <Button className="chip" aria-label={`Without ${filterText(filter)}`} onPress={() => drop(filter)}>
            {filterText(filter)} <X aria-hidden size={14} />
          </Button>
        </li>
      ))}
    </ul>
  );
}
