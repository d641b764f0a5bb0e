import type { Study } from '../api/types';
import { number } from '../ui/format';
import { Progress } from '../ui/Progress';

/** How far the archive is with reading the files. */
export function IngestProgress({ study }: { study: Study }) {
  const { state, done = 0, total } = study.ingest;
  if (state === 'completed' || study.files.count === 0) return null;
  return (
    <Progress
      label={state === 'pending' ? 'Waiting to be read' : 'Checking and converting'}
      done={done}
      total={total}
      text={`${number(done)} of ${number(total)} files`}
    />
  );
}
