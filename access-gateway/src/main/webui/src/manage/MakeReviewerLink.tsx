import { useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { dayAhead } from '../ui/format';
import { Tick } from '../ui/Tick';

export interface LinkWish {
  label: string;
  expires: string;
  originals: boolean;
}

const USUAL_DAYS = 90;
const MOST_DAYS = 365;
const LONGEST_LABEL = 200;

export function MakeReviewerLink({ busy, make }: { busy: boolean; make: (wish: LinkWish) => void }) {
  const [wish, setWish] = useState<LinkWish>({ label: '', expires: dayAhead(USUAL_DAYS), originals: false });
  return (
    <form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault();
        make({ ...wish, label: wish.label.trim() });
        setWish({ ...wish, label: '' });
      }}
    >
      <TextField
        className="field"
        value={wish.label}
        maxLength={LONGEST_LABEL}
        onChange={(label) => setWish({ ...wish, label })}
      >
        <Label>For whom (only you see it)</Label>
        <Input placeholder="Journal and manuscript" autoComplete="off" />
      </TextField>
      <TextField
        className="field field-short"
        value={wish.expires}
        isRequired
        onChange={(expires) => setWish({ ...wish, expires })}
      >
        <Label>Ends on</Label>
        <Input type="date" min={dayAhead(1)} max={dayAhead(MOST_DAYS)} />
      </TextField>
      <Tick value={wish.originals} onChange={(originals) => setWish({ ...wish, originals })}>
        Files may be downloaded as they were deposited
        <span className="fine"> — they may name people, such as in the headers of a microscope’s format</span>
      </Tick>
      <Button type="submit" className="button button-quiet" isDisabled={busy || wish.expires === ''}>
        {busy ? 'Making the link …' : 'Make a link'}
      </Button>
    </form>
  );
}
