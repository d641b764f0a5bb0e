#!/usr/bin/env python3
"""Writes the expected pixels of the shared volumes, as readers that are not ours see them.

    PYTHON expected-volumes.py SHARED > ../resources/expected-digests/volumes.tsv

PYTHON is the one that SHARED/tools/oracles/setup prints (mrcfile, nibabel, pynrrd, mrc). Columns as in expected-digests.py.
"""
import hashlib
import sys
import warnings
from pathlib import Path

import mrcfile
import nibabel
import nrrd
import numpy as np
from mrc import DVFile

warnings.simplefilter("ignore")


def five(array, axes):
    array = array.transpose([axes.index(a) for a in "tczyx" if a in axes])
    sizes = iter(array.shape)
    return array.reshape([next(sizes) if a in axes else 1 for a in "tczyx"])


def volume(path):
    if path.parent.name == "mrc":
        with mrcfile.open(path) as file:
            return five(np.array(file.data), "tzyx"[-file.data.ndim:])
    if path.parent.name == "nifti":
        array = np.asanyarray(nibabel.load(path).dataobj.get_unscaled())
        return five(array, "xyztc"[:array.ndim])
    if path.parent.name == "dv":
        with DVFile(path) as file:
            return five(file.asarray(squeeze=False), file.axes.lower())
    array, _ = nrrd.read(str(path), index_order="C")
    return five(array, "tzyx"[-array.ndim:])


def main():
    root = Path(sys.argv[1]) / "data" / "images"
    print("file\timage\tsize\ttype\tpixels")
    for folder in ("mrc", "nifti", "nrrd", "dv"):
        for path in sorted((root / folder).rglob("*.*")):
            if path.suffix == ".raw":
                continue
            array = volume(path)
            little = np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<"), copy=False))
            print(path.relative_to(root), 0, "x".join(map(str, array.shape)), array.dtype.name,
                  hashlib.sha256(little.data).hexdigest(), sep="\t")


if __name__ == "__main__":
    main()
