import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { tell } from '../api/http';
import type { Study } from '../api/types';
import { Confirm } from '../ui/Confirm';
import { messageOf, Notice } from '../ui/Failure';

const LONGEST_REASON = 2_000;

export function Withdraw({ study }: { study: Study }) {
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const withdraw = useMutation({
    mutationFn: async () =>
      (await tell<Study>('POST', `/api/v1/submissions/${study.accession}/withdraw`, { reason: reason.trim() })).body,
    onSuccess: (answer) => {
      queries.setQueryData(['submission', study.accession], answer);
      void queries.invalidateQueries({ queryKey: ['history'] });
      return queries.invalidateQueries({ queryKey: ['studies'] });
    },
  });
  return (
    <>
      <Confirm
        label="Withdraw"
        title={`Withdraw ${study.accession}?`}
        text="Its files and images are no longer served, for ever. The accession number stays and shows your reason to everyone who was able to see the study."
        action="Withdraw the study"
        busy={withdraw.isPending}
        ready={reason.trim() !== ''}
        onConfirm={() => withdraw.mutate()}
      >
        <TextField className="field" value={reason} onChange={setReason} maxLength={LONGEST_REASON} isRequired>
          <Label>Reason, shown to everyone</Label>
          <TextArea rows={3} />
        </TextField>
      </Confirm>
      {withdraw.isError && <Notice>{messageOf(withdraw.error)}</Notice>}
    </>
  );
}
