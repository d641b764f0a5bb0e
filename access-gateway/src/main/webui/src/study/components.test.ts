import { describe, expect, it } from 'vitest';
import { choiceText, componentAt, filesOf } from './components';

const COMPONENTS = [
  { name: '', files: 1 },
  { name: 'Time lapse', files: 1200, pointer: '/studyComponents/1' },
];

describe('components of a study', () => {
  it('are found by where the document tells of them', () => {
    expect(componentAt(COMPONENTS, '/studyComponents/1')?.name).toBe('Time lapse');
    expect(componentAt(COMPONENTS, '/studyComponents/0')).toBeUndefined();
  });

  it('are told with the number of their files, those in none too', () => {
    expect(COMPONENTS.map(choiceText)).toEqual(['In no component (1)', 'Time lapse (1,200)']);
  });

  it('lead to their files by an address that keeps any name', () => {
    expect(new URLSearchParams(filesOf('A & B = "C"').search).get('component')).toBe('A & B = "C"');
    expect(filesOf('').search).toBe('component=');
  });
});
