import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { ProblemError, UnreachableError } from '../api/http';
import { CollectionPage } from '../collection/CollectionPage';
import { CollectionsPage } from '../collection/CollectionsPage';
import { StartPage } from '../deposit/StartPage';
import { HomePage } from '../home/HomePage';
import { MyStudiesPage } from '../my-studies/MyStudiesPage';
import { PolicyPage } from '../policy/PolicyPage';
import { ReviewFrame } from '../review/ReviewFrame';
import { NoReviewPage, ReviewPage } from '../review/ReviewPage';
import { SearchPage } from '../search/SearchPage';
import { SignInProblemPage } from '../session/SignInProblemPage';
import { StudyPage } from '../study/StudyPage';
import { Loading } from '../ui/Loading';
import { Frame } from './Frame';
import { CrashPage, NotFoundPage } from './Lost';

const MOST_RETRIES = 3;

/** What the archive has decided stays decided; only its absence is worth another try. */
function isWorthRetrying(failures: number, failure: Error): boolean {
  if (failure instanceof UnreachableError) return failures < MOST_RETRIES;
  return failure instanceof ProblemError && failure.problem.status >= 500 && failures < MOST_RETRIES;
}

const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: isWorthRetrying, staleTime: 5_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

// Whoever looks at no image loads no viewer, and a reader loads none of what depositors and curators work with.
const ImagePage = lazy(async () => ({ default: (await import('../image/ImagePage')).ImagePage }));
const PlatePage = lazy(async () => ({ default: (await import('../plate/PlatePage')).PlatePage }));
const ManifestPage = lazy(async () => ({ default: (await import('../manifest/ManifestPage')).ManifestPage }));
const ReviewPlatePage = lazy(async () => ({ default: (await import('../plate/PlatePage')).ReviewPlatePage }));
const ProgramsPage = lazy(async () => ({ default: (await import('../programs/ProgramsPage')).ProgramsPage }));
const GuidePage = lazy(async () => ({ default: (await import('../guides/GuidePage')).GuidePage }));
const ReviewImagePage = lazy(async () => ({ default: (await import('../image/ImagePage')).ReviewImagePage }));
const DepositPage = lazy(async () => ({ default: (await import('../deposit/DepositPage')).DepositPage }));
const DraftPage = lazy(async () => ({ default: (await import('../manage/DraftPage')).DraftPage }));
const OwnStudyPage = lazy(async () => ({ default: (await import('../manage/OwnStudyPage')).OwnStudyPage }));
const QueuePage = lazy(async () => ({ default: (await import('../curation/QueuePage')).QueuePage }));
const CurationPage = lazy(async () => ({ default: (await import('../curation/CurationPage')).CurationPage }));

function whenLoaded(page: ReactNode): ReactNode {
  return <Suspense fallback={<Loading what="the page" />}>{page}</Suspense>;
}

const router = createBrowserRouter([
  {
    element: <ReviewFrame />,
    errorElement: <CrashPage />,
    children: [
      { path: '/t/:token/api/v1/studies/:accession', element: <ReviewPage /> },
      { path: '/t/:token/api/v1/images/:id', element: whenLoaded(<ReviewImagePage />) },
      { path: '/t/:token/api/v1/plates/:id', element: whenLoaded(<ReviewPlatePage />) },
      { path: '/t/*', element: <NoReviewPage /> },
    ],
  },
  {
    element: <Frame />,
    errorElement: <CrashPage />,
    children: [
      {
        errorElement: <CrashPage />,
        children: [
          { path: '/', element: <HomePage /> },
          { path: '/search', element: <SearchPage /> },
          { path: '/studies/:accession', element: <StudyPage /> },
          { path: '/images/:id', element: whenLoaded(<ImagePage />) },
          { path: '/plates/:id', element: whenLoaded(<PlatePage />) },
          { path: '/collections', element: <CollectionsPage /> },
          { path: '/collections/:name', element: <CollectionPage /> },
          { path: '/manifests/:id', element: whenLoaded(<ManifestPage />) },
          { path: '/my-studies', element: <MyStudiesPage /> },
          { path: '/my-studies/:accession', element: whenLoaded(<OwnStudyPage />) },
          { path: '/my-studies/drafts/:id', element: whenLoaded(<DraftPage />) },
          { path: '/curation', element: whenLoaded(<QueuePage />) },
          { path: '/curation/:accession', element: whenLoaded(<CurationPage />) },
          { path: '/deposit', element: <StartPage /> },
          { path: '/deposit/:id', element: whenLoaded(<DepositPage />) },
          { path: '/deposit/:id/:step', element: whenLoaded(<DepositPage />) },
          { path: '/policy', element: <PolicyPage /> },
          { path: '/api', element: whenLoaded(<ProgramsPage />) },
          { path: '/guides/:name', element: whenLoaded(<GuidePage />) },
          { path: '/sign-in-problem', element: <SignInProblemPage /> },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);

export function App() {
  return (
    <I18nProvider locale="en-GB">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  );
}
