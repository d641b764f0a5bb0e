import { describe, expect, it } from 'vitest';
import { neuroglancer, snippetsOf } from './snippets';
import type { ImageObject } from './types';

const image: ImageObject = {
  id: '0190',
  shortId: 'S-LMK1-I1',
  number: 1,
  path: 'cells.tif',
  series: 0,
  name: 'cells "A" & B',
  state: 'converted',
  accession: 'S-LMK1',
  version: 1,
  format: 'TIFF',
  role: 'image',
  axes: 'tczyx',
  shape: [3, 2, 40, 100, 200],
  physicalSizes: {},
  channels: [],
  levels: 1,
  files: ['cells.tif'],
  fileCount: 1,
};
const address = 'https://archive.example/api/v1/images/0190.ome.zarr';

function code(tool: string, original?: string): string {
  return snippetsOf(image, address, { t: 2, z: 20 }, original).find((each) => each.tool === tool)?.code ?? '';
}

describe('code for an image', () => {
  it('reads the plane that is shown in Python', () => {
    expect(code('Python')).toContain(`image = zarr.open_group("${address}", mode="r")`);
    expect(code('Python')).toContain('plane = pixels[2, 0, 20, :, :]');
  });

  it('reads the same plane in R', () => {
    expect(code('R')).toContain(
      'tuple(2L, 0L, 20L, import_builtins()$slice(NULL), import_builtins()$slice(NULL))',
    );
  });

  it('names the deposited file for ImageJ only where that opens it', () => {
    expect(code('Fiji')).not.toContain('open(');
    expect(code('Fiji', 'https://archive.example/files/S-LMK1/cells.tif')).toContain(
      'open("https://archive.example/files/S-LMK1/cells.tif");',
    );
  });

  it('tells neuroglancer what and where', () => {
    const link = neuroglancer(image, address);
    expect(link).toMatch(/^https:\/\/neuroglancer-demo\.appspot\.com\/#!%7B[^"& ]+$/);
    expect(JSON.parse(decodeURIComponent(link.slice(link.indexOf('#!') + 2)))).toEqual({
      layers: [{ name: image.name, type: 'image', source: `zarr3://${address}` }],
      selectedLayer: { layer: image.name, visible: true },
      layout: '4panel',
    });
  });
});
