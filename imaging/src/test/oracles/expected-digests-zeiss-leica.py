#!/usr/bin/env python3
"""Writes the expected pixels of the shared CZI and LIF samples, as readers that are not ours see them.

    PYTHON expected-digests-zeiss-leica.py SHARED > ../resources/expected-digests/zeiss-leica.tsv

PYTHON is the one that SHARED/tools/oracles/setup prints (pylibCZIrw, czifile, liffile, imagecodecs).
Columns as expected-digests.py writes them. Scenes of a CZI are read by libCZI and by czifile, which must agree; its attached
thumbnail comes last. Wavelength sweeps of a LIF are channels.
"""
import hashlib
import logging
import sys
from pathlib import Path

import czifile
import liffile
import numpy as np
from pylibCZIrw import czi

logging.disable(logging.CRITICAL)


def five(array, axes):
    order = [axes.index(a) for a in "TCZYX" if a in axes]
    sizes = iter(array.transpose(order).shape)
    return array.transpose(order).reshape([next(sizes) if a in axes else 1 for a in "TCZYX"])


def by_libczi(path):
    with czi.open_czi(str(path)) as doc:
        total = doc.total_bounding_box
        n = {a: total[a][1] - total[a][0] if a in total else 1 for a in "TCZ"}
        for scene in sorted(doc.scenes_bounding_rectangle) or [None]:
            where = {} if scene is None else {"scene": scene}
            planes = [doc.read(plane={"T": t, "C": c, "Z": z}, **where)[..., ::-1]
                      for t in range(n["T"]) for c in range(n["C"]) for z in range(n["Z"])]
            array = np.stack(planes).reshape(n["T"], n["C"], n["Z"], *planes[0].shape)
            array = np.moveaxis(array, 5, 2)
            yield array.reshape(n["T"], -1, n["Z"], *planes[0].shape[:2])


def by_czifile(path):
    with czifile.CziFile(path) as file:
        for scene in file.scenes.values():
            yield five(scene.asarray(), "".join(scene.dims))


def thumbnails(path):
    with czifile.CziFile(path) as file:
        for attachment in file.attachments():
            if attachment.attachment_entry.name == "Thumbnail":
                picture = attachment.data()
                yield np.moveaxis(picture, 2, 0)[None, :, None] if picture.ndim == 3 else picture[None, None, None]


def of_lif(path):
    with liffile.LifFile(path) as file:
        for image in file.images:
            axes = "".join(image.dims).replace("λ", "C").replace("Λ", "C")
            yield five(image.asarray(), axes)


def row(name, number, array, lossy=False):
    little = np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<"), copy=False))
    pixels = f"lossy {array.mean():.3f}" if lossy else hashlib.sha256(little.data).hexdigest()
    print(name, number, "x".join(map(str, array.shape)), array.dtype.name, pixels, sep="\t")


def main():
    root = Path(sys.argv[1]) / "data" / "images"
    print("file\timage\tsize\ttype\tpixels")
    for path in sorted((root / "czi").glob("*.czi")):
        name, number = f"czi/{path.name}", 0
        for array, other in zip(by_libczi(path), by_czifile(path), strict=True):
            if not np.array_equal(array, other):
                sys.exit(f"{name} scene {number}: libCZI and czifile differ")
            row(name, number, array)
            number += 1
        for picture in thumbnails(path):
            row(name, number, picture, lossy=True)
            number += 1
    for path in sorted((root / "lif").glob("*.lif")):
        for number, array in enumerate(of_lif(path)):
            row(f"lif/{path.name}", number, array)


if __name__ == "__main__":
    main()
