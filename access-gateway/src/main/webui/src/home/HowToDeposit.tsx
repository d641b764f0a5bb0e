import { Link } from 'react-router';
import { CreateAccount } from '../session/CreateAccount';
import { useSession, useSignInAddress } from '../session/useSession';

const STEPS = [
  ['Prepare', 'Choose a template for your kind of study.'],
  ['Upload', 'Drag a folder of any size. You can stop, close the browser, and go on later.'],
  ['Describe', 'Say what was imaged and how. Everything is saved as you type.'],
  ['Finalise', 'Choose the day of release and get an accession number to cite.'],
] as const;

export function HowToDeposit() {
  const { session, mayDeposit } = useSession();
  const signIn = useSignInAddress();
  return (
    <section aria-labelledby="how-to-deposit">
      <h2 id="how-to-deposit">How to deposit</h2>
      <ol className="steps-list">
        {STEPS.map(([title, text]) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      {mayDeposit && (
        <Link className="button" to="/deposit">
          Begin a deposit
        </Link>
      )}
      {session?.signedIn === false && (
        <p className="actions">
          <a className="button" href={signIn}>
            Sign in to deposit
          </a>
          <CreateAccount />
        </p>
      )}
      {session?.signedIn && !mayDeposit && (
        <p className="fine">Your account may read but not deposit. Ask the operators of this archive for the role.</p>
      )}
    </section>
  );
}
