import { describe, expect, it } from 'vitest';
import { axesOf, channelsOf, labelColorsOf, levelsOf, multiscaleOf, omeOf } from './source';

const scaled = (path: string, ...scale: number[]) => ({ path, coordinateTransformations: [{ type: 'scale', scale }] });
const array = (path: string, ...shape: number[]) => ({ path, shape, chunks: shape, dtype: 'uint8' });

describe('OME-Zarr', () => {
  it('is read as 0.5 and as 0.4 write it', () => {
    const image = { multiscales: [{ axes: [{ name: 'y' }, { name: 'x' }], datasets: [scaled('0', 1, 1)] }] };
    for (const attributes of [{ ome: { version: '0.5', ...image } }, image]) {
      expect(multiscaleOf(omeOf(attributes))).toEqual({ axes: ['y', 'x'], datasets: [{ path: '0', scale: [1, 1] }] });
    }
  });

  it.each([null, {}, { ome: 7 }, { ome: { multiscales: [] } }, { plate: {} }, { multiscales: 'none' }])('%j is no image', (attributes) => {
    expect(multiscaleOf(omeOf(attributes))).toBeUndefined();
  });

  it('has levels as its scales say, also where halves are not whole', () => {
    const multiscale = { axes: ['y', 'x'], datasets: [{ path: '0', scale: [0.5, 0.5] }, { path: '1', scale: [1, 1] }] };
    const levels = levelsOf(multiscale, [array('0', 1, 1_001), array('1', 1, 501)], axesOf(multiscale.axes));
    expect(levels.map(({ width, height, factorX, factorY }) => [width, height, factorX, factorY])).toEqual([
      [1_001, 1, 1, 1],
      [501, 1, 2, 2],
    ]);
  });

  it('has levels as its sizes say where there are no scales', () => {
    const multiscale = { axes: ['c', 'y', 'x'], datasets: [{ path: '0', scale: [] }, { path: '1', scale: [] }] };
    const [, half] = levelsOf(multiscale, [array('0', 3, 99, 1_001), array('1', 3, 50, 501)], axesOf(multiscale.axes));
    expect([half?.factorX, half?.factorY]).toEqual([2, 2]);
  });
});

describe('channels', () => {
  it('are shown as the metadata says', () => {
    const omero = { channels: [{ label: 'DAPI', color: '0000FF', active: false, window: { start: 5, end: 9 } }] };
    expect(channelsOf({ omero }, 1, 'uint16', [])).toEqual([{ name: 'DAPI', color: [0, 0, 255], window: [5, 9], active: false }]);
    expect(channelsOf({ omero }, 1, 'uint16', [{ name: 'Hoechst' }])[0]?.name).toBe('Hoechst');
  });

  it('are chosen where it says nothing, or nonsense', () => {
    const omero = { channels: [{ label: 7, color: '<script>', window: { start: 9, end: 5 } }] };
    expect(channelsOf({ omero }, 1, 'int16', [])).toEqual([
      { name: 'Channel 1', color: [255, 255, 255], window: [-32_768, 32_767], active: true },
    ]);
    expect(channelsOf({}, 30, 'uint8', []).filter(({ active }) => active)).toHaveLength(4);
  });
});

it('labels have the colours of their author', () => {
  const colors = labelColorsOf({ 'image-label': { colors: [{ 'label-value': 1, rgba: [1, 2, 3, 255] }, { 'label-value': 2 }] } });
  expect([...colors]).toEqual([[1, [1, 2, 3, 1]]]);
});
