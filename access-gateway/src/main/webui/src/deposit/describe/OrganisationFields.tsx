import { Plus } from 'lucide-react';
import { Button } from 'react-aria-components';
import { isPart, listOf, textOf, type Part } from '../../document/values';
import { focusSoon } from '../../ui/focus';
import type { Need } from '../template';
import { TextInput } from './fields';

interface OrganisationFieldsProps {
  id: string;
  value: unknown;
  need: Need;
  onChange: (value: unknown) => void;
}

/** Where an author works: one place or several, each by its name and, where it has one, its ROR id. */
export function OrganisationFields({ id, value, need, onChange }: OrganisationFieldsProps) {
  const places = listOf(value);
  const shown = places.length === 0 ? [''] : places;
  const change = (index: number, place: unknown) => {
    const next = shown.map((each, at) => (at === index ? place : each));
    onChange(next.length === 1 ? next[0] : next);
  };
  return (
    <div id={id} className="organisations">
      {shown.map((place, index) => {
        const known: Part = isPart(place) ? place : { name: textOf(place) };
        const ror = textOf(known['ror']);
        return (
          <div key={index} className="organisation">
            <TextInput
              id={`${id}-${String(index)}-name`}
              label="Organisation"
              need={need}
              value={textOf(known['name'])}
              onChange={(name) => change(index, isPart(place) ? { ...place, name } : name)}
            />
            <TextInput
              id={index === 0 && places.length < 2 ? `${id}-ror` : `${id}-${String(index)}-ror`}
              label="ROR id"
              need="unasked"
              form="ror"
              value={ror}
              onChange={(text) => change(index, text === '' ? withoutRor(known) : { ...known, ror: text })}
            />
          </div>
        );
      })}
      {places.length > 0 && (
        <Button
          className="button button-quiet button-small"
          onPress={() => {
            onChange([...places, '']);
            focusSoon(`${id}-${String(places.length)}-name`);
          }}
        >
          <Plus aria-hidden size={15} /> Another organisation
        </Button>
      )}
    </div>
  );
}

/** A name alone is said as such. */
function withoutRor(place: Part): unknown {
  const { ror, ...rest } = place;
  void ror;
  return Object.keys(rest).length === 1 && 'name' in rest ? rest['name'] : rest;
}
