import { Link } from 'react-router';
import { fieldId } from '../../document/place';
import type { Section } from '../../document/sections';

/** The way to each section of a long form. */
export function Overview({ sections }: { sections: readonly Section[] }) {
  if (sections.length === 0) return null;
  return (
    <nav className="overview" aria-label="Sections">
      <ul>
        <li>
          <Link to="#field-title">Study</Link>
        </li>
        {sections.map(({ member, title }) => (
          <li key={member}>
            <Link to={`#${fieldId(`/${member}`)}`}>{title}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
