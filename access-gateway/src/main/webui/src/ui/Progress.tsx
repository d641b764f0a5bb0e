import { Label, ProgressBar } from 'react-aria-components';

interface ProgressProps {
  label: string;
  done: number;
  total: number;
  text: string;
}

export function Progress({ label, done, total, text }: ProgressProps) {
  return (
    <ProgressBar className="progress" value={done} maxValue={Math.max(total, 1)} valueLabel={text}>
      {({ percentage }) => (
        <>
          <Label>{label}</Label>
          <span className="progress-text">{text}</span>
          <progress aria-hidden className="progress-track" value={percentage ?? 0} max={100} />
        </>
      )}
    </ProgressBar>
  );
}
