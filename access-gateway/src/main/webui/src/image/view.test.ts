import { describe, expect, it } from 'vitest';
import type { Source } from './source';
import { firstView, linkOf, queryOf, viewOf } from './view';

function source(channels: number, changes: Partial<Source> = {}): Source {
  return {
    axes: { t: 0, c: 1, z: 2, y: 3, x: 4 },
    levels: [],
    width: 1_000,
    height: 800,
    sizeZ: 40,
    sizeT: 3,
    dtype: 'uint16',
    defaultZ: 20,
    defaultT: 0,
    channels: Array.from({ length: channels }, (_, at) => ({
      name: `Channel ${String(at)}`,
      color: [0, 255, 0] as const,
      window: [100, 4_000] as const,
      active: at < 4,
    })),
    labels: [{ name: 'nuclei', axes: { y: 0, x: 1 }, levels: [], colors: new Map() }],
    ...changes,
  };
}

function link(text: string, of = source(3)) {
  return viewOf(new URLSearchParams(text), of);
}

describe('a link to a view', () => {
  it('says nothing of what is as the image has it', () => {
    expect(queryOf(linkOf(firstView(source(3)), source(3)))).toBe('');
  });

  it('reads as the parameters of pictures do', () => {
    const view = link('c=0|12.5:300$FF00FF,2&z=7&t=1&x=10.5&y=20&zoom=2.5&labels=nuclei&opacity=0.25');
    expect(view.channels).toEqual([
      { shown: true, window: [12.5, 300], color: [255, 0, 255] },
      { shown: false, window: [100, 4_000], color: [0, 255, 0] },
      { shown: true, window: [100, 4_000], color: [0, 255, 0] },
    ]);
    expect(view).toMatchObject({ z: 7, t: 1, labels: 'nuclei', opacity: 0.25, camera: { x: 10.5, y: 20, zoom: 2.5 } });
  });

  it('is written so that people can read it', () => {
    const text = 'c=0%7C12.5:300$FF00FF,2&z=7&t=1&opacity=0.25&x=10.5&y=20&zoom=2.5';
    expect(queryOf(linkOf(link(text), source(3)))).toBe(`?${text}`);
  });

  it.each([
    'c=1',
    'c=-0,-1,-2',
    'c=0|-32768:1.5e-7',
    'c=0,-1|1:2$0000FF,2',
    'c=0|1e30:2e30',
    'z=0&t=2',
    'labels=',
    'x=0&y=0&zoom=0.0123457',
  ])('%s comes back as the same view', (text) => {
    const view = link(text);
    expect(view).not.toEqual(firstView(source(3)));
    expect(viewOf(linkOf(view, source(3)), source(3))).toEqual(view);
  });

  it('hides channels and leaves the rest as they were', () => {
    expect(link('c=-1', source(30)).channels.map(({ shown }) => shown)).toEqual([
      true,
      false,
      true,
      true,
      ...Array.from({ length: 26 }, () => false),
    ]);
  });

  it.each([
    'c=<script>',
    'c=99',
    'c=0|5:5',
    'c=1|NaN:2',
    'z=40',
    'z=-1',
    'z=1.5',
    't=99999999999',
    'x=1&y=2',
    'x=1&y=2&zoom=0',
    'x=1&y=2&zoom=Infinity',
    'opacity=blue',
    'zzz=1',
  ])('%s fits no image, or says nothing, and shows the image as it is', (text) => {
    const of = source(1);
    expect(viewOf(new URLSearchParams(text), of)).toEqual(firstView(of));
  });

  it('knows no labels of another image', () => {
    expect(link('labels=cells').labels).toBe('');
  });
});
