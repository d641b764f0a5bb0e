#!/usr/bin/env python3
"""Opens OME-Zarr images over HTTP with zarr-python and says what is in them and what is wrong with them.

    PYTHON check.py CASES.json

CASES: {"schemas": folder of the NGFF 0.5 schemas, "images": [{"zarr": address, "source": file, "lossy": true|absent}]}.
Prints a JSON list, one object an image: axes, scale (of level 0), levels (shape, dtype, shards, sha256), problems.
"""
import hashlib
import json
import sys
import urllib.request
from pathlib import Path

import jsonschema
import numpy as np
import ome_zarr_io
import ome_zarr_models.v05
import pixels
import yaozarrs
import zarr
from referencing import Registry
from referencing.jsonschema import DRAFT202012

SMALL_ENOUGH = 512


def fetch(address):
    with urllib.request.urlopen(address) as answer:
        return json.load(answer)


def below(address, path):
    return f"{address.rstrip('/')}/{path}"


def metadata_problems(address, attributes, schemas):
    """Of all validators: they disagree at the edges, so all must be content."""
    problems = []
    documents = [json.loads(file.read_text()) for file in Path(schemas).glob("*.schema")]
    registry = Registry().with_resources((each["$id"], DRAFT202012.create_resource(each)) for each in documents)
    for name in ("image.schema", "strict_image.schema"):
        schema = next(each for each in documents if each["$id"].endswith(f"/{name}"))
        for error in jsonschema.Draft202012Validator(schema, registry=registry).iter_errors(attributes):
            problems.append(f"{name}: {error.json_path}: {error.message}")
    for name, validate in {
        "ome-zarr-models": lambda: ome_zarr_models.v05.Image.from_zarr(zarr.open_group(address, mode="r")),
        "yaozarrs": lambda: yaozarrs.validate_zarr_store(address),
    }.items():
        try:
            validate()
        except Exception as error:
            problems.append(f"{name}: {error}")
    report = ome_zarr_io.validate(address)
    return problems if report.is_valid else [*problems, f"ome-zarr-io: {report}"]


def array_problems(path, document, axes):
    """An array as the archive promises it: one shard codec, whole chunks in it, little-endian and checked by CRC-32C."""
    problems = []
    codecs = document["codecs"]
    if [codec["name"] for codec in codecs] != ["sharding_indexed"]:
        return [f"{path}: codecs are {codecs}"]
    shard = document["chunk_grid"]["configuration"]["chunk_shape"]
    sharding = codecs[0]["configuration"]
    if any(outer % inner for outer, inner in zip(shard, sharding["chunk_shape"], strict=True)):
        problems.append(f"{path}: shard {shard} is no multiple of chunk {sharding['chunk_shape']}")
    if [codec["name"] for codec in sharding["index_codecs"]] != ["bytes", "crc32c"]:
        problems.append(f"{path}: index codecs are {sharding['index_codecs']}")
    if sharding.get("index_location", "end") != "end":
        problems.append(f"{path}: the index is not at the end")
    if document.get("dimension_names") != axes:
        problems.append(f"{path}: dimension_names are {document.get('dimension_names')}")
    return problems


def halved(shape):
    return [*shape[:-2], -(-shape[-2] // 2), -(-shape[-1] // 2)]


def geometry_problems(datasets, arrays):
    """Sizes, scales and translations of all levels follow from those of level 0."""
    problems = []
    scale = datasets[0]["coordinateTransformations"][0]["scale"]
    expected = list(arrays[0].shape)
    for n, (dataset, array) in enumerate(zip(datasets, arrays, strict=True)):
        if list(array.shape) != expected:
            problems.append(f"level {n} has shape {array.shape} instead of {expected}")
        if array.dtype != arrays[0].dtype:
            problems.append(f"level {n} has type {array.dtype}")
        transformations = {each["type"]: each[each["type"]] for each in dataset["coordinateTransformations"]}
        wanted = scale[:-2] + [size * 2**n for size in scale[-2:]]
        shift = [0.0] * (len(scale) - 2) + [size * (2**n - 1) / 2 for size in scale[-2:]]
        if transformations["scale"] != wanted:
            problems.append(f"level {n} has scale {transformations['scale']} instead of {wanted}")
        if not np.allclose(transformations.get("translation", [0.0] * len(scale)), shift, rtol=1e-12, atol=0):
            problems.append(f"level {n} has translation {transformations.get('translation')} instead of {shift}")
        if max(array.shape[-2:]) <= SMALL_ENOUGH and n + 1 < len(arrays):
            problems.append(f"level {n} is small enough to be the last")
        expected = halved(expected)
    if max(arrays[-1].shape[-2:]) > SMALL_ENOUGH:
        problems.append(f"the last level is {arrays[-1].shape}")
    return problems


def is_mean(fine, coarse):
    """Blocks of two by two; edge blocks average what is there; integers are rounded, either way at a tie."""
    exact = np.float64 if fine.dtype.kind == "f" else np.int64

    def summed(array):
        return np.add.reduceat(np.add.reduceat(array, np.arange(0, array.shape[0], 2), 0), np.arange(0, array.shape[1], 2), 1)

    count = summed(np.ones(fine.shape, exact))
    total = summed(fine.astype(exact))
    if exact is np.int64:
        return bool(np.all(2 * np.abs(coarse.astype(exact) * count - total) <= count))
    magnitude = summed(np.abs(fine.astype(exact))) / count
    return bool(np.all(np.abs(coarse - total / count) <= 1e-6 * magnitude))


def pixel_problems(arrays, digests, source):
    """Reads each plane of each level once."""
    problems = []
    for index in np.ndindex(arrays[0].shape[:-2]):
        finer = None
        for n, array in enumerate(arrays):
            plane = array[index]
            digests[n].update(pixels.little_endian(plane))
            if finer is not None and not is_mean(finer, plane):
                problems.append(f"plane {index} of level {n} is not the mean of level {n - 1}")
            if n == 0 and source is not None and np.abs(plane.astype(int) - source[index].astype(int)).max() > 1:
                problems.append(f"plane {index} differs by more than one from the file's")
            finer = plane
    return problems


def check(image, schemas):
    address = image["zarr"]
    attributes = fetch(below(address, "zarr.json"))["attributes"]
    problems = metadata_problems(address, attributes, schemas)
    multiscale = attributes["ome"]["multiscales"][0]
    axes = [axis["name"] for axis in multiscale["axes"]]
    group = zarr.open_group(address, mode="r", use_consolidated=False)
    datasets = multiscale["datasets"]
    arrays = [group[dataset["path"]] for dataset in datasets]
    for dataset in datasets:
        problems += array_problems(dataset["path"], fetch(below(address, dataset["path"] + "/zarr.json")), axes)
    problems += geometry_problems(datasets, arrays)
    digests = [hashlib.sha256() for _ in arrays]
    problems += pixel_problems(arrays, digests, pixels.read(Path(image["source"]))[0] if image.get("lossy") else None)
    return {
        "axes": "".join(axes),
        "scale": datasets[0]["coordinateTransformations"][0]["scale"],
        "levels": [
            {
                "shape": list(array.shape),
                "dtype": array.dtype.name,
                "shards": [-(-size // shard) for size, shard in zip(array.shape, array.shards, strict=True)],
                "sha256": digest.hexdigest(),
            }
            for array, digest in zip(arrays, digests, strict=True)
        ],
        "problems": problems,
    }


if __name__ == "__main__":
    cases = json.loads(Path(sys.argv[1]).read_text())
    print(json.dumps([check(image, cases["schemas"]) for image in cases["images"]]))
