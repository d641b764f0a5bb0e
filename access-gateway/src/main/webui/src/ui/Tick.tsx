import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';

interface TickProps {
  value: boolean;
  onChange: (value: boolean) => void;
  children: ReactNode;
}

export function Tick({ value, onChange, children }: TickProps) {
  return (
    <Checkbox className="tick" isSelected={value} onChange={onChange}>
      <span className="tick-box">{value && <Check aria-hidden size={14} strokeWidth={3} />}</span>
      <span>{children}</span>
    </Checkbox>
  );
}
