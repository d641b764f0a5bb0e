import { useSignUpAddress } from './useSession';

/** Beside signing in; nothing where only operators make accounts. */
export function CreateAccount() {
  const address = useSignUpAddress();
  return (
    address !== undefined && (
      <a className="button button-quiet" href={address}>
        Create an account
      </a>
    )
  );
}
