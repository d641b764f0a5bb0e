import { bytes, counted, day } from '../ui/format';
import type { HistoryEntry } from './types';

/** What was done, to be read after the name of who did it. */
export function sentence({ action, details }: HistoryEntry): string {
  const text = (member: string) => (typeof details[member] === 'string' ? details[member] : '');
  const count = (member: string) => (typeof details[member] === 'number' ? details[member] : 0);
  switch (action) {
    case 'draft.created':
      return 'created the draft';
    case 'draft.saved':
      return `changed the description${listed(details['members'])}`;
    case 'draft.deleted':
      return 'deleted the draft';
    case 'draft.restored':
      return 'restored the draft';
    case 'files.added':
      return `added ${counted(count('count'), 'file', 'files')} (${bytes(count('bytes'))})`;
    case 'file.removed':
      return `removed the file ${text('path')}`;
    case 'files.action':
      return request(details['request']);
    case 'file-list.stored':
      return `stored the file list of ${text('component')} (${counted(count('rows'), 'row', 'rows')})`;
    case 'file-list.removed':
      return `removed the file list of ${text('component')}`;
    case 'annotation-table.stored':
      return `stored the annotation table ${text('name')} (${counted(count('rows'), 'row', 'rows')})`;
    case 'annotation-table.removed':
      return `removed the annotation table ${text('name')}`;
    case 'collaborators.changed':
      return shared(details['collaborators']);
    case 'reviewer-link.made':
      return `made a reviewer link until ${day(text('expiresAt'))}${details['originals'] === true ? ', with downloads' : ''}`;
    case 'reviewer-link.revoked':
      return 'revoked a reviewer link';
    case 'study.submitted':
      return `submitted it as ${text('accession')} with ${counted(count('files'), 'file', 'files')} (${bytes(count('bytes'))}), to be released ${day(text('releaseDate'))}`;
    case 'manifest.sealed':
      return `sealed the list of ${counted(count('files'), 'file', 'files')}`;
    case 'release-date.changed':
      return `changed the release date from ${day(text('from'))} to ${day(text('to'))}`;
    case 'study.released':
      return 'released the study';
    case 'study.withdrawn':
      return `withdrew the study: ${text('reason')}`;
    case 'comment.added':
      return 'wrote a comment';
    case 'curation.accepted':
      return 'accepted it as a curator';
    case 'curation.returned':
      return 'returned it as a curator';
    default:
      return action;
  }
}

function listed(members: unknown): string {
  return Array.isArray(members) && members.length > 0 ? ` (${members.join(', ')})` : '';
}

function shared(collaborators: unknown): string {
  if (!Array.isArray(collaborators) || collaborators.length === 0) return 'shares it with nobody any more';
  const people = collaborators.map((one: { address?: string; right?: string }) => `${one.address ?? ''} (${one.right ?? ''})`);
  return `shares it with ${people.join(', ')}`;
}

function request(given: unknown): string {
  const { action, ...more } = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const of = (member: string) => (typeof more[member] === 'string' ? more[member] : '');
  switch (action) {
    case 'remove':
      return `removed files: ${of('folder') || of('pattern')}`;
    case 'move':
      return `moved ${of('from')} to ${of('to')}`;
    case 'expand':
      return `expanded ${of('path')}`;
    case 'import':
      return 'imported files from a source of the archive';
    default:
      return 'changed files';
  }
}
