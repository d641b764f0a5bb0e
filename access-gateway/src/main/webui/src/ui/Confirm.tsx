import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface ConfirmProps {
  label: string;
  /** What it is about, where the same button stands beside others. */
  about?: string;
  title: string;
  text: string;
  action: string;
  busy: boolean;
  /** What must be filled in before. */
  children?: ReactNode;
  ready?: boolean;
  onConfirm: () => void;
}

/** A button whose action is asked about once more, because it cannot be taken back. */
export function Confirm({ label, about, title, text, action, busy, children, ready = true, onConfirm }: ConfirmProps) {
  return (
    <DialogTrigger>
      <Button className="button button-quiet button-small" isDisabled={busy}>
        {label}
        {about && <span className="visually-hidden"> {about}</span>}
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal">
          <Dialog role="alertdialog" className="dialog">
            {({ close }) => (
              <>
                <Heading slot="title">{title}</Heading>
                <p>{text}</p>
                {children}
                <div className="actions actions-end">
                  <Button className="button button-quiet" onPress={close}>
                    Cancel
                  </Button>
                  <Button
                    className="button button-danger"
                    isDisabled={!ready}
                    onPress={() => {
                      onConfirm();
                      close();
                    }}
                  >
                    {action}
                  </Button>
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
