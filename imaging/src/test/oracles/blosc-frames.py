#!/usr/bin/env python3
"""Writes Blosc frames as c-blosc makes them, for the decoder's test.

    PYTHON blosc-frames.py > ../resources/expected/blosc-frames.tsv

PYTHON is the one that SHARED/tools/oracles/setup prints (numcodecs). Columns: compressor, shuffle (0 none, 1 bytes, 2 bits),
bytes of a sample, bytes in all, frame in base64. The samples are made by `content`, which the test repeats.
"""
import base64

import numpy as np
from numcodecs.blosc import Blosc


def content(length):
    i = np.arange(length, dtype=np.int64)
    return ((i // 37 * 5 + i % 4) & 0xFF).astype(np.uint8)


print("compressor\tshuffle\tsample\tbytes\tframe")
for compressor in ("blosclz", "lz4", "lz4hc", "zlib", "zstd"):
    for shuffle in (0, 1, 2):
        for sample, length in ((1, 2000), (2, 9002), (4, 4600), (2, 40)):
            plain = content(length)
            codec = Blosc(cname=compressor, clevel=5, shuffle=shuffle, blocksize=4096)
            array = plain.view(f"u{sample}") if length % sample == 0 else plain
            frame = codec.encode(array)
            print(compressor, shuffle, array.itemsize, length, base64.b64encode(frame).decode(), sep="\t")
