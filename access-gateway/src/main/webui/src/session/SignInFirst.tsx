import { KeyRound } from 'lucide-react';
import { Empty } from '../ui/Empty';
import { useSignInAddress, useSignUpAddress } from './useSession';

export function SignInFirst() {
  const address = useSignInAddress();
  const signUp = useSignUpAddress();
  return (
    <div className="page page-narrow">
      <Empty icon={KeyRound} title="Sign in to see this page" heading>
        <p>You come back here afterwards.</p>
        <p className="actions">
          <a className="button" href={address}>
            Sign in
          </a>
          {signUp !== undefined && (
            <a className="button button-quiet" href={signUp}>
              Create an account
            </a>
          )}
        </p>
      </Empty>
    </div>
  );
}
