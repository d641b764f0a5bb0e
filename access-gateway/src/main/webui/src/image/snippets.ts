import type { ImageObject } from './types';

export interface Snippet {
  tool: string;
  /** What has to be there before. */
  needs: string;
  code: string;
}

/**
 * The image in the tools that people work with.
 *
 * @param address of its OME-Zarr, whole
 * @param at what is shown now, as places in the axes
 * @param original of the deposited file, where ImageJ opens such files by their address
 */
export function snippetsOf(image: ImageObject, address: string, at: { t: number; z: number }, original?: string): Snippet[] {
  const python = pythonPlane(image, at);
  return [
    {
      tool: 'Python',
      needs: 'pip install "zarr>=3.0.8" fsspec aiohttp',
      code: [
        'import zarr',
        '',
        `image = zarr.open_group("${address}", mode="r")`,
        `pixels = image["0"]  # full size, axes ${axesText(image)}; "1", "2", … are half, a quarter, …`,
        `plane = pixels[${python}]  # a NumPy array; read without the rest`,
        'print(pixels.shape, pixels.dtype, plane.min(), plane.max())',
      ].join('\n'),
    },
    {
      tool: 'napari',
      needs: 'pip install "napari[all]" napari-ome-zarr',
      code: `napari --plugin napari-ome-zarr "${address}"`,
    },
    {
      tool: 'Fiji',
      needs: 'Fiji with N5 plug-ins that read OME-Zarr 0.5 (Help › Update…)',
      code: [
        '// File › Import › HDF5/N5/Zarr/OME-NGFF …, then paste this, press Detect datasets and choose 0:',
        `// ${address}`,
        ...(original === undefined ? [] : ['', '// or the deposited file, as a macro:', `open("${original}");`]),
      ].join('\n'),
    },
    {
      tool: 'R',
      needs: 'install.packages("reticulate")',
      code: [
        'library(reticulate)',
        'py_require(c("zarr>=3.0.8", "fsspec", "aiohttp"))',
        '',
        `image <- import("zarr")$open_group("${address}", mode = "r")`,
        `plane <- py_get_item(py_get_item(image, "0"), tuple(${rPlane(image, at)}))  # a matrix of rows and columns`,
        'print(range(plane))',
      ].join('\n'),
    },
  ];
}

function axesText(image: ImageObject): string {
  return [...image.axes].join(', ');
}

function pythonPlane(image: ImageObject, at: { t: number; z: number }): string {
  return [...image.axes]
    .filter((axis) => axis !== 'y' && axis !== 'x')
    .map((axis) => (axis === 'c' ? '0' : String(at[axis as 't' | 'z'])))
    .concat(':', ':')
    .join(', ');
}

function rPlane(image: ImageObject, at: { t: number; z: number }): string {
  return [...image.axes]
    .map((axis) => {
      if (axis === 'y' || axis === 'x') return 'builtins_slice';
      return axis === 'c' ? '0L' : `${String(at[axis as 't' | 'z'])}L`;
    })
    .join(', ')
    .replaceAll('builtins_slice', 'import_builtins()$slice(NULL)');
}

/** The image in neuroglancer, in its browser, which reads the OME-Zarr from here by itself. */
export function neuroglancer(image: ImageObject, address: string): string {
  const name = image.name || image.shortId;
  const state = {
    layers: [{ name, type: image.role === 'label' ? 'segmentation' : 'image', source: `zarr3://${address}` }],
    selectedLayer: { layer: name, visible: true },
    layout: (image.shape[image.axes.indexOf('z')] ?? 1) === 1 ? 'xy' : '4panel',
  };
  return `https://neuroglancer-demo.appspot.com/#!${encodeURIComponent(JSON.stringify(state))}`;
}
