import { expect, it } from 'vitest';
import { sentence } from './sentence';

const said = (action: string, details: Record<string, unknown> = {}) =>
  sentence({ at: '2026-11-22T10:00:00Z', by: 'depositor', action, details });

it('tells what was done in words', () => {
  expect(said('draft.saved', { times: 4, members: ['title', 'keywords'] })).toBe('changed the description (title, keywords)');
  expect(said('files.added', { count: 1, bytes: 2_100_000_000 })).toBe('added 1 file (2.1 GB)');
  expect(said('files.action', { request: { action: 'move', from: 'raw', to: 'day 1/raw' } })).toBe('moved raw to day 1/raw');
  expect(said('collaborators.changed', { collaborators: [{ address: 'a@b.org', right: 'edit' }] })).toBe(
    'shares it with a@b.org (edit)',
  );
  expect(said('collaborators.changed', { collaborators: [] })).toBe('shares it with nobody any more');
  expect(said('release-date.changed', { from: '2026-12-01T00:00:00Z', to: '2027-01-31T00:00:00Z' })).toBe(
    'changed the release date from 1 Dec 2026 to 31 Jan 2027',
  );
});

it('says an action that came later as it is', () => {
  expect(said('study.versioned')).toBe('study.versioned');
});
