import { Link } from 'react-router';
import type { Draft } from '../api/types';

/** Which study a draft is the next version of; nothing for a new study. */
export function DraftOf({ draft: { versionOf } }: { draft: Draft }) {
  if (!versionOf) return null;
  return (
    <span>
      version {versionOf.version} of <Link to={`/my-studies/${versionOf.accession}`}>{versionOf.accession}</Link>
    </span>
  );
}
