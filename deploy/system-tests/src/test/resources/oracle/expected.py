#!/usr/bin/env python3
"""Prints what independent readers see in image files, as JSON: size t c z y x, type, SHA-256 over the samples in that order.

    PYTHON expected.py IMAGES NAME…            of these files below IMAGES
    PYTHON expected.py SHARED/data/images > expected.json   of all that the tests use; writes the generated ones aside first

PYTHON is the one that SHARED/tools/oracles/setup prints (tifffile, Pillow).
"""
import hashlib
import json
import sys
import tempfile
from pathlib import Path

import pixels
import texture

SHARED = [
    "imagej-tiff/fluo-3ch-8bit-composite.tif",
    "imagej-tiff/xyc_8bit__dapi_tublin.tif",
    "imagej-tiff/xyt_calibrated_16bit__golgi_bfa_sum_projection.tif",
    "imagej-tiff/xyz_8bit__chromosomes.tif",
    "imagej-tiff/xyzc_16bit__dna_conf_wf.tif",
    "ome-tiff/derived_CMU-1_crop_pyramid_subifd.ome.tif",
    "ome-tiff/em-slices/volume--Z00000.ome.tif",
    "ome-tiff/em-slices/volume--Z00001.ome.tif",
    "ome-tiff/em-slices/volume--Z00002.ome.tif",
    "ome-tiff/multi-channel-z-series.ome.tif",
    "ome-tiff/multifile-companion/multifile-Z1.ome.tiff",
    "ome-tiff/prairie-linescan/LineScan-06092017-1414-623_Cycle00001_Ch1_000001.ome.tif",
    "png-jpeg/0_1_N_G.png",
    "png-jpeg/0_1_N_R.png",
    "png-jpeg/cell.png",
    "png-jpeg/histo.jpg",
]
GENERATED = {"generated/small.ome.tif": (1300, 1025, 3, 2), "generated/large.ome.tif": (5000, 4100, 7, 3)}


def seen(path):
    array, lossy = pixels.read(path)
    entry = {"shape": list(array.shape), "dtype": array.dtype.name}
    if lossy:
        return entry | {"lossy": True}
    digest = hashlib.sha256()
    for _, plane in pixels.planes(array):
        digest.update(pixels.little_endian(plane))
    return entry | {"sha256": digest.hexdigest()}


def main(images, *names):
    entries = {name: seen(Path(images) / name) for name in names or SHARED}
    if not names:
        for name, size in GENERATED.items():
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / Path(name).name
                texture.main(path, *size)
                entries[name] = seen(path)
    lines = [f"  {json.dumps(name)}: {json.dumps(entry)}" for name, entry in entries.items()]
    print("{\n" + ",\n".join(lines) + "\n}")


if __name__ == "__main__":
    main(*sys.argv[1:])
