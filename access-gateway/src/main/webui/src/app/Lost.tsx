import { Compass, TriangleAlert } from 'lucide-react';
import { Link, useRouteError } from 'react-router';
import { Button } from 'react-aria-components';
import { Empty } from '../ui/Empty';
import { useTitle } from '../ui/useTitle';

export function NotFoundPage() {
  useTitle('Not found');
  return (
    <div className="page page-narrow">
      <Empty icon={Compass} title="There is nothing here" heading>
        <p>
          The address may be mistyped, or what was here is private. Private studies show only to those who may see
          them, after they have signed in.
        </p>
        <p className="actions">
          <Link className="button" to="/search">
            Browse the studies
          </Link>
          <Link className="button button-quiet" to="/">
            First page
          </Link>
        </p>
      </Empty>
    </div>
  );
}

export function CrashPage() {
  useTitle('Something went wrong');
  const failure = useRouteError();
  return (
    <div className="page page-narrow">
      <Empty icon={TriangleAlert} title="This page has failed" heading>
        <p>
          The fault is ours. What you had saved is safe; loading the page again may help.
        </p>
        {failure instanceof Error && <p className="fine">{failure.message}</p>}
        <p className="actions">
          <Button className="button" onPress={() => location.reload()}>
            Load again
          </Button>
          <a className="button button-quiet" href="/">
            First page
          </a>
        </p>
      </Empty>
    </div>
  );
}
