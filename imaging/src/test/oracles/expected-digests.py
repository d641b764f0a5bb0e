#!/usr/bin/env python3
"""Writes the expected pixels of the shared samples, as readers that are not ours see them.

    PYTHON expected-digests.py SHARED > ../resources/expected-digests/tiff-png-jpeg.tsv

PYTHON is the one that SHARED/tools/oracles/setup prints (tifffile, imagecodecs, Pillow).
Columns: file, image number, size t c z y x, type as NumPy names it, SHA-256 over the samples in the order t c z y x,
little-endian; `lossy` where decoders may differ, with the mean of all samples instead.
"""
import csv
import hashlib
import logging
import sys
import warnings
from pathlib import Path

import imagecodecs
import numpy as np
import tifffile
from PIL import Image

logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")

TIFF_FOLDERS = {"bigtiff", "lsm", "tiff", "imagej-tiff", "tiff-large-plane", "masks", "metamorph", "ome-tiff", "hcs", "sequence"}


def five(array, axes):
    """t, c, z, y, x; samples of a pixel are channels, the fastest of them."""
    axes = axes.lower()
    if axes[0] in "iq" and len(axes) > 2:
        axes = "z" + axes[1:]
    if "s" in axes and "c" in axes:
        at, c = axes.index("s"), axes.index("c")
        array = np.moveaxis(array, at, c + 1 if at > c else c)
        axes = axes.replace("s", "")
        c = axes.index("c")
        array = array.reshape(array.shape[:c] + (array.shape[c] * array.shape[c + 1],) + array.shape[c + 2:])
    axes = axes.replace("s", "c")
    array = array.transpose([axes.index(a) for a in "tczyx" if a in axes])
    sizes = iter(array.shape)
    return array.reshape([next(sizes) if a in axes else 1 for a in "tczyx"])


def images(path):
    """[(array, lossy)]"""
    suffix = path.suffix.lower()
    if suffix in (".lsm", ".svs"):
        with tifffile.TiffFile(path) as tif:  # the thumbnails of an LSM are not images
            shown = tif.series[:1] if suffix == ".lsm" else tif.series
            return [(five(s.asarray(), s.axes), int(s.keyframe.compression) == 7) for s in shown]
    if suffix in (".tif", ".tiff"):
        with tifffile.TiffFile(path) as tif:
            lossy = int(tif.pages[0].compression) == 7
            return [(five(s.asarray(), s.axes), lossy) for s in tif.series]
    data = path.read_bytes()
    if suffix == ".png":
        with Image.open(path) as probe:
            array = np.asarray(probe.convert("RGB")) if probe.mode == "P" else imagecodecs.png_decode(data)
        return [(five(array, "yxs" if array.ndim == 3 else "yx"), False)]
    array = imagecodecs.jpeg8_decode(data)
    return [(five(array, "yxs" if array.ndim == 3 else "yx"), True)]


def main():
    root = Path(sys.argv[1]) / "data" / "images"
    with open(root / "MANIFEST.tsv", newline="", encoding="utf-8") as f:
        names = [row["file"] for row in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE)]
    print("file\timage\tsize\ttype\tpixels")
    for name in names:
        folder, suffix = name.split("/")[0], Path(name).suffix.lower()
        if not (folder in TIFF_FOLDERS and suffix in (".tif", ".tiff", ".lsm") or suffix == ".svs" and folder == "wsi" or folder == "png-jpeg" or name == "wsi/boxes.tiff"):
            continue
        if "multifile-companion" in name or "_Ch2_" in name:
            continue
        for number, (array, lossy) in enumerate(images(root / name)):
            array = array.astype(np.uint8) if array.dtype == bool else array
            little = np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<"), copy=False))
            pixels = f"lossy {array.mean():.3f}" if lossy else hashlib.sha256(little.data).hexdigest()
            print(name, number, "x".join(map(str, array.shape)), array.dtype.name, pixels, sep="\t")
    # The five files of the companion set are one image: its sections in the order that the companion file gives.
    parts = [tifffile.imread(root / "ome-tiff" / "multifile-companion" / f"multifile-Z{z}.ome.tiff") for z in range(1, 6)]
    stack = np.stack(parts)[None, None]
    for name in ["multifile.companion.ome"] + [f"multifile-Z{z}.ome.tiff" for z in range(1, 6)]:
        print(f"ome-tiff/multifile-companion/{name}", 0, "x".join(map(str, stack.shape)), stack.dtype.name,
              hashlib.sha256(np.ascontiguousarray(stack).data).hexdigest(), sep="\t")
    # Entered by its second file, the line scan is the image of both.
    first = next((root / "ome-tiff" / "prairie-linescan").glob("*_Ch1_*"))
    array = images(first)[0][0]
    print("ome-tiff/prairie-linescan/" + first.name.replace("_Ch1_", "_Ch2_"), 0, "x".join(map(str, array.shape)), array.dtype.name,
          hashlib.sha256(np.ascontiguousarray(array).data).hexdigest(), sep="\t")


if __name__ == "__main__":
    main()
