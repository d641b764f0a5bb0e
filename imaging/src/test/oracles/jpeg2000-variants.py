#!/usr/bin/env python3
"""Writes small JPEG 2000 codestreams of every way of coding, and the pixels that OpenJPEG decodes from them.

    PYTHON jpeg2000-variants.py ../resources/jpeg2000

PYTHON is the one that SHARED/tools/oracles/setup prints (Pillow, imagecodecs); opj_compress is in the package
libopenjp2-tools. Columns of expected.tsv: file, size c y x, type, SHA-256 of the samples in this order, little-endian;
`lossy` with the mean where decoders may differ.
"""
import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

import imagecodecs
import numpy as np
from PIL import Image

WIDTH, HEIGHT = 45, 37
PILLOW = {
    "one-pixel": dict(crop=(1, 1)),
    "one-row": dict(crop=(1, WIDTH)),
    "one-column": dict(crop=(HEIGHT, 1)),
    "one-column-irreversible": dict(crop=(HEIGHT, 1), irreversible=True),
    "no-wavelet": dict(num_resolutions=1),
    "16-bit": dict(wide=True),
    "signed": dict(signed=True),
    "offset-tiles": dict(rgb=True, offset=(13, 7), tile_offset=(5, 3), tile_size=(20, 18)),
    "no-colour-transform": dict(rgb=True, mct=0),
    "irreversible": dict(rgb=True, irreversible=True, quality_layers=[4]),
}
for order in ("LRCP", "RLCP", "RPCL", "PCRL", "CPRL"):
    PILLOW[f"order-{order.lower()}"] = dict(
        rgb=True, progression=order, tile_size=(40, 30), num_resolutions=4, precinct_size=(16, 16), codeblock_size=(8, 8), quality_layers=[20, 5, 1]
    )
OPENJPEG = {
    "bypass": ["-M", "1"],
    "reset": ["-M", "2"],
    "terminate": ["-M", "4"],
    "causal": ["-M", "8"],
    "predictable": ["-M", "16"],
    "segmentation": ["-M", "32"],
    "bypass-terminate": ["-M", "5"],
    "all-styles": ["-M", "63"],
    "markers": ["-SOP", "-EPH", "-r", "20,5,1"],
    "region": ["-ROI", "c=0,U=7"],
    "order-changes": ["-n", "5", "-r", "20,5,1", "-POC", "T0=0,0,3,3,3,RLCP/T0=3,0,3,5,3,RPCL"],
    "tile-parts": ["-n", "3", "-t", "24,24", "-TP", "R", "-p", "RLCP"],
    "precincts": ["-n", "3", "-d", "11,5", "-t", "16,16", "-T", "3,2", "-c", "[16,16],[8,8]", "-b", "8,4"],
}


def pictures():
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    noise = np.random.default_rng(7).integers(-9, 9, x.shape)
    grey = (np.sin(x / 7) * np.cos(y / 5) * 100 + 120 + noise).clip(0, 255).astype("u1")
    return grey, np.stack([grey, np.roll(grey, 9, 1), 255 - grey], -1)


def main():
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    grey, rgb = pictures()
    for name, options in PILLOW.items():
        options = dict(irreversible=False) | options
        picture = rgb if options.pop("rgb", False) else grey
        high, wide = options.pop("crop", (HEIGHT, WIDTH))
        picture = picture[:high, :wide].copy()
        if options.pop("wide", False):
            picture = picture.astype("u2") * 250
        Image.fromarray(picture).save(out / f"{name}.j2k", **options)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.ppm"
        Image.fromarray(rgb).save(source)
        for name, options in OPENJPEG.items():
            subprocess.run(["opj_compress", "-i", source, "-o", out / f"{name}.j2k", *options], check=True, capture_output=True)
        subprocess.run(["opj_compress", "-i", source, "-o", out / "subsampled.j2k", "-s", "2,2"], check=True, capture_output=True)
    with open(out / "expected.tsv", "w", encoding="utf-8") as table:
        print("file", "size", "type", "pixels", sep="\t", file=table)
        for name in sorted(PILLOW) + sorted(OPENJPEG):
            array = imagecodecs.jpeg2k_decode((out / f"{name}.j2k").read_bytes())
            array = array.reshape(array.shape[0], array.shape[1], -1).transpose(2, 0, 1)
            lossy = "irreversible" in name
            pixels = f"lossy {array.mean():.3f}" if lossy else hashlib.sha256(np.ascontiguousarray(array).data).hexdigest()
            print(f"{name}.j2k", "x".join(map(str, array.shape)), array.dtype.name, pixels, sep="\t", file=table)


if __name__ == "__main__":
    main()
