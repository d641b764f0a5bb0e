import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Form, Input, Label, Text, TextField } from 'react-aria-components';
import { Confirm } from '../ui/Confirm';
import { messageOf, Notice } from '../ui/Failure';
import { bytes, counted, number } from '../ui/format';
import { type Removal, removeMatching } from './removal';

const SHOWN = 8;

interface RemoveMatchingProps {
  draft: string;
  onRemoved: () => void;
}

/** Many files at once, after one has seen which. */
export function RemoveMatching({ draft, onRemoved }: RemoveMatchingProps) {
  const [pattern, setPattern] = useState('');
  const preview = useMutation({ mutationFn: (wanted: string) => removeMatching(draft, wanted, 'preview') });
  const removal = useMutation({
    mutationFn: (wanted: string) => removeMatching(draft, wanted, 'remove'),
    onSuccess: preview.reset,
    onSettled: onRemoved,
  });
  const change = (typed: string) => {
    setPattern(typed);
    preview.reset();
    removal.reset();
  };
  const wanted = preview.variables;
  return (
    <details className="remove-matching">
      <summary>Remove many files</summary>
      <Form
        className="remove-form"
        onSubmit={(event) => {
          event.preventDefault();
          removal.reset();
          if (pattern !== '') preview.mutate(pattern);
        }}
      >
        <TextField className="field" value={pattern} onChange={change} maxLength={1000}>
          <Label>Files whose whole path is like</Label>
          <Input placeholder="plate 1/**" />
          <Text slot="description" className="fine">
            * stands for any characters of a name, ? for one, ** for any folders: plate 1/** is all of a folder, **/*.log
            all logs.
          </Text>
        </TextField>
        <Button className="button button-quiet" type="submit" isDisabled={pattern === '' || preview.isPending}>
          {preview.isPending ? 'Looking …' : 'Show which'}
        </Button>
      </Form>
      {preview.isError && <Notice>{messageOf(preview.error)}</Notice>}
      {preview.data && wanted !== undefined && (
        <Preview preview={preview.data} busy={removal.isPending} remove={() => removal.mutate(wanted)} />
      )}
      {removal.isError && <Notice>{messageOf(removal.error)}</Notice>}
      {removal.data && (
        <p role="status">{counted(removal.data.counts.changed ?? 0, 'file was', 'files were')} removed.</p>
      )}
    </details>
  );
}

interface PreviewProps {
  preview: Removal;
  busy: boolean;
  remove: () => void;
}

function Preview({ preview: { counts, lines }, busy, remove }: PreviewProps) {
  const count = counts.changed ?? 0;
  if (count === 0) return <p role="status">No file is like this.</p>;
  const files = counted(count, 'file', 'files');
  return (
    <section className="removal" aria-labelledby="removal">
      <h3 id="removal">
        {files} would go, {bytes(counts.bytes ?? 0)}
      </h3>
      <ul>
        {lines.slice(0, SHOWN).map(({ path, size }) => (
          <li key={path}>
            <bdi>{path}</bdi> <span className="fine">{bytes(size)}</span>
          </li>
        ))}
      </ul>
      {count > SHOWN && <p className="fine">and {number(count - Math.min(SHOWN, lines.length))} more</p>}
      <Confirm
        label={busy ? 'Removing …' : `Remove ${files}`}
        title={`Remove ${files}?`}
        text="They leave this draft. Your own copies stay as they are and can be sent again."
        action={`Remove ${files}`}
        busy={busy}
        onConfirm={remove}
      />
    </section>
  );
}
