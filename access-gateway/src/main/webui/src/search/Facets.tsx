import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Facet } from '../api/types';
import { number } from '../ui/format';
import { KINDS, type Kind } from './kinds';
import { FACET_NAMES, filterOf, filterText, NO_CHOICE_ALONE, valueText } from './query';

/** Values that show before one asks for the rest. */
const FIRST = 8;

interface FacetsProps {
  kind: Kind;
  facets: Record<string, Facet[]>;
  chosen: string[];
  add: (filter: string) => void;
}

export function Facets({ kind, facets, chosen, add }: FacetsProps) {
  const least = (name: string) => (NO_CHOICE_ALONE.includes(name) ? 2 : 1);
  return KINDS[kind].facets
    .filter((name) => (facets[name] ?? []).length >= least(name))
    .map((name) => (
      <OneFacet key={name} kind={kind} name={name} values={facets[name] ?? []} chosen={chosen} add={add} />
    ));
}

interface OneFacetProps {
  kind: Kind;
  name: string;
  values: Facet[];
  chosen: string[];
  add: (filter: string) => void;
}

function OneFacet({ kind, name, values, chosen, add }: OneFacetProps) {
  const [all, setAll] = useState(false);
  const label = FACET_NAMES[name] ?? name;
  return (
    <section className="facet" aria-labelledby={`facet-${name}`}>
      <h2 id={`facet-${name}`}>{label}</h2>
      <ul>
        {(all ? values : values.slice(0, FIRST)).map(({ value, count }) => {
          const filter = filterOf(name, value);
          return (
            <li key={filter}>
              <Button className="facet-value" isDisabled={chosen.includes(filter)} onPress={() => add(filter)}>
                <span>{valueText(value, kind)}</span>
                <span className="facet-count">{number(count)}</span>
              </Button>
            </li>
          );
        })}
      </ul>
      {values.length > FIRST && (
        <Button className="facet-more" aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? 'Fewer' : `${number(values.length - FIRST)} more`}
          <span className="visually-hidden"> of {label}</span>
        </Button>
      )}
    </section>
  );
}

interface ChipsProps {
  kind: Kind;
  filters: string[];
  drop: (filter: string) => void;
  clear: () => void;
}

export function Chips({ kind, filters, drop, clear }: ChipsProps) {
  if (filters.length === 0) return null;
  return (
    <ul className="chips" aria-label="Chosen filters">
      {filters.map((filter) => (
        <li key={filter}>
          <Button className="chip" aria-label={`Without ${filterText(filter, kind)}`} onPress={() => drop(filter)}>
            {filterText(filter, kind)} <X aria-hidden size={14} />
          </Button>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <Button className="facet-more" onPress={clear}>
            Without any filter
          </Button>
        </li>
      )}
    </ul>
  );
}
