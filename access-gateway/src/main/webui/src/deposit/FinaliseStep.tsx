import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components';
import { ProblemError, tell } from '../api/http';
import type { Finding } from '../api/http';
import type { Draft, Study } from '../api/types';
import { Comparison } from '../versions/Comparison';
import { Failure, messageOf, Notice } from '../ui/Failure';
import { counted } from '../ui/format';
import { Loading } from '../ui/Loading';
import { ReleaseChoice, releaseDateOf, type ReleaseWish } from '../ui/ReleaseChoice';
import { Findings } from './Findings';
import { Submitted } from './Submitted';
import { transferOf } from './upload/transfers';

const DATE_LENGTH = '2027-01-31'.length;

interface Report {
  valid: boolean;
  findings: Finding[];
}

export function FinaliseStep({ draft }: { draft: Draft }) {
  const queries = useQueryClient();
  const transfer = transferOf(draft.id);
  const sending = useSyncExternalStore(transfer.subscribe, transfer.current);
  const [wish, setWish] = useState<ReleaseWish>(() => wishOf(draft.metadata['releaseDate']));
  const report = useQuery({
    queryKey: ['draft', draft.id, 'report', sending.stored],
    queryFn: async () => (await tell<Report>('POST', `/api/v1/drafts/${draft.id}/validate`)).body,
    enabled: draft.state === 'open',
    staleTime: 0,
  });
  const submit = useMutation({
    mutationFn: async (asked: { releaseDate?: string }) =>
      (await tell<Study>('POST', `/api/v1/drafts/${draft.id}/submit`, asked)).body,
    onSuccess: async (study) => {
      // What was known of the study is of the version before.
      queries.setQueryData(['submission', study.accession], study);
      await queries.invalidateQueries({ queryKey: ['drafts'] });
      await queries.invalidateQueries({ queryKey: ['studies'] });
    },
  });
  if (submit.data) return <Submitted study={submit.data} />;
  if (draft.state === 'submitted') {
    return <p>This draft was submitted. It stands under My studies.</p>;
  }
  const next = draft.versionOf;
  const date = releaseDateOf(wish);
  // A version has the state and the release date of its study.
  const asked = next ? {} : date !== null ? { releaseDate: date } : undefined;
  const busy = sending.running;
  // The day of release is chosen here, whatever the description says of it.
  const findings = report.data?.findings.filter(({ pointer }) => pointer !== '/releaseDate') ?? [];
  const complete = report.data !== undefined && findings.every(({ severity }) => severity !== 'error');
  return (
    <>
      <h1>Finalise</h1>
      {report.isPending && <Loading what="the check" />}
      {report.isError && <Failure failure={report.error} retry={() => void report.refetch()} />}
      {report.data && <Findings draft={draft} findings={findings} />}
      {busy && (
        <Notice>
          {counted(sending.items.length - sending.stored, 'file is', 'files are')} still on the way. Submit when all are
          there.
        </Notice>
      )}
      {next ? (
        <section aria-labelledby="changes">
          <h2 id="changes">What version {next.version} changes</h2>
          <Comparison base={`/api/v1/submissions/${next.accession}`} version={next.version} draft />
        </section>
      ) : (
        <ReleaseChoice wish={wish} change={setWish} />
      )}
      {submit.isError && <SubmitFailure draft={draft} failure={submit.error} />}
      <div className="actions">
        <Button
          className="button"
          isDisabled={!complete || busy || asked === undefined || submit.isPending}
          onPress={() => {
            if (asked) submit.mutate(asked);
          }}
        >
          {submit.isPending ? 'Submitting …' : next ? `Submit version ${String(next.version)}` : 'Submit the study'}
        </Button>
      </div>
      <p className="fine">
        {next
          ? `It becomes the version that readers of ${next.accession} see, once its files are checked. Version ${String(next.version - 1)} stays readable.`
          : 'You get the accession number at once. Files cannot be changed after that.'}
      </p>
    </>
  );
}

/** As an imported description has it, if that day is still to come. */
function wishOf(releaseDate: unknown): ReleaseWish {
  const date = typeof releaseDate === 'string' ? releaseDate.slice(0, DATE_LENGTH) : '';
  return date > new Date().toISOString() ? { when: 'date', date } : { when: 'now' };
}

function SubmitFailure({ draft, failure }: { draft: Draft; failure: unknown }) {
  return (
    <>
      <Notice>{messageOf(failure)}</Notice>
      {failure instanceof ProblemError && failure.problem.errors && (
        <Findings draft={draft} findings={failure.problem.errors} />
      )}
    </>
  );
}
