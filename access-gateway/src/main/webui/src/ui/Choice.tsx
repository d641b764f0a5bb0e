import { Check, ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';

interface ChoiceProps<T extends string> {
  label: string;
  /** Whether the label is for screen readers only, because what stands beside it says the same. */
  quiet?: true;
  value: T;
  options: readonly { id: T; name: string }[];
  disabled?: boolean;
  onChange: (value: T) => void;
}

/** One of a few. */
export function Choice<T extends string>({ label, quiet, value, options, disabled = false, onChange }: ChoiceProps<T>) {
  return (
    <Select
      className="field"
      value={value}
      isDisabled={disabled}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key);
        if (chosen) onChange(chosen.id);
      }}
    >
      <Label className={quiet ? 'visually-hidden' : 'field-name'}>{label}</Label>
      <Button className="select">
        <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown aria-hidden size={16} />
      </Button>
      <Popover className="popover">
        <ListBox className="menu" items={options}>
          {({ id, name }) => (
            <ListBoxItem id={id} className="menu-item" textValue={name}>
              {({ isSelected }) => (
                <>
                  <span className="menu-check">{isSelected && <Check aria-hidden size={15} />}</span> {name}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
