import { Link, useParams } from 'react-router';
import { Comments, Say } from '../curation/Conversation';
import { CurationBadge } from '../curation/CurationBadge';
import { useCuration } from '../curation/useCuration';
import { IngestProgress } from '../my-studies/IngestProgress';
import { Problems } from '../my-studies/Problems';
import { Release } from '../my-studies/Release';
import { useSubmission } from '../my-studies/useSubmission';
import { Withdraw } from '../my-studies/Withdraw';
import { SignInFirst } from '../session/SignInFirst';
import { useSession } from '../session/useSession';
import { Copyable } from '../ui/Copyable';
import { Failure, Notice, PageFailure } from '../ui/Failure';
import { bytes, counted, day } from '../ui/format';
import { Loading } from '../ui/Loading';
import { StudyBadge } from '../ui/State';
import { useHashFocus } from '../ui/useHashFocus';
import { useTitle } from '../ui/useTitle';
import type { Study } from '../api/types';
import { Collaborators } from './Collaborators';
import { History } from './History';
import { Receipt } from './Receipt';
import { ReviewerLinks, useReviewerLinks } from './ReviewerLinks';
import { Comparison } from '../versions/Comparison';
import { NextVersion } from '../versions/NextVersion';

/** Everything that its people do with a submitted study. */
export function OwnStudyPage() {
  const { accession = '' } = useParams();
  const { session } = useSession();
  const submission = useSubmission(accession);
  const study = submission.data;
  useTitle(study?.title);
  if (session && !session.signedIn) return <SignInFirst />;
  if (submission.isPending) return <Loading what="the study" />;
  if (!study) return <PageFailure title="This cannot be shown now" failure={submission.error} retry={() => void submission.refetch()} />;
  return <Parts key={accession} study={study} />;
}

function Parts({ study }: { study: Study }) {
  useHashFocus();
  const base = `/api/v1/submissions/${study.accession}`;
  // Who may make links may also share and withdraw.
  const own = useReviewerLinks(base).isSuccess;
  const withdrawn = study.state === 'withdrawn';
  return (
    <div className="page page-form">
      <nav aria-label="Back">
        <Link to="/my-studies">My studies</Link>
      </nav>
      <header className="study-head">
        <p className="study-marks">
          <span>{study.accession}</span> <StudyBadge state={study.state} />
        </p>
        <h1>{study.title}</h1>
        <p className="fine">
          version {study.version} · {counted(study.files.count, 'file', 'files')} · {bytes(study.files.bytes)}
        </p>
        <div className="actions">
          <Link className="button button-quiet button-small" to={`/studies/${study.accession}`}>
            See the study
          </Link>
        </div>
      </header>
      {withdrawn && <p className="prose">Withdrawn: {study.reason}</p>}
      {!withdrawn && <IngestProgress study={study} />}
      {study.releaseBlocked && <Notice>{study.releaseBlocked.message}</Notice>}
      <Problems problems={study.problems ?? []} />
      {!withdrawn && <ReleaseDate study={study} />}
      <CurationPart accession={study.accession} withdrawn={withdrawn} />
      {!withdrawn && <Versions study={study} base={base} />}
      {study.dataAvailability !== undefined && <ForYourPaper sentence={study.dataAvailability} />}
      {!withdrawn && <ReviewerLinks base={base} />}
      <Collaborators base={base} mayChange={own} />
      <Receipt base={base} accession={study.accession} />
      <History base={base} />
      {!withdrawn && own && (
        <section aria-labelledby="withdraw">
          <h2 id="withdraw">Withdraw</h2>
          <p className="fine">For what must not stay: data that should not have been published, or a deposit made twice.</p>
          <div className="actions">
            <Withdraw study={study} />
          </div>
        </section>
      )}
    </div>
  );
}

function ReleaseDate({ study }: { study: Study }) {
  const released = study.state === 'public';
  return (
    <section aria-labelledby="release">
      <h2 id="release">Release</h2>
      <p>
        {released
          ? `Public since ${day(study.releaseDate ?? '')}.`
          : `To be released ${day(study.releaseDate ?? '')}, 00:00 UTC, after the files are checked. Private until then.`}
      </p>
      {!released && (
        <div className="actions">
          <Release study={study} />
        </div>
      )}
    </section>
  );
}

function ForYourPaper({ sentence }: { sentence: string }) {
  return (
    <section aria-labelledby="paper">
      <h2 id="paper">For your paper</h2>
      <p className="fine">For its section on the availability of data; the address stays.</p>
      <Copyable text={sentence} what="the sentence" />
    </section>
  );
}

function Versions({ study, base }: { study: Study; base: string }) {
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      <p className="fine">
        To correct or add something, prepare the next version: it begins with everything of this one, and only what you
        change is sent. The accession stays, and this version stays readable.
      </p>
      <NextVersion base={base} version={study.version + 1} />
      {study.version > 1 && (
        <details className="comparison">
          <summary>What version {study.version} changed</summary>
          <Comparison base={base} version={study.version} />
        </details>
      )}
    </section>
  );
}

function CurationPart({ accession, withdrawn }: { accession: string; withdrawn: boolean }) {
  const curation = useCuration(accession);
  const returned = curation.data?.curation === 'returned';
  return (
    <section aria-labelledby="curation">
      <div className="title-row">
        <h2 id="curation">Curation</h2>
        {curation.data && <CurationBadge state={curation.data.curation} />}
      </div>
      <p className="fine">
        {returned
          ? 'A curator asks something: answer here, and the study goes back to them.'
          : 'Curators look at what was submitted and may ask. Your accession and release date do not wait for it.'}
      </p>
      {curation.isError && <Failure failure={curation.error} retry={() => void curation.refetch()} />}
      <Comments accession={accession} />
      {!withdrawn && (
        <Say
          accession={accession}
          label={returned ? 'Your answer to the curator' : 'To the curators'}
          action={returned ? 'Answer' : 'Comment'}
        />
      )}
    </section>
  );
}
