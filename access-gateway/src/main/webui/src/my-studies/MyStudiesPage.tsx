import { useQuery } from '@tanstack/react-query';
import { FolderOpen } from 'lucide-react';
import { Link } from 'react-router';
import { ask } from '../api/http';
import type { Draft, Page, Study } from '../api/types';
import { useSession } from '../session/useSession';
import { SignInFirst } from '../session/SignInFirst';
import { Empty } from '../ui/Empty';
import { Failure } from '../ui/Failure';
import { Loading } from '../ui/Loading';
import { useTitle } from '../ui/useTitle';
import { DeletedDrafts } from './DeletedDrafts';
import { DraftCard } from './DraftCard';
import { StudyCard } from './StudyCard';

const MOST_DRAFTS = 100;
const MOST_STUDIES = 100;

export function MyStudiesPage() {
  useTitle('My studies');
  const { session, mayDeposit } = useSession();
  const signedIn = session?.signedIn === true;
  const drafts = useQuery({
    queryKey: ['drafts'],
    queryFn: async ({ signal }) =>
      (await ask<Page<Draft>>(`/api/v1/drafts?limit=${String(MOST_DRAFTS)}`, signal)).body,
    enabled: signedIn,
  });
  const studies = useQuery({
    queryKey: ['studies', 'mine'],
    queryFn: async ({ signal }) =>
      (await ask<Page<Study>>(`/api/v1/studies?mine=true&limit=${String(MOST_STUDIES)}`, signal)).body,
    enabled: signedIn,
    refetchInterval: 15_000,
  });
  if (session && !signedIn) return <SignInFirst />;
  const open = drafts.data?.items.filter((draft) => draft.state === 'open') ?? [];
  const mine = studies.data?.items ?? [];
  const nothing = drafts.data !== undefined && studies.data !== undefined && open.length + mine.length === 0;
  return (
    <div className="page">
      <div className="title-row">
        <h1>My studies</h1>
        {mayDeposit && (
          <Link className="button" to="/deposit">
            New deposit
          </Link>
        )}
      </div>
      {(drafts.isPending || studies.isPending) && <Loading what="your studies" />}
      {drafts.isError && <Failure failure={drafts.error} retry={() => void drafts.refetch()} />}
      {studies.isError && <Failure failure={studies.error} retry={() => void studies.refetch()} />}
      {nothing && (
        <Empty icon={FolderOpen} title="You have not deposited anything yet">
          <p>A deposit begins as a draft that only you see. You can leave it at any time and go on later.</p>
        </Empty>
      )}
      {open.length > 0 && (
        <section aria-labelledby="drafts">
          <h2 id="drafts">Drafts</h2>
          <ul className="cards">
            {open.map((draft) => (
              <DraftCard key={draft.id} draft={draft} />
            ))}
          </ul>
        </section>
      )}
      {mine.length > 0 && (
        <section aria-labelledby="studies">
          <h2 id="studies">Studies</h2>
          <ul className="cards">
            {mine.map((study) => (
              <StudyCard key={study.accession} listed={study} />
            ))}
          </ul>
        </section>
      )}
      {signedIn && <DeletedDrafts />}
      {(drafts.data?.next ?? studies.data?.next) && (
        <p className="fine">
          The newest {MOST_STUDIES} are shown. Search finds the others.
        </p>
      )}
    </div>
  );
}
