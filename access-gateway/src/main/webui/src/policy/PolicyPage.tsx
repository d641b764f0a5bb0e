import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAbout } from '../app/useAbout';
import { useHashFocus } from '../ui/useHashFocus';
import { useTitle } from '../ui/useTitle';
import { contactOf } from './contact';

const KEPT: readonly { what: string; long: string }[] = [
  { what: 'Original files of a study, every version', long: 'For as long as the archive exists' },
  { what: 'Metadata, citation and file lists, every version', long: 'For as long as the archive exists' },
  { what: 'Accession numbers and their pages', long: 'For ever; a number is never given twice' },
  { what: 'History of a study: who did what and when', long: 'As long as the study; for its owner and curators' },
  { what: 'Manifests (frozen lists of files)', long: 'For as long as the archive exists' },
  { what: 'OME-Zarr, thumbnails, search index', long: 'Made of the originals, and made again when they get better' },
  { what: 'Drafts', long: 'Until their owner submits or deletes them, then 30 days in which they can be restored' },
  { what: 'Uploads that were broken off', long: '7 days after their last byte' },
  { what: 'Withdrawn studies', long: 'A tombstone with the reason, for ever' },
  { what: 'Who read what', long: 'Not at all: only sums by study and month' },
];

/** What the archive promises, as far as it can be held to it. */
export function PolicyPage() {
  useTitle('What is kept, and how long');
  useHashFocus();
  const about = useAbout();
  const { name, contact, successor } = about.data?.institute ?? {};
  const who = name ?? 'its operators';
  return (
    <article className="page page-form policy">
      <h1>What is kept, and how long</h1>
      <p className="prose">
        Studies are deposited here to be found, read and cited long after they were made. This page says what you can rely
        on. The archive is run by {who}.
      </p>
      <div className="table-box">
        <table>
          <caption className="visually-hidden">What is kept how long</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">How long</th>
            </tr>
          </thead>
          <tbody>
            {KEPT.map(({ what, long }) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td>{long}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Part id="identifiers" title="Identifiers">
        <p>
          Each study has an accession number such as S-LMK12. Its page, <code>/studies/S-LMK12</code>, stays at its address
          whatever becomes of the study. A version has an address of its own, <code>/studies/S-LMK12.v2</code>, as have each
          image, each plate and each file. Addresses do not change when software does.
        </p>
      </Part>
      <Part id="versions" title="Versions">
        <p>
          What was published does not change. A correction of files is a new version; the page shows the newest one that is
          whole, and earlier ones can be read and cited as before. Corrections of the description stand in the history with
          what was there before.
        </p>
      </Part>
      <Part id="fixity" title="Fixity">
        <p>
          Files are kept byte by byte as they were deposited. Of each the archive knows the SHA-256 from the moment it
          arrived, and of each version one digest over all files, its Merkle root, which the depositor has in a signed
          receipt. Every file is read again and compared before its study can become public, and each block again before it
          is sent. Operators have all stored bytes read anew and compared, and depositors may for their own studies. Damaged
          bytes are never sent. What you downloaded you check yourself: <code>lumenark verify ACCESSION FOLDER</code>.
        </p>
      </Part>
      <Part id="withdrawal" title="Withdrawal">
        <p>
          A study may be withdrawn by its owner or by curators, for a reason that is shown, such as missing consent. Its files,
          images and description are then no longer given out, in any version. Its page stays as a tombstone with the date and
          the reason, catalogues that harvest the archive are told, and the number is never used again.
        </p>
      </Part>
      <Part id="access" title="Access and licences">
        <p>
          Public studies are free to read for everyone, without an account. Each says under which licence. A study is private
          until the day of release that its depositor chose; private studies are shown to nobody but those whom the depositor
          named, to curators, and to holders of a reviewer link.
        </p>
      </Part>
      <Part id="use" title="How use is counted">
        <p>
          Visits and downloads of public studies are counted as the Code of Practice for Research Data (COUNTER, Make Data
          Count) lays down: a <em>visit</em> is a look at a study or its metadata, a <em>download</em> a file, an archive or the
          pixels of an image. The same click within 30 seconds counts once; all pieces of an image that one person looks at
          within an hour are one download. Robots that COUNTER lists are left out, and scripts are told apart from people.
        </p>
        <p>
          To tell repeated clicks apart, the archive remembers for at most an hour, in memory alone, a digest of address and
          program under a key that is thrown away with each hour. Neither address, nor program, nor name is stored. Only sums
          by study and month remain.
        </p>
      </Part>
      <Part id="end" title="If the archive ends">
        <p>
          Nothing here needs this software to be read: originals are the files that were deposited, images are OME-Zarr, and
          each study can be had with its description as RO-Crate, DataCite, PageTab and schema.org, and with a list of its
          files and their digests. The software is open source (Apache 2.0).{' '}
          {successor
            ? `If the archive has to end, its studies go to ${successor}, together with their numbers.`
            : 'If the archive has to end, its operators will say so on its first page beforehand, so that studies can be taken over elsewhere under their numbers.'}
        </p>
      </Part>
      <Part id="contact" title="Whom to ask">
        <Contact name={name} contact={contact} />
      </Part>
      <p>
        <Link to="/api">How programs read the archive</Link>
      </p>
    </article>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} tabIndex={-1} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

function Contact({ name, contact }: { name: string | undefined; contact: string | undefined }) {
  const found = contactOf(contact);
  return (
    <p>
      {name ?? 'The operators of this archive'}
      {contact !== undefined && ': '}
      {found ? <a href={found.href}>{found.text}</a> : contact}
      {contact === undefined && ' have not said here where to write to.'}
    </p>
  );
}
