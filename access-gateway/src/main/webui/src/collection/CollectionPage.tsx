import { useQuery } from '@tanstack/react-query';
import { Images } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { ask } from '../api/http';
import type { SearchPage, StudyHit } from '../api/types';
import { useTemplates } from '../deposit/template';
import { placeName } from '../document/place';
import { filterOf } from '../search/query';
import { StudyHits } from '../search/StudyHits';
import { useSession, useSignInAddress } from '../session/useSession';
import { Empty } from '../ui/Empty';
import { Failure, PageFailure } from '../ui/Failure';
import { counted } from '../ui/format';
import { Loading } from '../ui/Loading';
import { useTitle } from '../ui/useTitle';
import { type Collection, useCollection } from './collections';

const NEWEST = 10;

/** One collection: what is in it, and what it takes. */
export function CollectionPage() {
  const { name = '' } = useParams();
  const query = useCollection(name);
  const collection = query.data;
  useTitle(collection?.title);
  if (query.isPending) return <Loading what="the collection" />;
  if (query.isError) return <PageFailure title="The collection cannot be shown now" failure={query.error} retry={() => void query.refetch()} />;
  if (!collection) return null;
  return (
    <article className="page">
      <header className="title-row">
        <h1>{collection.title}</h1>
        <Deposit collection={collection} />
      </header>
      {collection.description && <p className="prose">{collection.description}</p>}
      {collection.url && (
        <p>
          <a href={collection.url} rel="noopener">
            {collection.url}
          </a>
        </p>
      )}
      <Contents name={collection.name} />
      <Rules collection={collection} />
    </article>
  );
}

function Deposit({ collection: { name, deposits } }: { collection: Collection }) {
  const { session, mayDeposit } = useSession();
  const signIn = useSignInAddress();
  if (deposits === 'closed') return <p className="fine">It takes no more deposits.</p>;
  if (mayDeposit) {
    return (
      <Link className="button" to={`/deposit?collection=${encodeURIComponent(name)}`}>
        Deposit here
      </Link>
    );
  }
  return session?.signedIn === false ? (
    <a className="button" href={signIn}>
      Sign in to deposit
    </a>
  ) : null;
}

function Contents({ name }: { name: string }) {
  const filter = filterOf('collection', name);
  const within = (kind: string) => `/search?in=${kind}&only=${encodeURIComponent(filter)}`;
  const studies = useQuery({
    queryKey: ['search', 'studies', 'newest', filter],
    queryFn: async ({ signal }) =>
      (
        await ask<SearchPage<StudyHit>>(
          `/api/v1/search?${new URLSearchParams({ q: filter, sort: 'newest', limit: String(NEWEST) }).toString()}`,
          signal,
        )
      ).body,
  });
  const images = useQuery({
    queryKey: ['count', 'images', filter],
    queryFn: async ({ signal }) =>
      (await ask<SearchPage<unknown>>(`/api/v1/search/images?limit=1&q=${encodeURIComponent(filter)}`, signal)).body.total,
  });
  return (
    <section aria-labelledby="newest">
      <h2 id="newest">Newest studies</h2>
      {studies.isPending && <Loading what="its studies" />}
      {studies.isError && <Failure failure={studies.error} retry={() => void studies.refetch()} />}
      {studies.data &&
        (studies.data.total === 0 ? (
          <Empty icon={Images} title="No public studies yet">
            <p>The first one that is released shows here.</p>
          </Empty>
        ) : (
          <>
            <StudyHits hits={studies.data.items} />
            <p>
              <Link to={within('studies')}>
                {studies.data.total === 1 ? 'Search its study' : `Search all ${counted(studies.data.total, 'study', 'studies')}`}
              </Link>
              {images.data !== undefined && images.data > 0 && (
                <>
                  {' · '}
                  <Link to={within('images')}>{counted(images.data, 'image', 'images')}</Link>
                </>
              )}
              {' · '}
              <Link to={within('files')}>files</Link>
            </p>
          </>
        ))}
    </section>
  );
}

/** What depositors have to know before they choose it. */
function Rules({ collection }: { collection: Collection }) {
  const { name, accessionPrefix, licences, required } = collection;
  const templates = useTemplates(name);
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">What it takes</h2>
      <dl className="rules">
        <div>
          <dt>Accession numbers</dt>
          <dd>begin with {accessionPrefix}</dd>
        </div>
        <div>
          <dt>Licences</dt>
          <dd>{licences.join(', ')}</dd>
        </div>
        {required.length > 0 && (
          <div>
            <dt>Required of every study</dt>
            <dd>{required.map(placeName).join(', ')}</dd>
          </div>
        )}
        {templates.data && (
          <div>
            <dt>Kinds of studies</dt>
            <dd>
              <ul>
                {templates.data.map(({ id, name: kind, description }) => (
                  <li key={id}>
                    {kind}
                    <span className="fine">: {description}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
