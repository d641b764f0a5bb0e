#!/usr/bin/env python3
"""Opens OME-Zarr images over HTTP with zarr-python and TensorStore and says what is in them, or how they were refused.

    PYTHON stores.py CASES.json

CASES: {"images": [{"zarr": address, "token": of a login, or absent}]}. Prints a JSON list, one object an image: by the
reader's name its levels (shape, dtype, sha256 over t c z y x, little-endian) or its error, and the first plane's sha256.
TensorStore is also what reads for the Python side of Neuroglancer.
"""
import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import pixels
import tensorstore
import zarr


def open_with_zarr_python(address, token):
    headers = {"storage_options": {"headers": {"Authorization": f"Bearer {token}"}}} if token else {}
    group = zarr.open_group(address, mode="r", use_consolidated=False, **headers)
    paths = [each["path"] for each in group.attrs["ome"]["multiscales"][0]["datasets"]]
    return paths, [group[path] for path in paths]


def open_with_tensorstore(address, token, paths):
    headers = {"headers": [f"Authorization: Bearer {token}"]} if token else {}

    def opened(path):
        store = {"driver": "http", "base_url": address.rstrip("/") + f"/{path}/"} | headers
        return tensorstore.open({"driver": "zarr3", "kvstore": store}, read=True).result()

    return [opened(path) for path in paths]


def level(array, read):
    digest = hashlib.sha256()
    for index in np.ndindex(tuple(array.shape[:-2])):
        digest.update(pixels.little_endian(read(array, index)))
    return {"shape": list(array.shape), "dtype": np.dtype(getattr(array.dtype, "numpy_dtype", array.dtype)).name, "sha256": digest.hexdigest()}


def seen(arrays, read):
    first = read(arrays[0], (0,) * (len(arrays[0].shape) - 2))
    return {"levels": [level(array, read) for array in arrays], "plane": hashlib.sha256(pixels.little_endian(first)).hexdigest()}


def look(image):
    address, token = image["zarr"], image.get("token")
    paths, found = ["0"], {}
    try:
        paths, arrays = open_with_zarr_python(address, token)
        found["zarr-python"] = seen(arrays, lambda array, index: array[index])
    except Exception as error:
        found["zarr-python"] = {"error": f"{type(error).__name__}: {error}"}
    try:
        arrays = open_with_tensorstore(address, token, paths)
        found["tensorstore"] = seen(arrays, lambda array, index: array[index].read().result())
    except Exception as error:
        found["tensorstore"] = {"error": f"{type(error).__name__}: {error}"}
    return found


if __name__ == "__main__":
    print(json.dumps([look(image) for image in json.loads(Path(sys.argv[1]).read_text())["images"]]))
