import type { Study } from '../api/types';
import { Copyable } from '../ui/Copyable';
import { bytes, counted, moment } from '../ui/format';
import { useDoor } from './door';
import { integrityMark, outcomeOf } from './fixity';

/** Whether the stored files were compared with their digests; leads to what is known of that. */
export function IntegrityMark({ study }: { study: Study }) {
  const mark = integrityMark(study.integrity);
  if (mark === undefined) return null;
  return (
    <a className={`badge badge-${mark.tone}`} href="#integrity">
      {mark.text}
    </a>
  );
}

/** What is known of the stored bytes and since when; nothing until every file was compared with its digest. */
export function IntegrityFacts({ study, name }: { study: Study; name: string }) {
  const door = useDoor();
  const { integrity, manifest, files, version } = study;
  if (integrity === undefined) return null;
  return (
    <section aria-labelledby="integrity">
      <h2 id="integrity">Integrity</h2>
      <p className="prose">
        The list of files ({counted(files.count, 'file', 'files')}, {bytes(files.bytes)}) with the size and SHA-256 of each was sealed
        on {moment(integrity.sealedAt)}. By {moment(integrity.verifiedAt)} every file had been read back from the store and compared
        with it: {outcomeOf(integrity)}
        {version > 1 && ' Files that are the same as in the version before were read back with that one.'}
      </p>
      {manifest !== undefined && <Copyable text={manifest} what="the digest of the list" code />}
      <p className="fine">
        {manifest !== undefined && 'The digest is the root of a Merkle tree over path, size and SHA-256 of every file. '}
        {study.state === 'public' && door === '' && (
          <a href={`/api/v1/studies/${name}/files.txt?form=sha256sum`} download={`${name}.sha256`}>
            List for sha256sum, to compare a copy
          </a>
        )}
      </p>
    </section>
  );
}
