import { describe, expect, it } from 'vitest';
import type { Metadata } from '../../api/types';
import {
  allTaken,
  byAspect,
  isAllSaid,
  isAuthor,
  isSaid,
  offeredOf,
  placeOf,
  taken,
  withAuthor,
  type Prefill,
  type Suggestion,
} from './prefill';

function suggestion(acquisition: number, aspect: string, label: string, member: string, text: string, files = 1): Suggestion {
  return {
    acquisition,
    aspect,
    label,
    pointer: `/imageAcquisitions/-/${member}`,
    value: member === 'parameters' ? `${label}: ${text}` : text,
    text,
    files,
    of: 3,
    conflict: false,
    sources: [{ path: 'a.czi', field: aspect }],
  };
}

function scope(number: number, objective: string): Suggestion[] {
  return [
    suggestion(number, 'instrument', 'Instrument', 'instrument', 'Zeiss LSM 880', 3),
    suggestion(number, 'method', 'Imaging method', 'imagingMethod', 'laser scanning confocal microscopy', 3),
    suggestion(number, 'objective', 'Objective', 'parameters', objective, 3),
    suggestion(number, 'pixel-size', 'Pixel size', 'parameters', 'x 0.1 µm', 2),
    suggestion(number, 'pixel-size', 'Pixel size', 'parameters', 'x 0.2 µm', 1),
  ];
}

function prefill(...objectives: string[]): Prefill {
  return {
    state: 'ready',
    files: 3,
    sampled: 3,
    opened: 3,
    suggestions: objectives.flatMap((objective, number) => scope(number, objective)),
    acquisitions: objectives.map((objective) => ({
      pointer: '/imageAcquisitions/-',
      format: 'czi',
      files: 3,
      value: {
        instrument: 'Zeiss LSM 880',
        imagingMethod: ['laser scanning confocal microscopy'],
        parameters: `Objective: ${objective}; Pixel size: x 0.1 to 0.2 µm`,
      },
    })),
    notes: [],
    findings: [],
  };
}

function only(...objectives: string[]) {
  const offered = offeredOf(prefill(...objectives));
  const [first] = offered;
  if (!first) throw new Error('nothing is offered');
  return { offered, first, all: offered.length };
}

function pick(offered: { suggestions: Suggestion[] }, text: string): Suggestion {
  const found = offered.suggestions.find((each) => each.text === text);
  if (!found) throw new Error(`${text} is not offered`);
  return found;
}

describe('what files offer', () => {
  it('goes into a new acquisition where there is none, and the next value into the same', () => {
    const { first, all } = only('63x');
    const one = taken({}, first, all, pick(first, '63x'));
    expect(one).toEqual({ imageAcquisitions: [{ title: '', parameters: 'Objective: 63x' }] });
    const two = taken(one, first, all, pick(first, 'Zeiss LSM 880'));
    expect(two).toEqual({
      imageAcquisitions: [{ title: '', parameters: 'Objective: 63x', instrument: 'Zeiss LSM 880' }],
    });
  });

  it('is put behind what was typed, and never in its place', () => {
    const { first, all } = only('63x');
    const typed = { imageAcquisitions: [{ title: 'Mine', instrument: 'Zeiss LSM 880 of the core facility', parameters: 'Exposure by hand' }] };
    expect(allTaken(typed, first, all)).toEqual({
      imageAcquisitions: [
        {
          title: 'Mine',
          instrument: 'Zeiss LSM 880 of the core facility',
          imagingMethod: ['laser scanning confocal microscopy'],
          parameters: 'Exposure by hand; Objective: 63x; Pixel size: x 0.1 to 0.2 µm',
        },
      ],
    });
  });

  it('leaves an acquisition with another instrument alone', () => {
    const { first, all } = only('63x');
    const other = { imageAcquisitions: [{ title: 'Other', instrument: 'Nikon Ti2' }] };
    expect(placeOf(other, first, all)).toBeUndefined();
    expect(allTaken(other, first, all)['imageAcquisitions']).toHaveLength(2);
  });

  it('takes the only acquisition that says nothing yet', () => {
    const { first, all } = only('63x');
    expect(placeOf({ imageAcquisitions: [{ title: 'Confocal', imagingMethod: [''] }] }, first, all)).toBe(0);
  });

  it('keeps two objectives of one microscope apart', () => {
    const { offered, all } = only('10x', '63x');
    const both = offered.reduce<Metadata>((form, each) => allTaken(form, each, all), {});
    expect(both['imageAcquisitions']).toHaveLength(2);
    expect(offered.map((each) => placeOf(both, each, all))).toEqual([0, 1]);
    expect(offered.every((each) => isAllSaid(both, each, all))).toBe(true);
  });

  it('is known again once it was taken, and can be taken again after it was edited', () => {
    const { first, all } = only('63x');
    const objective = pick(first, '63x');
    const form = taken({}, first, all, objective);
    expect(isSaid(form, first, all, objective)).toBe(true);
    expect(taken(form, first, all, objective)).toEqual(form);
    expect(isSaid({ imageAcquisitions: [{ parameters: '' }] }, first, all, objective)).toBe(false);
  });

  it('shows values that disagree under one name', () => {
    const { first } = only('63x');
    expect(byAspect(first.suggestions).map(([label, values]) => [label, values.length])).toContainEqual(['Pixel size', 2]);
  });

  it('offers people as authors, once', () => {
    expect(withAuthor({ authors: [{ name: '' }] }, 'A. Author')).toEqual({ authors: [{ name: 'A. Author' }] });
    expect(withAuthor({ authors: [{ name: 'B' }] }, 'A. Author')).toEqual({ authors: [{ name: 'B' }, { name: 'A. Author' }] });
    expect(isAuthor({ authors: [{ name: 'a. author ' }] }, 'A. Author')).toBe(true);
  });
});
