import { Link } from 'react-router';
import type { StudyComponent } from '../api/types';
import { filesOf, filesText } from './components';

/** How many files a component has, and the way to them. */
export function ComponentFiles({ component }: { component: StudyComponent }) {
  return (
    <p className="fine">
      <Link to={filesOf(component.name)}>{filesText(component)}</Link>
    </p>
  );
}
