import { Fragment } from 'react';
import type { Study } from '../api/types';
import { CollectionName } from '../collection/CollectionName';
import { isPart, listOf, partsOf, textOf } from '../document/values';
import { addressOf } from '../ui/addresses';
import { Away, Linked } from '../ui/Away';
import { bytes, counted, day } from '../ui/format';
import { StudyBadge } from '../ui/State';
import { Cite } from './Cite';
import { CorrectedValues } from './CorrectedValues';
import { Described } from './Described';
import { useDoor } from './door';
import { Files } from './Files';
import { Gallery } from './Gallery';
import { IntegrityFacts, IntegrityMark } from './Integrity';
import { Links } from './Links';
import { Plates } from './Plates';
import { Used } from './Used';
import { VersionSwitch } from './VersionSwitch';

interface StudyArticleProps {
  study: Study;
  /** As the address has it: the accession, or that of a version such as S-LMK1.v2. */
  name: string;
}

/** A study as whoever asks may see it. */
export function StudyArticle({ study, name }: StudyArticleProps) {
  const door = useDoor();
  return (
    <article className="page study">
      <header className="study-head">
        <p className="study-marks">
          <span>{study.accession}</span> <StudyBadge state={study.state} />
          {study.licence && <span className="badge badge-calm">{study.licence}</span>}
          <IntegrityMark study={study} />
        </p>
        <h1>{study.title}</h1>
        <Authors study={study} />
        <p className="fine">{facts(study).join(' · ')}</p>
        {study.collection && <CollectionName name={study.collection} />}
        <VersionSwitch study={study} />
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
      <Plates accession={name} />
      <Gallery accession={name} busy={study.ingest.state !== 'completed'} />
      {study.metadata && <Described document={study.metadata} components={study.components} />}
      {study.metadata && <Links value={study.metadata['links']} />}
      {study.metadata && door === '' && <CorrectedValues name={name} document={study.metadata} />}
      <Files study={study} name={name} />
      <IntegrityFacts study={study} name={name} />
      <Cite study={study} name={name} />
      <Used study={study} />
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
          <Named name={author.name ?? ''} address={addressOf(textOf(author.orcid), 'orcid')} />
          <Organisations value={organisationsOf(study, author)} />
        </li>
      ))}
    </ul>
  );
}

/** As the description has them: beside it an author's organisations are one text without their ids. */
function organisationsOf(study: Study, author: { name?: string; organisation?: unknown }): unknown {
  const described = partsOf(study.metadata?.['authors']).find((each) => textOf(each['name']) === author.name);
  return described?.['organisation'] ?? author.organisation;
}

function Named({ name, address }: { name: string; address: string | undefined }) {
  return address === undefined ? name : <Away to={address}>{name}</Away>;
}

function Organisations({ value }: { value: unknown }) {
  const named = listOf(value).filter((each) => textOf(each) !== '');
  if (named.length === 0) return null;
  return (
    <span className="fine">
      {' ('}
      {named.map((each, index) => (
        <Fragment key={index}>
          {index > 0 && '; '}
          {isPart(each) ? (
            <Named name={textOf(each)} address={addressOf(textOf(each['ror']), 'ror')} />
          ) : (
            <Linked text={textOf(each)} meant="ror" />
          )}
        </Fragment>
      ))}
      )
    </span>
  );
}
