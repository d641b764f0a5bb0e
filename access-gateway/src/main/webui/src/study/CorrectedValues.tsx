import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/http';
import type { Part } from '../document/values';
import { day } from '../ui/format';
import { correctedIn, type Provenance } from './provenance';

/** What curators corrected since it was deposited; nothing if nothing was. */
export function CorrectedValues({ name, document }: { name: string; document: Part }) {
  const provenance = useQuery({
    queryKey: ['study', name, 'provenance'],
    queryFn: async ({ signal }) =>
      (await ask<Provenance>(`/api/v1/studies/${encodeURIComponent(name)}/provenance`, signal)).body,
  });
  const corrected = provenance.data ? correctedIn(provenance.data, document) : [];
  if (corrected.length === 0) return null;
  return (
    <section aria-labelledby="corrected">
      <h2 id="corrected">Corrected by curators</h2>
      <ul className="fine">
        {corrected.map(({ pointer, what, now, was, at }) => (
          <li key={pointer}>
            {what}: <bdi>{now}</bdi>, was “<bdi>{was}</bdi>”{at !== undefined && `, on ${day(at)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
