"""Decodes FOLDER/*.webp with libwebp (by Pillow), compares them with the .ppm beside them, prints their digests.

LosslessWebpTest.main writes the folder; the digests stand in that test.
"""

import hashlib
import pathlib
import sys

import numpy
from PIL import Image

for path in sorted(pathlib.Path(sys.argv[1]).glob("*.webp")):
    decoded = numpy.asarray(Image.open(path).convert("RGB"))
    expected = numpy.asarray(Image.open(path.with_suffix(".ppm")))
    if decoded.shape != expected.shape or (decoded != expected).any():
        sys.exit(f"{path}: other pixels")
    name, width, height = path.stem.split("-")
    print(f'    "{name}, {width}, {height}, {hashlib.sha256(path.read_bytes()).hexdigest()}",')
