import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { tell } from '../api/http';
import type { Draft } from '../api/types';
import { messageOf, Notice } from '../ui/Failure';

/** Opens the draft of the next version; the one that is open already, if there is one. */
export function NextVersion({ base, version }: { base: string; version: number }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const open = useMutation({
    mutationFn: async () => (await tell<Draft>('POST', `${base}/versions`)).body,
    onSuccess: async (draft) => {
      await queries.invalidateQueries({ queryKey: ['drafts'] });
      await navigate(`/deposit/${draft.id}/upload`);
    },
  });
  return (
    <>
      {open.isError && <Notice>{messageOf(open.error)}</Notice>}
      <div className="actions">
        <Button className="button button-quiet" isDisabled={open.isPending} onPress={() => open.mutate()}>
          {open.isPending ? 'Preparing …' : `Prepare version ${String(version)}`}
        </Button>
      </div>
    </>
  );
}
