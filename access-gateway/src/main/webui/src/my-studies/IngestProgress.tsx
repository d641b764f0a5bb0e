import { useEffect, useState } from 'react';
import type { Study } from '../api/types';
import { number } from '../ui/format';
import { Progress } from '../ui/Progress';

const LOOK_MILLIS = 10_000;
const MINUTE_MILLIS = 60_000;
/** A large file takes its time; longer than so one wants to be told. */
const LONG_MINUTES = 3;

/** As long as this page has seen it so. */
function useMinutesUnchanged(done: number): number {
  const [minutes, setMinutes] = useState(0);
  useEffect(() => {
    const since = Date.now();
    const look = setInterval(() => setMinutes(Math.floor((Date.now() - since) / MINUTE_MILLIS)), LOOK_MILLIS);
    return () => {
      clearInterval(look);
      setMinutes(0);
    };
  }, [done]);
  return minutes;
}

/** How far the archive is with reading the files. */
export function IngestProgress({ study }: { study: Study }) {
  const { state, done = 0, total } = study.ingest;
  const minutes = useMinutesUnchanged(done);
  if (state === 'completed' || study.files.count === 0) return null;
  return (
    <Progress
      label={state === 'pending' ? 'Waiting to be read' : 'Checking and converting'}
      done={done}
      total={total}
      text={`${number(done)} of ${number(total)} files${minutes >= LONG_MINUTES ? ` · unchanged for ${number(minutes)} min` : ''}`}
    />
  );
}
