import { describe, expect, it } from 'vitest';
import { correctedIn, spoken } from './provenance';

describe('where values come from', () => {
  it('is told by the words of the document', () => {
    expect(spoken('/biosamples/0/organism')).toBe('biosamples 1, organism');
    expect(spoken('/imageAcquisitions/11/imagingMethod/0')).toBe('image acquisitions 12, imaging method 1');
    expect(spoken('/title')).toBe('title');
  });

  it('tells what was corrected with what it is now and what it was', () => {
    const provenance = {
      accession: 'S-LMK1',
      version: 1,
      values: {
        '/organisms': { source: 'submitted' as const },
        '/organisms/0': { source: 'corrected' as const, at: '2026-05-01T00:00:00Z', was: { label: 'Human', id: 'x:1' } },
        '/keywords/7': { source: 'corrected' as const, was: 'gone' },
      },
    };
    expect(correctedIn(provenance, { organisms: ['Homo sapiens'] })).toEqual([
      { pointer: '/organisms/0', what: 'organisms 1', now: 'Homo sapiens', was: 'Human', at: '2026-05-01T00:00:00Z' },
      { pointer: '/keywords/7', what: 'keywords 8', now: '', was: 'gone' },
    ]);
  });
});
