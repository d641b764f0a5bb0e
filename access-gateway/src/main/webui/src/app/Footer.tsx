import { Link } from 'react-router';
import { useAbout } from './useAbout';

export function Footer() {
  const about = useAbout();
  const { name } = about.data?.institute ?? {};
  return (
    <footer className="footer">
      <span>
        Lumenark{about.data ? ` ${about.data.version}` : ''} · an open archive for bioimages{name && ` · run by ${name}`}
      </span>
      <nav aria-label="About the archive">
        <Link to="/collections">Collections</Link>
        <Link to="/policy">What is kept, and how long</Link>
        <Link to="/api">Interface for programs</Link>
      </nav>
    </footer>
  );
}
