#!/usr/bin/env python3
"""Writes the expected pixels of the shared OME-Zarr samples, as zarr-python sees them.

    PYTHON zarr-digests.py SHARED > ../resources/expected/ome-zarr.tsv

PYTHON is the one that SHARED/tools/oracles/setup prints (zarr). Columns: sample, path of the image, size t c z y x, type,
SHA-256 over level 0 in the order t c z y x, little-endian.
"""
import hashlib
import sys
from pathlib import Path

import numpy as np
import zarr


def images(group, path=""):
    attributes = dict(group.attrs)
    ome = attributes.get("ome", attributes)
    if "multiscales" in ome:
        yield path, group, ome["multiscales"][0]
        if "labels" in group:
            labels = dict(group["labels"].attrs)
            for name in labels.get("ome", labels)["labels"]:
                yield from images(group["labels"][name], f"{path}/labels/{name}".lstrip("/"))
    for well in ome.get("plate", {}).get("wells", []):
        attributes = dict(group[well["path"]].attrs)
        for field in attributes.get("ome", attributes)["well"]["images"]:
            inner = f"{well['path']}/{field['path']}"
            yield from images(group[inner], inner)


print("sample\tpath\tsize\ttype\tpixels")
for sample in sorted((Path(sys.argv[1]) / "data/images/ome-zarr").iterdir()):
    for path, group, multiscale in images(zarr.open_group(str(sample), mode="r")):
        array = group[multiscale["datasets"][0]["path"]][...]
        axes = "".join(axis["name"] for axis in multiscale["axes"])
        shape = [array.shape[axes.index(a)] if a in axes else 1 for a in "tczyx"]
        digest = hashlib.sha256(np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<")).tobytes()).hexdigest()
        print(sample.name, path, "x".join(map(str, shape)), array.dtype.name, digest, sep="\t")
