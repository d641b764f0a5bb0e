import { Choice } from '../ui/Choice';
import { choicesFor, type Collection } from './collections';

interface CollectionChoiceProps {
  all: readonly Collection[];
  /** Undefined if the draft names one that is not there. */
  current: Collection | undefined;
  onChange: (collection: Collection) => void;
}

/** Where a deposit goes; nothing where there is nothing to choose. */
export function CollectionChoice({ all, current, onChange }: CollectionChoiceProps) {
  const choices = choicesFor(all, current);
  if (all.length === 0 || (choices.length < 2 && current)) return null;
  return (
    <div id="field-collection" className="template-row">
      <Choice
        label="Collection"
        value={current?.name ?? ''}
        options={choices.map(({ name, title }) => ({ id: name, name: title }))}
        onChange={(name) => {
          const chosen = all.find((each) => each.name === name);
          if (chosen) onChange(chosen);
        }}
      />
      <p className="fine">
        {current?.description ?? 'The draft names a collection that this archive does not have: choose one.'}
      </p>
    </div>
  );
}
