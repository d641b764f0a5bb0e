import { useMutation, useQuery } from '@tanstack/react-query';
import { Snowflake } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogTrigger,
  Form,
  Heading,
  Input,
  Label,
  Modal,
  ModalOverlay,
  Text,
  TextField,
} from 'react-aria-components';
import { useNavigate } from 'react-router';
import { tell } from '../api/http';
import { useSession, useSignInAddress } from '../session/useSession';
import { messageOf, Notice } from '../ui/Failure';
import { previewText } from './preview';
import type { Manifest, Preview, Wanted } from './types';

const LONGEST_TITLE = 300;

interface SaveProps {
  wanted: Wanted;
  /** A title to begin with. */
  suggested: string;
}

/** Freezes what is shown as a list that can be cited, for people who are signed in. */
export function SaveAsManifest(props: SaveProps) {
  const { session } = useSession();
  const signIn = useSignInAddress();
  if (!session) return null;
  if (!session.signedIn) {
    return (
      <a className="button button-quiet button-small" href={signIn}>
        <Snowflake aria-hidden size={15} /> Sign in to save as manifest
      </a>
    );
  }
  return (
    <DialogTrigger>
      <Button className="button button-quiet button-small">
        <Snowflake aria-hidden size={15} /> Save as manifest
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal">
          <Dialog className="dialog">{({ close }) => <Save {...props} close={close} />}</Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

function Save({ wanted, suggested, close }: SaveProps & { close: () => void }) {
  const [title, setTitle] = useState(suggested.slice(0, LONGEST_TITLE));
  const navigate = useNavigate();
  const preview = useQuery({
    queryKey: ['manifest-preview', wanted],
    queryFn: async () => (await tell<Preview>('POST', '/api/v1/manifests/preview', wanted)).body,
  });
  const freeze = useMutation({
    mutationFn: async () => (await tell<Manifest>('POST', '/api/v1/manifests', { ...wanted, title: title.trim() })).body,
    onSuccess: async ({ id }) => {
      close();
      await navigate(`/manifests/${id}`);
    },
  });
  const nothing = preview.data?.files === 0;
  return (
    <Form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() !== '' && !freeze.isPending) freeze.mutate();
      }}
    >
      <Heading slot="title">Save as manifest</Heading>
      <p>
        The files are frozen as a list with an address of its own. It never changes, everyone can read it, and it can be cited and
        downloaded as a whole.
      </p>
      {preview.isError ? (
        <Notice>{messageOf(preview.error)}</Notice>
      ) : (
        <p role="status">
          <strong>{preview.data ? previewText(preview.data) : 'Counting …'}</strong>
        </p>
      )}
      <TextField className="field" value={title} onChange={setTitle} maxLength={LONGEST_TITLE} isRequired>
        <Label>Title</Label>
        <Input spellCheck="true" />
        <Text slot="description" className="fine">
          What the list is cited by.
        </Text>
      </TextField>
      {freeze.isError && <Notice>{messageOf(freeze.error)}</Notice>}
      <div className="actions actions-end">
        <Button className="button button-quiet" onPress={close}>
          Cancel
        </Button>
        <Button type="submit" className="button" isDisabled={title.trim() === '' || nothing || preview.isError || freeze.isPending}>
          {freeze.isPending ? 'Freezing …' : 'Freeze the list'}
        </Button>
      </div>
    </Form>
  );
}
