import { bytes, number } from '../ui/format';
import { useStatistics } from './useStatistics';

/** How much there is; nothing of an empty archive, which the list of studies speaks of. */
export function Counts() {
  const { data } = useStatistics();
  if (!data || data.studies === 0) return null;
  return (
    <dl className="counts">
      <div>
        <dd>{number(data.studies)}</dd>
        <dt>{data.studies === 1 ? 'study' : 'studies'}</dt>
      </div>
      <div>
        <dd>{number(data.images)}</dd>
        <dt>{data.images === 1 ? 'image' : 'images'}</dt>
      </div>
      <div>
        <dd>{bytes(data.bytes)}</dd>
        <dt>of files</dt>
      </div>
    </dl>
  );
}
