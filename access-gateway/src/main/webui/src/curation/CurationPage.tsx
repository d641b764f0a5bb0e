import { Link, useParams } from 'react-router';
import { placeName } from '../document/place';
import { PageFailure } from '../ui/Failure';
import { bytes, counted, day } from '../ui/format';
import { Loading } from '../ui/Loading';
import { StudyBadge } from '../ui/State';
import { useTitle } from '../ui/useTitle';
import { Comments } from './Conversation';
import { Comparison } from '../versions/Comparison';
import { CurationBadge } from './CurationBadge';
import { CuratorsOnly } from './CuratorsOnly';
import { Decision } from './Decision';
import type { Curation } from './types';
import { curationPath, useCuration } from './useCuration';

export function CurationPage() {
  const { accession = '' } = useParams();
  return (
    <CuratorsOnly>
      <OneStudy key={accession} accession={accession} />
    </CuratorsOnly>
  );
}

function OneStudy({ accession }: { accession: string }) {
  const curation = useCuration(accession);
  const now = curation.data;
  useTitle(now ? `Curation: ${now.title}` : 'Curation');
  if (curation.isPending) return <Loading what="the study" />;
  if (!now) return <PageFailure title="This cannot be shown now" failure={curation.error} retry={() => void curation.refetch()} />;
  const withdrawn = now.state === 'withdrawn';
  return (
    <div className="page page-form">
      <nav aria-label="Back">
        <Link to={`/curation?state=${now.curation}`}>Curation</Link>
      </nav>
      <header className="study-head">
        <p className="study-marks">
          <span>{now.accession}</span> <StudyBadge state={now.state} /> <CurationBadge state={now.curation} />
        </p>
        <h1>{now.title}</h1>
        <p className="fine">
          version {now.version} · {counted(now.files.count, 'file', 'files')} · {bytes(now.files.bytes)} · submitted{' '}
          {day(now.submittedAt)} · {now.state === 'public' ? 'released' : 'to be released'} {day(now.releaseDate)}
        </p>
        <div className="actions">
          <Link className="button button-quiet button-small" to={`/studies/${now.accession}`}>
            See the study
          </Link>
          <Link className="button button-quiet button-small" to={`/my-studies/${now.accession}`}>
            Sharing and history
          </Link>
        </div>
      </header>
      {!withdrawn && <Terms now={now} />}
      {now.version > 1 && (
        <section aria-labelledby="changes">
          <h2 id="changes">What version {now.version} changed</h2>
          <Comparison key={now.version} base={curationPath(accession)} version={now.version} />
        </section>
      )}
      <section aria-labelledby="comments">
        <h2 id="comments">What was said</h2>
        <Comments accession={accession} />
      </section>
      {withdrawn ? <p>The study was withdrawn: there is nothing left to decide.</p> : <Decision now={now} />}
    </div>
  );
}

function Terms({ now: { terms } }: { now: Curation }) {
  return (
    <section aria-labelledby="terms">
      <h2 id="terms">Terms</h2>
      {terms.total === 0 ? (
        <p className="fine">The description names no organism, imaging method or other term.</p>
      ) : (
        <>
          <p>
            {terms.mapped} of {counted(terms.total, 'term', 'terms')} {terms.total === 1 ? 'is' : 'are'} of an ontology.
          </p>
          {terms.unmapped.length > 0 && (
            <>
              <p className="fine">Written in words of their own, so that searches by term do not find them:</p>
              <ul className="keywords" aria-label="Terms without an identifier">
                {terms.unmapped.map(({ pointer, text }) => (
                  <li key={pointer} title={placeName(pointer)}>
                    {text}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </section>
  );
}
