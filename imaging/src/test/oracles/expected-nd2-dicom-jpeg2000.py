#!/usr/bin/env python3
"""Writes the expected pixels of the shared ND2, DICOM and JPEG 2000 samples, as readers that are not ours see them.

    PYTHON expected-nd2-dicom-jpeg2000.py SHARED > ../resources/expected-digests/nd2-dicom-jpeg2000.tsv

PYTHON is the one that SHARED/tools/oracles/setup prints (nd2, pydicom, imagecodecs). Columns as in expected-digests.py.
Tiles of slides are placed here by the positions that pydicom reads.
"""
import hashlib
import logging
import sys
import warnings
from pathlib import Path

import imagecodecs
import nd2
import numpy as np
import pydicom
from pydicom.pixels import pixel_array

logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")
LOSSY = {"1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.91"}


def nikon(path):
    with nd2.ND2File(path) as f:
        axes = "".join(f.sizes)
        assert set(axes) <= set("TZCYX")
        array = f.asarray()
    order = [axes.index(a) for a in "TCZYX" if a in axes]
    array = array.transpose(order)
    sizes = iter(array.shape)
    return [(array.reshape([next(sizes) if a in axes else 1 for a in "TCZYX"]), False)]


def slide(dataset, frames):
    """One channel group for each segment, else one; tiles where their positions say."""
    rows, columns = dataset.TotalPixelMatrixRows, dataset.TotalPixelMatrixColumns
    high, wide = dataset.Rows, dataset.Columns
    across = -(-columns // wide)
    groups = list(dataset.get("PerFrameFunctionalGroupsSequence", []))
    names = []
    placed = []
    for number in range(len(frames)):
        if groups:
            position = groups[number].PlanePositionSlideSequence[0]
            x, y = position.ColumnPositionInTotalImagePixelMatrix - 1, position.RowPositionInTotalImagePixelMatrix - 1
            segment = groups[number].get("SegmentIdentificationSequence")
            name = segment[0].ReferencedSegmentNumber if segment else 0
        else:
            x, y, name = number % across * wide, number // across * high, 0
        if name not in names:
            names.append(name)
        placed.append((names.index(name), x, y))
    samples = frames.shape[3]
    whole = np.zeros((len(names), rows + high, columns + wide, samples), frames.dtype)
    for (name, x, y), frame in zip(placed, frames):
        whole[name, y : y + high, x : x + wide] = frame
    whole = whole[:, :rows, :columns].transpose(0, 3, 1, 2)
    return whole.reshape((1, len(names) * samples, 1, rows, columns))


def dicom(path):
    dataset = pydicom.dcmread(path)
    array = pixel_array(dataset)
    count = int(dataset.get("NumberOfFrames", 1) or 1)
    array = array.reshape((count, dataset.Rows, dataset.Columns, dataset.SamplesPerPixel))
    lossy = dataset.file_meta.TransferSyntaxUID in LOSSY
    if "TotalPixelMatrixRows" in dataset:
        return [(slide(dataset, array), lossy)]
    return [(array.transpose(3, 0, 1, 2)[None], lossy)]


def jpeg2000(path):
    data = path.read_bytes()
    array = imagecodecs.jpeg2k_decode(data)
    array = array[..., None] if array.ndim == 2 else array
    # The marker COD ends its coding style with the wavelet: 0 is the irreversible one.
    lossy = data[data.index(b"\xff\x52") + 13] == 0
    return [(array.transpose(2, 0, 1)[None, :, None], lossy)]


def main():
    root = Path(sys.argv[1]) / "data" / "images"
    print("file\timage\tsize\ttype\tpixels")
    for folder, read in (("nd2", nikon), ("dicom", dicom), ("jpeg2000", jpeg2000)):
        for path in sorted(p for p in (root / folder).rglob("*") if p.is_file()):
            if path.name == "boxes_1.dcm":
                continue
            images = read(path)
            if path.name == "boxes_0.dcm":
                # The thumbnail of the same slide comes with it.
                images += read(path.with_name("boxes_1.dcm"))
            for number, (array, lossy) in enumerate(images):
                little = np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<"), copy=False))
                pixels = f"lossy {array.mean():.3f}" if lossy else hashlib.sha256(little.data).hexdigest()
                name = path.relative_to(root).as_posix()
                print(name, number, "x".join(map(str, array.shape)), array.dtype.name, pixels, sep="\t")


if __name__ == "__main__":
    main()
