import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { tell } from '../api/http';
import type { Study } from '../api/types';
import { messageOf, Notice } from '../ui/Failure';
import { ReleaseChoice, releaseDateOf, type ReleaseWish } from '../ui/ReleaseChoice';

export function Release({ study }: { study: Study }) {
  const queries = useQueryClient();
  const [wish, setWish] = useState<ReleaseWish>({ when: 'now' });
  const release = useMutation({
    mutationFn: async (releaseDate: string) =>
      (await tell<Study>('PUT', `/api/v1/submissions/${study.accession}/release-date`, { releaseDate })).body,
    onSuccess: (answer) => {
      queries.setQueryData(['submission', study.accession], answer);
      void queries.invalidateQueries({ queryKey: ['history'] });
      return queries.invalidateQueries({ queryKey: ['studies'] });
    },
  });
  const date = releaseDateOf(wish);
  return (
    <>
      <DialogTrigger>
        <Button className="button button-small" isDisabled={release.isPending}>
          Release
        </Button>
        <ModalOverlay className="overlay" isDismissable>
          <Modal className="modal">
            <Dialog className="dialog">
              {({ close }) => (
                <>
                  <Heading slot="title">When shall {study.accession} be public?</Heading>
                  <ReleaseChoice wish={wish} change={setWish} />
                  <div className="actions actions-end">
                    <Button className="button button-quiet" onPress={close}>
                      Cancel
                    </Button>
                    <Button
                      className="button"
                      isDisabled={date === null}
                      onPress={() => {
                        if (date !== null) release.mutate(date);
                        close();
                      }}
                    >
                      {wish.when === 'now' ? 'Release now' : 'Set the date'}
                    </Button>
                  </div>
                </>
              )}
            </Dialog>
          </Modal>
        </ModalOverlay>
      </DialogTrigger>
      {release.isError && <Notice>{messageOf(release.error)}</Notice>}
    </>
  );
}
