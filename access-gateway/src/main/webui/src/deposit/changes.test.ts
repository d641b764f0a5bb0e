import { describe, expect, it } from 'vitest';
import { changedMembers } from './changes';

describe('changedMembers', () => {
  it('is nothing when nothing changed', () => {
    expect(changedMembers({ title: 'a', keywords: ['x'] }, { title: 'a', keywords: ['x'] })).toBeUndefined();
  });

  it('names only what changed, and takes away with null', () => {
    expect(changedMembers({ title: 'a', licence: 'CC0-1.0' }, { title: 'b' })).toEqual({ title: 'b', licence: null });
  });
});
