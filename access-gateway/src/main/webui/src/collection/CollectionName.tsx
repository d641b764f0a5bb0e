import { Link } from 'react-router';
import { addressOf, collectionOf, useCollections } from './collections';

/** The collection of a study, with the way to its page; nothing where there is only one. */
export function CollectionName({ name }: { name: string }) {
  const all = useCollections().data ?? [];
  if (all.length < 2) return null;
  return (
    <p className="fine">
      Collection:{' '}
      <Link to={addressOf(name)}>{collectionOf(all, name)?.title ?? name}</Link>
    </p>
  );
}
