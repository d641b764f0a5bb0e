import { useState } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'react-router';
import { componentName } from '../study/components';
import { bytes, counted, number } from '../ui/format';
import type { Asked, Manifest, ManifestStudy } from './types';

const FEW = 10;

/** How the list was made: of which search, and of which versions of which studies. */
export function Origin({ manifest }: { manifest: Manifest }) {
  const { asked } = manifest;
  const [all, setAll] = useState(false);
  const shown = all ? manifest.studies : manifest.studies.slice(0, FEW);
  return (
    <section aria-labelledby="origin">
      <h2 id="origin">How it was made</h2>
      {asked?.q && (
        <p>
          {foundIn(asked)} that this search found:{' '}
          <Link to={`/search?${new URLSearchParams({ q: asked.q, in: asked.in ?? 'files' }).toString()}`}>
            <code>{asked.q}</code>
          </Link>
          <span className="fine"> (searched again, it may find others by now)</span>
        </p>
      )}
      {asked?.filter && (
        <p>
          {asked.q ? 'Of these,' : 'Of all public files,'} those with <Filters filters={asked.filter} />
        </p>
      )}
      {shown.length > 0 && (
        <div className="manifest-studies">
          <table>
            <thead>
              <tr>
                <th scope="col">Study version</th>
                <th scope="col">Files</th>
                <th scope="col">Size</th>
                <th scope="col">Chosen</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((study) => (
                <tr key={study.accession}>
                  <th scope="row">
                    <Link to={`/studies/${study.accession}${study.state === 'gone' ? '' : `.v${String(study.version)}`}`}>
                      {study.accession}, version {study.version}
                    </Link>
                  </th>
                  <td>{number(study.files)}</td>
                  <td>{study.bytes === undefined ? '' : bytes(study.bytes)}</td>
                  <td>
                    <Chosen study={study} searched={asked !== undefined} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!all && manifest.studies.length > FEW && (
        <Button className="button button-quiet button-small" onPress={() => setAll(true)}>
          Show {number(manifest.studies.length - FEW)} more
        </Button>
      )}
      {all && manifest.studyCount > manifest.studies.length && (
        <p className="fine">and {counted(manifest.studyCount - manifest.studies.length, 'further study', 'further studies')}, as the list of files tells them.</p>
      )}
    </section>
  );
}

function foundIn(asked: Asked): string {
  switch (asked.in) {
    case 'studies':
      return 'All files of the studies';
    case 'images':
      return 'All original files of the images';
    default:
      return asked.studies ? 'Of the files of these studies' : 'Of all public files';
  }
}

function Chosen({ study: { state, chosen }, searched }: { study: ManifestStudy; searched: boolean }) {
  if (state === 'gone') return <span className="badge badge-bad">Withdrawn</span>;
  if (chosen?.component !== undefined || chosen?.filter) {
    return (
      <>
        {chosen.component !== undefined && <>{componentName(chosen.component)}</>}
        {chosen.component !== undefined && chosen.filter && ' and '}
        {chosen.filter && <Filters filters={chosen.filter} />}
      </>
    );
  }
  if (chosen?.paths !== undefined) return <>{counted(chosen.paths, 'file', 'files')} by name</>;
  return <>{searched ? 'what the search found' : 'all files'}</>;
}

function Filters({ filters }: { filters: string[] }) {
  return (
    <>
      {filters.map((filter, at) => (
        <span key={filter}>
          {at > 0 && ' and '}
          <code>{filter}</code>
        </span>
      ))}
    </>
  );
}
