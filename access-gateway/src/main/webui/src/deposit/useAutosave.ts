import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemError, tell } from '../api/http';
import type { Draft, Metadata } from '../api/types';
import { messageOf } from '../ui/Failure';
import { changedMembers } from './changes';
import { readDraft, type KnownDraft } from './useDraft';

const QUIET_MILLIS = 800;
const AGAIN_MILLIS = 5_000;
const CHANGED_ELSEWHERE = 412;

export type Saving =
  | { state: 'saved' }
  | { state: 'unsaved' }
  | { state: 'conflict'; theirs: KnownDraft }
  | { state: 'failed'; message: string; /** Whether it may work by itself later. */ passing: boolean };

/**
 * Saves what is typed shortly after the typing stops, against the version that was read. If the
 * same members were changed elsewhere meanwhile, the person decides.
 */
export function useAutosave(known: KnownDraft) {
  const queries = useQueryClient();
  const id = known.draft.id;
  const [form, setForm] = useState<Metadata>(known.draft.metadata);
  const [saving, setSaving] = useState<Saving>({ state: 'saved' });
  const base = useRef(known);
  const latest = useRef(form);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef(false);

  const save = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      for (let patch = changedMembers(base.current.draft.metadata, latest.current); patch; ) {
        base.current = await write(id, base.current, patch);
        patch = changedMembers(base.current.draft.metadata, latest.current);
      }
      queries.setQueryData(['draft', id], base.current);
      setSaving({ state: 'saved' });
    } catch (failure) {
      if (failure instanceof Conflict) {
        setSaving({ state: 'conflict', theirs: failure.theirs });
      } else {
        setSaving({ state: 'failed', message: messageOf(failure), passing: !(failure instanceof ProblemError) });
      }
    } finally {
      busy.current = false;
    }
  }, [id, queries]);

  const change = useCallback(
    (members: Metadata) => {
      latest.current = { ...latest.current, ...members };
      setForm(latest.current);
      setSaving({ state: 'unsaved' });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), QUIET_MILLIS);
    },
    [save],
  );

  const settle = useCallback(
    (theirs: KnownDraft, keep: 'mine' | 'theirs') => {
      base.current = theirs;
      if (keep === 'theirs') {
        latest.current = theirs.draft.metadata;
        setForm(latest.current);
      }
      void save();
    },
    [save],
  );

  useEffect(() => {
    if (saving.state !== 'failed' || !saving.passing) return;
    const again = setTimeout(() => void save(), AGAIN_MILLIS);
    return () => clearTimeout(again);
  }, [saving, save]);

  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (changedMembers(base.current.draft.metadata, latest.current)) event.preventDefault();
    };
    addEventListener('beforeunload', leave);
    return () => {
      removeEventListener('beforeunload', leave);
      clearTimeout(timer.current);
      void save();
    };
  }, [save]);

  return { form, saving, change, settle, saveNow: save };
}

class Conflict extends Error {
  constructor(readonly theirs: KnownDraft) {
    super('Changed elsewhere.');
  }
}

async function write(id: string, base: KnownDraft, patch: Metadata): Promise<KnownDraft> {
  try {
    return await patchDraft(id, base.etag, patch);
  } catch (failure) {
    if (!(failure instanceof ProblemError) || failure.problem.status !== CHANGED_ELSEWHERE) throw failure;
    const theirs = await readDraft(id);
    const changedThere = changedMembers(base.draft.metadata, theirs.draft.metadata) ?? {};
    if (Object.keys(patch).some((member) => member in changedThere)) throw new Conflict(theirs);
    return patchDraft(id, theirs.etag, patch);
  }
}

async function patchDraft(id: string, etag: string | null, patch: Metadata): Promise<KnownDraft> {
  const answer = await tell<Draft>(
    'PATCH',
    `/api/v1/drafts/${id}`,
    { metadata: patch },
    { 'Content-Type': 'application/merge-patch+json', ...(etag ? { 'If-Match': etag } : {}) },
  );
  return { draft: answer.body, etag: answer.etag };
}
