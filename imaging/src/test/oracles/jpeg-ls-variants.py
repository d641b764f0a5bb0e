#!/usr/bin/env python3
"""Writes small JPEG-LS streams, and the samples that CharLS decodes from them.

    PYTHON jpeg-ls-variants.py ../resources/jpeg-ls

PYTHON is the one that SHARED/tools/oracles/setup prints (imagecodecs). Columns of expected.tsv: file, size c y x, SHA-256
of the samples in this order, 16 bits each, little-endian.
"""
import hashlib
import sys
from pathlib import Path

import imagecodecs
import numpy as np

HEIGHT, WIDTH = 37, 45


def main():
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    noise = np.random.default_rng(7).integers(-9, 9, x.shape)
    grey = (np.sin(x / 7) * np.cos(y / 5) * 100 + 120 + noise).clip(0, 255).astype("u1")
    grey[20:25] = 200
    rgb = np.ascontiguousarray(np.stack([grey, np.roll(grey, 9, 1), 255 - grey], -1))
    wide = grey.astype("u2") * 250 + (x * 3 + y).astype("u2")
    pictures = {
        "grey": (grey, 0),
        "near-3": (grey, 3),
        "16-bit": (wide, 0),
        "16-bit-near-5": (wide, 5),
        "random": (np.random.default_rng(8).integers(0, 256, x.shape).astype("u1"), 0),
        "constant": (np.full_like(grey, 77), 0),
        "one-pixel": (grey[:1, :1].copy(), 0),
        "colours": (rgb, 0),
        "colours-near-2": (rgb, 2),
    }
    with open(out / "expected.tsv", "w", encoding="utf-8") as table:
        print("file", "size", "pixels", sep="\t", file=table)
        for name, (picture, near) in sorted(pictures.items()):
            stream = imagecodecs.jpegls_encode(picture, level=near)
            (out / f"{name}.jls").write_bytes(stream)
            array = imagecodecs.jpegls_decode(stream)
            array = array.reshape(array.shape[0], array.shape[1], -1).transpose(2, 0, 1).astype("<u2")
            digest = hashlib.sha256(np.ascontiguousarray(array).data).hexdigest()
            print(f"{name}.jls", "x".join(map(str, array.shape)), digest, sep="\t", file=table)


if __name__ == "__main__":
    main()
