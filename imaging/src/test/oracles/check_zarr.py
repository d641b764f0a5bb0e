"""Opens an OME-Zarr by readers of others and compares it with the texture.

    check_zarr.py FOLDER REPORT.json [IMAGE_PATH]

zarr-python and tensorstore must give the same pixels for every level; level 0 must be the texture; each level must be the area
mean (or, for labels, the mode) of the one above, computed here; ome-zarr-models, yaozarrs and ome-zarr-io must accept it.
"""
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import tensorstore
import zarr

import texture


def blocks(a):
    """The four pixels of each 2 x 2 block along a new first axis; the last row and column of odd sizes are repeated."""
    pad = [(0, 0)] * (a.ndim - 2) + [(0, a.shape[-2] % 2), (0, a.shape[-1] % 2)]
    a = np.pad(a, pad, mode="edge")
    return np.stack([a[..., i::2, j::2] for i in (0, 1) for j in (0, 1)])


def is_mean(upper, lower):
    four = blocks(upper)
    if upper.dtype.kind == "f":
        return np.allclose(lower, four.astype(np.float64).mean(0), rtol=1e-6, equal_nan=True)
    if upper.dtype.itemsize == 8:
        four = four.astype(object)
        return (abs(4 * lower.astype(object) - four.sum(0)) <= 2).all()
    return (np.abs(4 * lower.astype(np.int64) - four.astype(np.int64).sum(0)) <= 2).all()


def is_mode(upper, lower):
    four = blocks(upper)
    counts = np.stack([(four == one).sum(0) for one in four])
    chosen = (four == lower).sum(0)
    return (chosen == counts.max(0)).all()


def opened(folder):
    return tensorstore.open({"driver": "zarr3", "kvstore": {"driver": "file", "path": str(folder)}}).result()


def image(root, told):
    folder = root / told["path"]
    ome = json.loads((folder / "zarr.json").read_text())["attributes"]["ome"]
    multiscale = ome["multiscales"][0]
    levels = []
    for dataset in multiscale["datasets"]:
        array = zarr.open_array(str(folder / dataset["path"]), mode="r")
        levels.append(array[...])
        assert np.array_equal(levels[-1], np.asarray(opened(folder / dataset["path"]).read().result()), equal_nan=True), "zarr-python and tensorstore differ"
    zero = levels[0]
    assert list(zero.shape) == told["shape"] and str(zero.dtype) == told["dtype"]
    expected = texture.image(told["dtype"], zero.shape)
    assert np.array_equal(zero, expected), "level 0 is not the texture"
    digest = hashlib.sha256(expected.astype(expected.dtype.newbyteorder("<")).tobytes()).hexdigest()
    assert told["pixelDigest"] == "sha256:" + digest, "pixelDigest"
    assert len(levels) == told["levels"] and max(levels[-1].shape[-2:]) <= 512
    for upper, lower in zip(levels, levels[1:]):
        assert lower.shape[-2:] == tuple(-(-n // 2) for n in upper.shape[-2:])
        assert (is_mode if told["role"] == "label" else is_mean)(upper, lower), f"level of {lower.shape}"
    for n, dataset in enumerate(multiscale["datasets"]):
        scale, translation = (t[t["type"]] for t in dataset["coordinateTransformations"])
        for axis, size in ((3, 0.25), (4, 0.25)):
            # An axis that has come down to one pixel is not halved again.
            factor = 2 ** sum(level.shape[axis] > 1 for level in levels[:n])
            assert scale[axis] == factor * size and translation[axis] == (factor - 1) / 2 * size
        assert scale[2] == 1.5
    return len(levels)


def validated(root):
    import ome_zarr_models.v05 as v05
    import yaozarrs
    group = zarr.open_group(str(root), mode="r")
    ome = group.attrs["ome"]
    (v05.BioFormats2Raw if "bioformats2raw.layout" in ome else v05.ImageLabel if "image-label" in ome else v05.Image).from_zarr(group)
    yaozarrs.validate_zarr_store(str(root))
    done = subprocess.run([str(Path(sys.executable).parent / "ome-zarr-io"), "validate", str(root)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def main():
    root = Path(sys.argv[1])
    told = json.loads(Path(sys.argv[2]).read_text())
    for entry in told["images"]:
        levels = image(root, entry)
        assert entry["validation"]["valid"], entry["validation"]
        print(f"{entry['path'] or '/'}: {entry['shape']} {entry['dtype']}, {levels} levels")
    validated(root)


if __name__ == "__main__":
    main()
