import { Away } from '../ui/Away';
import { counted } from '../ui/format';
import { linksOf, type StudyLink } from './references';

/** Further ones are folded; one more than this is not. */
const MOST_SHOWN = 8;

/** Records of partner archives and whatever else a study refers to; nothing if it refers to nothing. */
export function Links({ value }: { value: unknown }) {
  const links = linksOf(value);
  if (links.length === 0) return null;
  const shown = links.length > MOST_SHOWN + 1 ? MOST_SHOWN : links.length;
  return (
    <section aria-labelledby="links">
      <h2 id="links">Links</h2>
      <LinkList links={links.slice(0, shown)} />
      {links.length > shown && (
        <details className="links-more">
          <summary>{counted(links.length - shown, 'more link', 'more links')}</summary>
          <LinkList links={links.slice(shown)} />
        </details>
      )}
    </section>
  );
}

function LinkList({ links }: { links: StudyLink[] }) {
  return (
    <ul className="links">
      {links.map((link, index) => (
        <li key={`${String(index)} ${link.title}`}>
          <bdi>{link.address === undefined ? link.title : <Away to={link.address}>{link.title}</Away>}</bdi>{' '}
          {link.type !== undefined && <span className="badge badge-calm">{link.type}</span>}
          {link.beside !== undefined && (
            <span className="fine">
              {' '}
              <bdi>{link.beside}</bdi>
            </span>
          )}
          {link.said.length > 0 && (
            <p className="fine">
              <bdi>{link.said.join(' · ')}</bdi>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
