import { Plus, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { ASSOCIATIONS, SECTIONS } from '../../document/sections';
import { partsOf, textOf, type Part } from '../../document/values';
import { Choice } from '../../ui/Choice';
import type { Need } from '../template';
import { Needed } from './fields';

interface AssociationsProps {
  id: string;
  label: string;
  document: Part;
  value: unknown;
  need: Need;
  onChange: (value: Part[]) => void;
}

const NONE = '';

/** Which biosample, specimen and acquisition the files of a component are of, each by its name. */
export function Associations({ id, label, document, value, need, onChange }: AssociationsProps) {
  const given = partsOf(value);
  const change = (index: number, member: string, name: string) =>
    onChange(given.map((each, at) => (at === index ? withMember(each, member, name) : each)));
  return (
    <fieldset id={id} className="several" tabIndex={-1}>
      <legend>
        {label}
        <Needed need={need} />
      </legend>
      {given.map((association, index) => (
        <div key={index} className="association">
          {ASSOCIATIONS.map(({ member, section, label: of }) => {
            const chosen = textOf(association[member]);
            const names = namesIn(document, section);
            if (names.length === 0 && chosen === '') return null;
            const options = [NONE, ...names, ...(chosen === '' || names.includes(chosen) ? [] : [chosen])];
            return (
              <Choice
                key={member}
                label={of}
                value={chosen}
                options={options.map((name) => ({ id: name, name: name === NONE ? 'none' : name }))}
                onChange={(name) => change(index, member, name)}
              />
            );
          })}
          <Button
            className="button button-quiet button-icon"
            aria-label={`Remove association ${String(index + 1)}`}
            onPress={() => onChange(given.filter((_, at) => at !== index))}
          >
            <Trash2 aria-hidden size={16} />
          </Button>
        </div>
      ))}
      {ASSOCIATIONS.some(({ section }) => namesIn(document, section).length > 0) ? (
        <Button className="button button-quiet button-small" onPress={() => onChange([...given, firstOfEach(document)])}>
          <Plus aria-hidden size={15} /> Add what belongs together
        </Button>
      ) : (
        <p className="fine">Name a biosample, a specimen or an acquisition above; then it can be chosen here.</p>
      )}
    </fieldset>
  );
}

function namesIn(document: Part, section: string): string[] {
  const name = SECTIONS.find(({ member }) => member === section)?.name ?? '';
  return [...new Set(partsOf(document[section]).map((part) => textOf(part[name])))].filter((each) => each !== '');
}

/** Most studies have one of each: then nothing is left to choose. */
function firstOfEach(document: Part): Part {
  const only = ASSOCIATIONS.map(({ member, section }) => [member, namesIn(document, section)] as const);
  return Object.fromEntries(only.flatMap(([member, names]) => (names.length === 1 ? [[member, names[0]]] : [])));
}

function withMember(association: Part, member: string, name: string): Part {
  const { [member]: before, ...rest } = association;
  void before;
  return name === NONE ? rest : { ...rest, [member]: name };
}
