import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ask } from '../api/http';
import type { Study } from '../api/types';
import { monthName } from '../home/growth';
import { counted, number } from '../ui/format';
import { useDoor } from './door';
import { readable, type Usage } from './usage';

/** How a public study was used, and how that was counted. */
export function Used({ study }: { study: Study }) {
  const door = useDoor();
  const open = study.state === 'public' && door === '';
  const usage = useQuery({
    queryKey: ['usage', study.accession],
    queryFn: async ({ signal }) => (await ask<Usage>(`/api/v1/studies/${study.accession}/usage`, signal)).body,
    enabled: open,
    staleTime: 60_000,
  });
  if (!open || !usage.data) return null;
  const { visits, downloads, byScripts, since } = readable(usage.data);
  return (
    <section aria-labelledby="used">
      <h2 id="used">Used</h2>
      <p>
        {since === undefined ? (
          'Not yet counted.'
        ) : (
          <>
            <strong>{counted(visits, 'visit', 'visits')}</strong> and{' '}
            <strong>{counted(downloads, 'download', 'downloads')}</strong>
            {byScripts > 0 && ` (${byScripts === downloads ? 'all' : number(byScripts)} by scripts)`} since {monthName(since)}.
          </>
        )}
      </p>
      <p className="fine">
        Counted by the rules of COUNTER: no robots, repeated clicks once, an image that is looked at for an hour once.
        Nobody’s address is kept. <Link to="/policy#use">How it is counted</Link> ·{' '}
        <a href={`/api/v1/studies/${study.accession}/usage`}>By months (JSON)</a>
      </p>
    </section>
  );
}
