import { Button } from 'react-aria-components';
import { focusWholeSoon } from '../../ui/focus';
import type { Saving } from '../useAutosave';
import type { KnownDraft } from '../useDraft';

export function SavingSign({ saving }: { saving: Saving }) {
  const text = { saved: 'Saved', unsaved: 'Saving …', conflict: 'Not saved', failed: 'Not saved' }[saving.state];
  const tone = { saved: 'good', unsaved: 'busy', conflict: 'bad', failed: 'bad' }[saving.state];
  return (
    <span className={`badge badge-${tone}`} role="status">
      {text}
    </span>
  );
}

interface SavingProblemProps {
  saving: Saving;
  settle: (theirs: KnownDraft, keep: 'mine' | 'theirs') => void;
  saveNow: () => void;
}

/** What stands between what was typed and the archive, if anything does. */
export function SavingProblem({ saving, settle, saveNow }: SavingProblemProps) {
  if (saving.state === 'conflict') {
    const choose = (keep: 'mine' | 'theirs') => {
      settle(saving.theirs, keep);
      focusWholeSoon('main');
    };
    return (
      <div className="notice notice-bad" role="alert">
        <div className="notice-text">
          <p>The same fields were changed in another window, or by someone else.</p>
          <div className="actions">
            <Button className="button button-small" onPress={() => choose('mine')}>
              Keep what stands here
            </Button>
            <Button className="button button-quiet button-small" onPress={() => choose('theirs')}>
              Take the other version
            </Button>
          </div>
        </div>
      </div>
    );
  }
  if (saving.state === 'failed') {
    return (
      <div className="notice notice-bad" role="alert">
        <div className="notice-text">
          {saving.message}
          <Button className="button button-quiet button-small" onPress={saveNow}>
            Save now
          </Button>
        </div>
      </div>
    );
  }
  return null;
}
