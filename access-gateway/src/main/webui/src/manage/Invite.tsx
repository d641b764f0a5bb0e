import { useState } from 'react';
import { Button, FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import { Choice } from '../ui/Choice';
import { faultOf, orcidOf } from '../ui/identifiers';
import { RIGHTS } from './Collaborators';
import type { Collaborator, Right } from './types';

/** By e-mail or ORCID iD in full; the archive does not say whether it knows an address. */
export function Invite({ busy, invite }: { busy: boolean; invite: (person: Collaborator) => void }) {
  const [address, setAddress] = useState('');
  const [right, setRight] = useState<Right>('view');
  const [tried, setTried] = useState(false);
  const person = personOf(address);
  const fault = tried && !person ? 'Give an e-mail address, or an ORCID iD with all 16 digits.' : undefined;
  return (
    <form
      className="inline-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!person) return;
        invite({ ...person, right });
        setAddress('');
        setTried(false);
      }}
    >
      <TextField className="field" value={address} onChange={setAddress} isInvalid={fault !== undefined}>
        <Label>E-mail or ORCID iD</Label>
        <Input autoComplete="off" />
        <FieldError className="field-fault">{fault}</FieldError>
        <Text slot="description" className="fine">
          Tell them that they can sign in: not every archive sends mail, and none to an ORCID iD. They show as invited until
          they come.
        </Text>
      </TextField>
      <Choice label="Right" value={right} options={RIGHTS} onChange={setRight} />
      <Button type="submit" className="button button-quiet" isDisabled={busy || address.trim() === ''}>
        Invite
      </Button>
    </form>
  );
}

function personOf(address: string): { email: string } | { orcid: string } | undefined {
  const text = address.trim();
  if (text.includes('@')) return faultOf('email', text) === undefined ? { email: text.toLowerCase() } : undefined;
  const orcid = orcidOf(text);
  return orcid === undefined ? undefined : { orcid };
}
