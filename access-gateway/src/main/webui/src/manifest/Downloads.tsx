import { Download } from 'lucide-react';
import { bytes } from '../ui/format';
import { DESCRIPTIONS, type Form, LISTS } from './forms';
import type { Manifest } from './types';

/** The files at once, their description, and lists for programs that download many. */
export function Downloads({ manifest }: { manifest: Manifest }) {
  if (manifest.state !== 'frozen' || manifest.files === 0) return null;
  const { gone } = manifest;
  return (
    <section aria-labelledby="downloads">
      <h2 id="downloads">Download</h2>
      {gone ? (
        <p className="quiet">
          There is no ZIP archive any more, as not all of its files can be had. Lists for download programs leave out what is gone.
        </p>
      ) : (
        <p className="actions">
          <a className="button" href={`/api/v1/manifests/${manifest.id}/archive.zip`} download>
            <Download aria-hidden size={16} /> All files as ZIP
            {manifest.bytes !== undefined && <span> ({bytes(manifest.bytes)})</span>}
          </a>
          <span className="quiet">A download that breaks off can be resumed.</span>
        </p>
      )}
      <dl className="manifest-forms">
        <div>
          <dt>The list</dt>
          <dd>
            <Forms id={manifest.id} forms={DESCRIPTIONS} label="Forms of the list" />
          </dd>
        </div>
        <div>
          <dt>For download programs</dt>
          <dd>
            <Forms id={manifest.id} forms={LISTS} label="Lists for download programs" />
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Forms({ id, forms, label }: { id: string; forms: readonly (Form & { command?: string })[]; label: string }) {
  return (
    <ul className="forms" aria-label={label}>
      {forms.map((form) => (
        <li key={form.address}>
          <a href={`/api/v1/manifests/${id}${form.address}`} download={`${id}${form.file}`} title={form.command ?? form.what}>
            {form.name}
          </a>{' '}
          <span className="fine">{form.what}</span>
        </li>
      ))}
    </ul>
  );
}
