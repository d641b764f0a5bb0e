import { Link, NavLink } from 'react-router';
import { useSession } from '../session/useSession';
import { AccountMenu } from './AccountMenu';
import { SearchBox } from './SearchBox';
import { ThemeChoice } from './ThemeChoice';

export function Header() {
  const { session, mayDeposit, mayCurate } = useSession();
  return (
    <header className="header">
      <div className="header-inner">
        <Link to="/" className="brand">
          <img src="/icon.svg" alt="" width="26" height="26" />
          <span>Lumenark</span>
        </Link>
        <SearchBox />
        <nav aria-label="Main">
          <NavLink to="/search">Browse</NavLink>
          {mayDeposit && <NavLink to="/deposit">Deposit</NavLink>}
          {session?.signedIn && <NavLink to="/my-studies">My studies</NavLink>}
          {mayCurate && <NavLink to="/curation">Curation</NavLink>}
        </nav>
        <div className="header-end">
          <ThemeChoice />
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}
