import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ask } from '../api/http';
import type { Study } from '../api/types';
import { Failure } from '../ui/Failure';
import { bytes, counted, day } from '../ui/format';
import { Loading } from '../ui/Loading';
import { StudyBadge } from '../ui/State';
import { useTitle } from '../ui/useTitle';
import { Files } from './Files';
import { Gallery } from './Gallery';
import { Tombstone } from './Tombstone';
import { useFreshParts } from './useFreshParts';

const ASK_AGAIN_MILLIS = 4_000;

export function StudyPage() {
  const { accession = '' } = useParams();
  const query = useQuery({
    queryKey: ['study', accession],
    queryFn: async ({ signal }) =>
      (await ask<Study>(`/api/v1/studies/${encodeURIComponent(accession)}`, signal)).body,
    refetchInterval: ({ state: { data } }) => (data && data.ingest.state !== 'completed' ? ASK_AGAIN_MILLIS : false),
  });
  const study = query.data;
  useTitle(study?.title);
  useFreshParts(study);
  if (query.isPending) return <Loading what="the study" />;
  if (query.isError) return <Failure failure={query.error} retry={() => void query.refetch()} />;
  if (!study) return null;
  if (study.state === 'withdrawn') return <Tombstone study={study} />;
  return (
    <article className="page study">
      <header className="study-head">
        <p className="study-marks">
          <span>{study.accession}</span> <StudyBadge state={study.state} />
          {study.licence && <span className="badge badge-calm">{study.licence}</span>}
        </p>
        <h1>{study.title}</h1>
        <Authors study={study} />
        <p className="fine">{facts(study).join(' · ')}</p>
      </header>
      {study.description && (
        <section aria-labelledby="about">
          <h2 id="about">About</h2>
          <p className="prose">{study.description}</p>
        </section>
      )}
      {study.keywords && study.keywords.length > 0 && (
        <ul className="keywords" aria-label="Keywords">
          {study.keywords.map((keyword) => (
            <li key={keyword}>{keyword}</li>
          ))}
        </ul>
      )}
      <Gallery accession={study.accession} busy={study.ingest.state !== 'completed'} />
      <Files accession={study.accession} />
    </article>
  );
}

function facts(study: Study): string[] {
  const released = study.releasedAt ?? (study.state === 'public' ? study.releaseDate : undefined);
  return [
    counted(study.files.count, 'file', 'files'),
    bytes(study.files.bytes),
    ...(released ? [`released ${day(released)}`] : []),
    ...(!released && study.releaseDate ? [`to be released ${day(study.releaseDate)}`] : []),
    `version ${String(study.version)}`,
  ];
}

function Authors({ study }: { study: Study }) {
  const named = (study.authors ?? []).filter((author) => author.name);
  if (named.length === 0) return null;
  return (
    <ul className="authors" aria-label="Authors">
      {named.map((author, index) => (
        <li key={`${String(index)} ${author.name ?? ''}`}>
          {author.orcid ? (
            <a href={`https://orcid.org/${author.orcid.replace(/^https?:\/\/orcid\.org\//, '')}`} rel="noreferrer">
              {author.name}
            </a>
          ) : (
            author.name
          )}
          {author.organisation && <span className="fine"> ({author.organisation})</span>}
        </li>
      ))}
    </ul>
  );
}
