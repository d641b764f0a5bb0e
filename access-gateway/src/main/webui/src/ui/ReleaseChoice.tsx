import { Input, Label, Radio, RadioGroup, Text, TextField } from 'react-aria-components';

export interface ReleaseWish {
  when: 'now' | 'date';
  date?: string;
}

/** What the archive takes as a release date; null while the day is not filled in. */
export function releaseDateOf(wish: ReleaseWish): string | null {
  if (wish.when === 'now') return 'now';
  return wish.date && /^\d{4}-\d{2}-\d{2}$/.test(wish.date) ? wish.date : null;
}

interface ReleaseChoiceProps {
  wish: ReleaseWish;
  change: (wish: ReleaseWish) => void;
}

const MOST_YEARS = 2;

export function ReleaseChoice({ wish, change }: ReleaseChoiceProps) {
  const today = new Date();
  const latest = new Date(today);
  latest.setFullYear(latest.getFullYear() + MOST_YEARS);
  return (
    <>
      <RadioGroup
        className="choice"
        value={wish.when}
        onChange={(when) => change({ ...wish, when: when === 'date' ? 'date' : 'now' })}
      >
        <Label>Release</Label>
        <Radio value="now" className="radio">
          <span>
            As soon as the files are checked
            <span className="fine"> — usually within minutes</span>
          </span>
        </Radio>
        <Radio value="date" className="radio">
          <span>
            On a day that I choose
            <span className="fine"> — private until then, two years at most</span>
          </span>
        </Radio>
      </RadioGroup>
      {wish.when === 'date' && (
        <TextField className="field field-short" value={wish.date ?? ''} onChange={(date) => change({ ...wish, date })}>
          <Label>Day of release</Label>
          <Input type="date" min={isoDay(today)} max={isoDay(latest)} />
          <Text slot="description" className="fine">
            From 00:00 UTC. You can change it until then.
          </Text>
        </TextField>
      )}
    </>
  );
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
