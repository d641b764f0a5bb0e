import { useNavigate } from 'react-router';
import type { Study } from '../api/types';
import { Choice } from '../ui/Choice';
import { day } from '../ui/format';
import { useDoor } from './door';

/** Where a study has versions: which one this is, and the way to the others. */
export function VersionSwitch({ study }: { study: Study }) {
  const navigate = useNavigate();
  const door = useDoor();
  const shown = (study.versions ?? []).filter(({ pending }) => !pending).reverse();
  if (shown.length < 2 || door !== '') return null;
  const newest = shown[0]?.version ?? study.version;
  return (
    <div className="version-switch">
      <Choice
        label="Version"
        value={String(study.version)}
        options={shown.map(({ version, submittedAt }) => ({
          id: String(version),
          name: `${String(version)}, submitted ${day(submittedAt)}`,
        }))}
        onChange={(chosen) =>
          void navigate(
            chosen === String(newest) ? `/studies/${study.accession}` : `/studies/${study.accession}.v${chosen}`,
          )
        }
      />
      {study.version < newest && (
        <p>There is a newer version of this study: version {newest}.</p>
      )}
    </div>
  );
}
