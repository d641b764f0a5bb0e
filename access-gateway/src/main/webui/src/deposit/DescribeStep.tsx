import { Link } from 'react-router';
import { Button } from 'react-aria-components';
import { AuthorFields } from './AuthorFields';
import { KeywordsField, LicenceField, TextInput } from './fields';
import { templateOf } from './templates';
import { useHashFocus } from '../ui/useHashFocus';
import { useAutosave, type Saving } from './useAutosave';
import type { KnownDraft } from './useDraft';

export function DescribeStep({ known }: { known: KnownDraft }) {
  const { form, saving, change, settle, saveNow } = useAutosave(known);
  const template = templateOf(form.template);
  useHashFocus();
  const required = (member: string) => template.required.includes(member);
  return (
    <>
      <div className="title-row">
        <h1>Description</h1>
        <SavingSign saving={saving} />
      </div>
      <p className="fine">Template: {template.name}. Everything is saved as you type.</p>
      {saving.state === 'conflict' && (
        <div className="notice notice-bad" role="alert">
          <div className="notice-text">
            <p>The same fields were changed in another window, or by someone else.</p>
            <div className="actions">
              <Button className="button button-small" onPress={() => settle(saving.theirs, 'mine')}>
                Keep what stands here
              </Button>
              <Button className="button button-quiet button-small" onPress={() => settle(saving.theirs, 'theirs')}>
                Take the other version
              </Button>
            </div>
          </div>
        </div>
      )}
      {saving.state === 'failed' && (
        <div className="notice notice-bad" role="alert">
          <div className="notice-text">
            {saving.message}
            <Button className="button button-quiet button-small" onPress={() => void saveNow()}>
              Save now
            </Button>
          </div>
        </div>
      )}
      <TextInput
        id="field-title"
        label="Title"
        value={form.title ?? ''}
        required={required('title')}
        hint="What was imaged, in what, and how. At least 25 letters."
        onChange={(title) => change({ title })}
      />
      <TextInput
        id="field-description"
        label="Description"
        value={form.description ?? ''}
        required={required('description')}
        hint="What a reader needs to understand the images: question, samples, what each folder holds."
        rows={6}
        onChange={(description) => change({ description })}
      />
      <KeywordsField
        value={form.keywords ?? []}
        required={required('keywords')}
        onChange={(keywords) => change({ keywords })}
      />
      <LicenceField
        value={form.licence ?? ''}
        required={required('licence')}
        onChange={(licence) => change({ licence })}
      />
      <AuthorFields
        value={form.authors ?? []}
        required={required('authors')}
        onChange={(authors) => change({ authors })}
      />
      <div className="actions">
        <Link className="button" to={`/deposit/${known.draft.id}/finalise`}>
          Go on to the last step
        </Link>
      </div>
    </>
  );
}

function SavingSign({ saving }: { saving: Saving }) {
  const text = { saved: 'Saved', unsaved: 'Saving …', conflict: 'Not saved', failed: 'Not saved' }[saving.state];
  const tone = { saved: 'good', unsaved: 'busy', conflict: 'bad', failed: 'bad' }[saving.state];
  return (
    <span className={`badge badge-${tone}`} role="status">
      {text}
    </span>
  );
}
