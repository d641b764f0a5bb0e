import { FileX2, Snowflake } from 'lucide-react';
import { Link } from 'react-router';
import { Copyable } from '../ui/Copyable';
import { Empty } from '../ui/Empty';
import { Notice } from '../ui/Failure';
import { bytes, counted, moment } from '../ui/format';
import { manifestCitation } from './citation';
import { Downloads } from './Downloads';
import { ManifestFiles } from './ManifestFiles';
import { Origin } from './Origin';
import type { Manifest } from './types';
import './manifest.css';

/** A frozen list of files, which everyone sees alike. */
export function ManifestArticle({ manifest }: { manifest: Manifest }) {
  return (
    <article className="page manifest">
      <header className="study-head">
        <p className="study-marks">
          <span>Frozen list of files</span>
          {manifest.gone && <span className="badge badge-bad">Incomplete</span>}
        </p>
        <h1>{manifest.title}</h1>
        <p className="fine">{facts(manifest).join(' · ')}</p>
      </header>
      {manifest.state !== 'frozen' && <Freezing manifest={manifest} />}
      {manifest.gone && <Gone manifest={manifest} gone={manifest.gone} />}
      {manifest.state === 'frozen' && manifest.files === 0 && (
        <Empty icon={FileX2} title="The list is empty">
          <p>No file was meant by the search when it was frozen. The list stays as it is; freeze the search anew for a later one.</p>
        </Empty>
      )}
      <Origin manifest={manifest} />
      {manifest.root && (
        <section aria-labelledby="identity">
          <h2 id="identity">Identity</h2>
          <p className="prose">
            The address follows from the title and the files, not from who froze them: the same again is the same list. The digest is
            the root of a Merkle tree over accession, path, size and SHA-256 of every file.
          </p>
          <Copyable text={manifest.root} what="the digest" code />
        </section>
      )}
      <Downloads manifest={manifest} />
      {manifest.files > 0 && <ManifestFiles manifest={manifest} />}
      {manifest.state === 'frozen' && (
        <section aria-labelledby="cite">
          <h2 id="cite">Cite</h2>
          <Copyable
            text={manifestCitation(manifest, 'Lumenark', `${location.origin}/manifests/${manifest.id}`)}
            what="the citation"
          />
        </section>
      )}
    </article>
  );
}

function facts(manifest: Manifest): string[] {
  const files = counted(manifest.files, 'file', 'files');
  return [
    manifest.state === 'searching' ? `at most ${files}` : files,
    ...(manifest.bytes === undefined ? [] : [bytes(manifest.bytes)]),
    counted(manifest.studyCount, 'study', 'studies'),
    manifest.frozen ? `frozen ${moment(manifest.frozen)}` : `begun ${moment(manifest.created)}`,
  ];
}

function Freezing({ manifest }: { manifest: Manifest }) {
  return (
    <div className="notice" role="status">
      <Snowflake aria-hidden size={18} />
      <div className="notice-text">
        {manifest.state === 'searching' ? (
          <p>
            <strong>The files are being found.</strong> The index tells which files may be meant; each of them is looked at now. You
            can leave this page and come back.
          </p>
        ) : (
          <p>
            <strong>The list is being frozen.</strong> What it holds is settled; its digest is being worked out. Downloads are here
            when it is done.
          </p>
        )}
      </div>
    </div>
  );
}

function Gone({ manifest, gone }: { manifest: Manifest; gone: NonNullable<Manifest['gone']> }) {
  const all = gone.files === manifest.files;
  const names = manifest.studies.filter(({ state }) => state === 'gone');
  return (
    <Notice>
      <p>
        <strong>
          {all ? 'None of its files can be had any more.' : `${counted(gone.files, 'file', 'files')} cannot be had any more.`}
        </strong>{' '}
        {counted(gone.studies, 'study was', 'studies were')} withdrawn
        {names.length > 0 && names.length <= 5 && (
          <>
            {' '}
            (
            {names.map(({ accession }, at) => (
              <span key={accession}>
                {at > 0 && ', '}
                <Link to={`/studies/${accession}`}>{accession}</Link>
              </span>
            ))}
            )
          </>
        )}
        . The list and its digest stand, so that what was cited can still be named.
      </p>
    </Notice>
  );
}
