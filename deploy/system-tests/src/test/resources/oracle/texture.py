#!/usr/bin/env python3
"""Writes a textured OME-TIFF of 16 bits, the same bytes of pixels at any time and on any machine.

    PYTHON texture.py FILE WIDTH HEIGHT SECTIONS CHANNELS

Slopes of many lengths and noise: neighbours differ, so that a shifted chunk, a swapped plane or a picked instead of an
averaged pixel shows. The noise is the raw stream of PCG64, which NumPy keeps stable between its versions.
"""
import sys

import numpy as np
import tifffile

SEED = 20261121


def main(path, width, height, sections, channels):
    y, x = np.ogrid[:height, :width]
    noise = np.random.PCG64(SEED)

    def planes():
        for channel in range(channels):
            for section in range(sections):
                slopes = (x * (3 + channel) + y * (5 + section)) % 30011 + (x * y // (64 + channel)) % 20011
                words = noise.random_raw((height * width + 3) // 4).astype("<u8").view("<u2")[: height * width]
                yield (slopes + words.reshape(height, width) % 4001).astype("<u2")

    tifffile.imwrite(
        path,
        planes(),
        shape=(channels, sections, height, width),
        dtype="<u2",
        byteorder="<",
        ome=True,
        photometric="minisblack",
        metadata={
            "axes": "CZYX",
            "PhysicalSizeX": 0.325,
            "PhysicalSizeXUnit": "µm",
            "PhysicalSizeY": 0.325,
            "PhysicalSizeYUnit": "µm",
            "PhysicalSizeZ": 1.5,
            "PhysicalSizeZUnit": "µm",
        },
    )


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
