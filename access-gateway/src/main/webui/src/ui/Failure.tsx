import { TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { ProblemError } from '../api/http';
import { NotFoundPage } from '../app/Lost';
import { SignInFirst } from '../session/SignInFirst';

interface FailureProps {
  failure: unknown;
  retry?: () => void;
}

/** What went wrong, in the place of what was asked for. */
export function Failure({ failure, retry }: FailureProps) {
  if (failure instanceof ProblemError && failure.problem.status === 401) return <SignInFirst />;
  if (failure instanceof ProblemError && failure.problem.status === 404) return <NotFoundPage />;
  return (
    <Notice>
      {messageOf(failure)}
      {retry && (
        <Button className="button button-quiet button-small" onPress={retry}>
          Try again
        </Button>
      )}
    </Notice>
  );
}

/** In the place of a whole page. */
export function PageFailure({ title, failure, retry }: FailureProps & { title: string }) {
  if (failure instanceof ProblemError && [401, 404].includes(failure.problem.status)) return <Failure failure={failure} />;
  return (
    <div className="page page-narrow">
      <h1>{title}</h1>
      <Failure failure={failure} {...(retry ? { retry } : {})} />
    </div>
  );
}

export function Notice({ children }: { children: React.ReactNode }) {
  return (
    <div className="notice notice-bad" role="alert">
      <TriangleAlert aria-hidden size={18} />
      <div className="notice-text">{children}</div>
    </div>
  );
}

export function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : 'Something went wrong.';
}
