import { KeyRound } from 'lucide-react';
import { Empty } from '../ui/Empty';
import { CreateAccount } from './CreateAccount';
import { useSignInAddress } from './useSession';

export function SignInFirst() {
  const address = useSignInAddress();
  return (
    <div className="page page-narrow">
      <Empty icon={KeyRound} title="Sign in to see this page" heading>
        <p>You come back here afterwards.</p>
        <p className="actions">
          <a className="button" href={address}>
            Sign in
          </a>
          <CreateAccount />
        </p>
      </Empty>
    </div>
  );
}
