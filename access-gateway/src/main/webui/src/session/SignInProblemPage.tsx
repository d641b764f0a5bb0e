import { KeyRound } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { Empty } from '../ui/Empty';
import { useTitle } from '../ui/useTitle';
import { useSignInAddress } from './useSession';

export function SignInProblemPage() {
  useTitle('Not signed in');
  const address = useSignInAddress();
  const [parameters] = useSearchParams();
  return (
    <div className="page page-narrow">
      <Empty icon={KeyRound} title="You are not signed in" heading>
        <p>
          {parameters.get('reason') === 'unavailable'
            ? 'The identity server cannot be reached. Public studies can be read all the same; try to sign in again in a few minutes.'
            : 'Signing in was not completed: it was cancelled, took too long, or began in another window.'}
        </p>
        <p className="actions">
          <a className="button" href={address}>
            Sign in
          </a>
        </p>
      </Empty>
    </div>
  );
}
