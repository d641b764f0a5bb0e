#!/usr/bin/env python3
"""Writes volumes of many kinds with libraries that are not ours, and what is in them.

    PYTHON write-volumes.py FOLDER

PYTHON is the one that SHARED/tools/oracles/setup prints (nibabel, pynrrd, mrcfile). FOLDER/expected.tsv has the columns
file, size t x c x z x y x x, type, SHA-256 of all samples in that order, little-endian.
"""
import bz2
import gzip
import hashlib
import sys
import warnings
import zipfile
from pathlib import Path

import mrcfile
import nibabel
import nrrd
import numpy as np

warnings.simplefilter("ignore")

TYPES = ["u1", "i1", "u2", "i2", "u4", "i4", "u8", "i8", "f4", "f8"]


class Volumes:
    def __init__(self, folder):
        self.folder = folder
        self.random = np.random.default_rng(1)
        self.rows = []

    def samples(self, kind, *shape):
        kind = np.dtype(kind)
        if kind.kind == "f":
            return self.random.normal(size=shape).astype(kind)
        limits = np.iinfo(kind)
        return self.random.integers(limits.min, limits.max, shape, kind, endpoint=True)

    def path(self, name):
        return str(self.folder / name)

    def expect(self, name, array):
        """array: t c z y x"""
        little = np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<")))
        self.rows.append([name, "x".join(map(str, little.shape)), little.dtype.name, hashlib.sha256(little.data).hexdigest()])

    def nifti(self):
        for kind in TYPES:
            array = self.samples(kind, 5, 4, 3, 2)
            expected = array.transpose(3, 2, 1, 0)[:, None]
            for order in "<>":
                for version, image in ((1, nibabel.Nifti1Image), (2, nibabel.Nifti2Image)):
                    header = image.header_class(endianness=order)
                    header.set_data_dtype(array.dtype.newbyteorder(order))
                    name = f"nifti{version}-{kind}-{'big' if order == '>' else 'little'}.nii{'.gz' if kind in ('u2', 'f4') else ''}"
                    nibabel.save(image(array, np.eye(4), header), self.path(name))
                    self.expect(name, expected)
            nibabel.save(nibabel.Nifti1Pair(array, np.eye(4), dtype=array.dtype), self.path(f"pair-{kind}.hdr"))
            self.expect(f"pair-{kind}.hdr", expected)
            self.expect(f"pair-{kind}.img", expected)
        colours = self.samples("u1", 5, 4, 3, 3)
        rgb = colours.view([("R", "u1"), ("G", "u1"), ("B", "u1")])[..., 0]
        nibabel.save(nibabel.Nifti1Image(rgb, np.eye(4)), self.path("rgb.nii"))
        self.expect("rgb.nii", colours.transpose(3, 2, 1, 0)[None])

    def analyze(self):
        for kind in ["u1", "i2", "i4", "f4", "f8"]:
            array = self.samples(kind, 5, 4, 3)
            image = nibabel.AnalyzeImage(array, np.eye(4))
            image.set_data_dtype(array.dtype)
            nibabel.save(image, self.path(f"analyze-{kind}.hdr"))
            self.expect(f"analyze-{kind}.img", array.transpose(2, 1, 0)[None, None])

    def nrrd(self):
        for kind in TYPES:
            array = self.samples(kind, 3, 4, 5)
            for endian in ("little", "big"):
                for encoding in ("raw", "gzip", "bzip2"):
                    for end in (".nrrd", ".nhdr"):
                        name = f"{kind}-{endian}-{encoding}{end}"
                        stored = array.astype(array.dtype.newbyteorder("<" if endian == "little" else ">"))
                        nrrd.write(self.path(name), stored, {"encoding": encoding, "endian": endian}, end == ".nhdr", index_order="C")
                        self.expect(name, array[None, None])
        for kind in ["u1", "i2", "u4"]:
            array = self.samples(kind, 3, 4, 5)
            nrrd.write(self.path(f"{kind}-text.nrrd"), array, {"encoding": "ascii"}, index_order="C")
            self.expect(f"{kind}-text.nrrd", array[None, None])

    def mrc(self):
        for kind in ["i1", "i2", "u2", "f2", "f4"]:
            array = self.samples(kind, 3, 4, 5)
            read = array.astype("f4") if kind == "f2" else array
            for order in "<>":
                end = "big" if order == ">" else "little"
                stored = array.astype(array.dtype.newbyteorder(order))
                for name, content, expected in (
                        (f"map-{kind}-{end}.mrc", stored, read[None, None]),
                        (f"stack-{kind}-{end}.mrc", np.stack([stored, stored[::-1]]), np.stack([read, read[::-1]])[:, None])):
                    with mrcfile.new(self.path(name), overwrite=True) as file:
                        file.set_data(content)
                    self.expect(name, expected)

    def wrapped(self):
        array = self.samples("u2", 40, 512, 512) & 0x3FF
        nrrd.write(self.path("large.nrrd"), array, {"encoding": "gzip"}, compression_level=1, index_order="C")
        self.expect("large.nrrd", array[None, None])
        plain = Path(self.path("map-i2-big.mrc")).read_bytes()
        with mrcfile.open(self.path("map-i2-big.mrc")) as file:
            expected = np.array(file.data)[None, None]
        Path(self.path("a.mrc.gz")).write_bytes(gzip.compress(plain))
        Path(self.path("a.mrc.bz2")).write_bytes(bz2.compress(plain))
        Path(self.path("large.mrc.gz")).write_bytes(gzip.compress(self.large(), 1))
        for name, method in (("stored.zip", zipfile.ZIP_STORED), ("deflated.zip", zipfile.ZIP_DEFLATED)):
            with zipfile.ZipFile(self.path(name), "w", method) as file:
                file.writestr("folder/x.mrc", plain)
            self.expect(name, expected)
        self.expect("a.mrc.gz", expected)
        self.expect("a.mrc.bz2", expected)

    def large(self):
        array = self.samples("i2", 20, 512, 600)
        with mrcfile.new(self.path("large.mrc"), overwrite=True) as file:
            file.set_data(array)
        self.expect("large.mrc.gz", array[None, None])
        return Path(self.path("large.mrc")).read_bytes()


def main():
    volumes = Volumes(Path(sys.argv[1]))
    for kind in ("nifti", "analyze", "nrrd", "mrc", "wrapped"):
        getattr(volumes, kind)()
    (volumes.folder / "expected.tsv").write_text("".join("\t".join(row) + "\n" for row in volumes.rows))
    print(len(volumes.rows), "volumes")


if __name__ == "__main__":
    main()
