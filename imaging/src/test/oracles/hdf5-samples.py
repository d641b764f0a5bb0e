#!/usr/bin/env python3
"""Writes small Imaris and Big Data Viewer files, as h5py makes them, and what h5py reads of the shared sample.

    PYTHON hdf5-samples.py SHARED ../resources

PYTHON is the one that SHARED/tools/oracles/setup prints (h5py). Each gets a line in pixels.tsv, the shared sample in expected-digests/hdf5.tsv: file, image, size t c z y x,
type, SHA-256 over all samples in the order t c z y x, little-endian.
"""
import ctypes
import hashlib
import sys
from pathlib import Path

import h5py
import numpy as np

SHARED, RESOURCES = Path(sys.argv[1]), Path(sys.argv[2])
TARGET = RESOURCES / "expected/hdf5"
LIBRARY = ctypes.CDLL(str(next(Path(h5py.__file__).parent.parent.glob("h5py.libs/libhdf5-*"))))
rows = []


def chars(text):
    return np.array([c.encode() for c in text], dtype="S1")


def digest(array):
    return hashlib.sha256(np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<"))).tobytes()).hexdigest()


def told(name, image, array):
    rows.append((name, image, "x".join(map(str, array.shape)), array.dtype.name, digest(array)))


def samples(shape, dtype, seed):
    return ((np.arange(np.prod(shape)).reshape(shape) // 3 * 7 + seed) % 241).astype(dtype)


def imaris(name, dtype, size, chunk, libver=None, **storage):
    t, c, z, y, x = size
    padded = [-(-n // k) * k for n, k in zip((z, y, x), chunk)]
    whole = samples((t, c, z, y, x), dtype, 5)
    with h5py.File(TARGET / name, "w", libver=libver) as f:
        for key, value in {"ImarisDataSet": "ImarisDataSet", "ImarisVersion": "5.5.0", "DataSetInfoDirectoryName": "DataSetInfo"}.items():
            f.attrs[key] = chars(value)
        for level in (0, 1):
            for at in range(t):
                for channel in range(c):
                    group = f.create_group(f"DataSet/ResolutionLevel {level}/TimePoint {at}/Channel {channel}")
                    shown = whole[at, channel][:, :: level + 1, :: level + 1]
                    stored = np.zeros(padded if not level else shown.shape, dtype)
                    stored[tuple(slice(0, n) for n in shown.shape)] = shown
                    layout = {"chunks": tuple(min(a, b) for a, b in zip(chunk, stored.shape)), **storage} if storage else {}
                    if "maxshape" in layout:
                        layout["maxshape"] = tuple(n if m == 0 else m for n, m in zip(stored.shape, layout["maxshape"]))
                    group.create_dataset("Data", data=stored, **layout)
                    for axis, n in zip("ZYX", shown.shape):
                        group.attrs[f"ImageSize{axis}"] = chars(str(n))
        info = f.create_group("DataSetInfo/Image")
        for key, value in {"X": x, "Y": y, "Z": z, "Unit": "nm", "Name": "embryo", "RecordingDate": "2019-05-06 07:08:09.000", "LensPower": "63.0x",
                           "NumericalAperture": "1.4", "ExtMin0": "100.0", "ExtMax0": 100.0 + 250.0 * x, "ExtMin1": "0", "ExtMax1": 250.0 * y,
                           "ExtMin2": "-500", "ExtMax2": 1000.0 * z - 500}.items():
            info.attrs[key] = chars(str(value))
        for channel in range(c):
            group = f.create_group(f"DataSetInfo/Channel {channel}")
            group.attrs["Name"] = chars(f"stain {channel}")
            group.attrs["Color"] = chars("0.000 1.000 0.502")
            group.attrs["LSMEmissionWavelength"] = chars("509.5")
        times = f.create_group("DataSetInfo/TimeInfo")
        for at in range(t):
            times.attrs[f"TimePoint{at + 1}"] = chars(f"2019-05-06 07:0{at}:30.500")
    told(name, 0, whole)


def indexed(name, libver):
    """A setup for each way to find chunks, so many that the root has a heap of links."""
    short, long, wide, far = (5, 33, 41), (3, 50, 50), (2, 4, 150), (40, 60, 60)
    setups = [
        (short, dict(chunks=short)),
        (short, dict(chunks=short, compression="gzip")),
        (short, "implicit"),
        (short, dict(chunks=(2, 16, 16))),
        (short, dict(chunks=(2, 16, 16), compression="gzip", maxshape=(7, 50, 70))),
        (long, dict(chunks=(1, 2, 2))),
        (long, "sparse"),
        (short, dict(chunks=(2, 16, 16), maxshape=(5, None, 41))),
        (short, dict(chunks=(2, 16, 16), compression="gzip", maxshape=(5, 33, None))),
        (far, "growing"),
        (wide, dict(chunks=(1, 1, 1), maxshape=(2, 4, None), compression="gzip", shuffle=True)),
        (short, dict(chunks=(2, 16, 16), maxshape=(None, None, 41))),
        (long, dict(chunks=(1, 4, 4), maxshape=(None, None, 50), compression="gzip")),
        (short, "plain edges"),
        (short, "compact"),
        (short, dict()),
    ]
    with h5py.File(TARGET / name, "w", libver=libver) as f:
        for setup, (size, layout) in enumerate(setups):
            f.create_group(f"s{setup:02}")
            f[f"another name of setup {setup:02}"] = h5py.SoftLink(f"/s{setup:02}")
            cells = samples(size, "u2", setup) * 200
            path = f"t00000/s{setup:02}/0/cells"
            if isinstance(layout, dict):
                f.create_dataset(path, data=cells, **layout)
                told(name, setup, cells[None, None])
                continue
            create = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
            most, whole = None, True
            if layout == "implicit":
                create.set_chunk((2, 16, 16))
                create.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
            elif layout == "sparse":
                create.set_chunk((1, 2, 2))
                whole = False
            elif layout == "growing":
                create.set_chunk((1, 1, 1))
                most, whole = (h5py.h5s.UNLIMITED, 60, 60), False
            elif layout == "plain edges":
                create.set_chunk((2, 16, 16))
                create.set_deflate(4)
                assert LIBRARY.H5Pset_chunk_opts(ctypes.c_int64(create.id), 2) >= 0
            elif layout == "compact":
                create.set_layout(h5py.h5d.COMPACT)
            links = h5py.h5p.create(h5py.h5p.LINK_CREATE)
            links.set_create_intermediate_group(True)
            space = h5py.h5s.create_simple(size, most or size)
            h5py.h5d.create(f.id, path.encode(), h5py.h5t.NATIVE_UINT16, space, create, links)
            if whole:
                f[path][:] = cells
            else:
                for z, y in ((0, 3), (1, 30), (size[0] - 1, size[1] - 2)):
                    f[path][z, y : y + 2] = cells[z, y : y + 2]
            told(name, setup, f[path][:][None, None])


def bdv(name):
    with h5py.File(TARGET / name, "w") as f:
        for setup, size in ((0, (4, 20, 30)), (1, (3, 17, 9))):
            f[f"s{setup:02}/resolutions"] = np.array([[1.0, 1, 1], [2, 2, 1]])
            f[f"s{setup:02}/subdivisions"] = np.array([[16, 16, 16], [16, 16, 16]], dtype="i4")
            whole = samples((3, 1, *size), "u2", setup) * 200
            for at in range(3):
                if setup == 1 and at == 1:
                    whole[1] = 0
                    continue
                for level in (0, 1):
                    cells = whole[at, 0][:, :: level + 1, :: level + 1].view("i2")
                    chunk = tuple(min(n, 16) for n in cells.shape)
                    f.create_dataset(f"t{at:05}/s{setup:02}/{level}/cells", data=cells, chunks=chunk, compression="gzip")
            told(name, setup, whole)
    setups = "".join(f"<ViewSetup><id>{i}</id><name>angle {i}</name><size>30 20 4</size><voxelSize><unit>nm</unit><size>{s}</size></voxelSize>"
                     f"<attributes><channel>{i}</channel></attributes></ViewSetup>" for i, s in ((0, "250.0 250.0 2000.0"), (1, "500 500 1000")))
    (TARGET / name.replace(".h5", ".xml")).write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<SpimData version="0.2"><BasePath type="relative">.</BasePath><SequenceDescription><ImageLoader format="bdv.hdf5">'
        f'<hdf5 type="relative">{name}</hdf5></ImageLoader><ViewSetups>{setups}</ViewSetups></SequenceDescription></SpimData>\n')


def shared(name):
    with h5py.File(SHARED / "data/images" / name, "r") as f:
        level = f["DataSet/ResolutionLevel 0"]
        told(name, 0, np.stack([np.stack([level[f"TimePoint {t}"]["Channel 0"]["Data"][:27, :226, :186]]) for t in range(3)]))


TARGET.mkdir(parents=True, exist_ok=True)
shared("imaris/image.ims")
imaris("gzip.ims", "u2", (2, 2, 5, 33, 41), (2, 16, 16), compression="gzip", shuffle=True)
imaris("contiguous.ims", "u1", (1, 1, 3, 12, 17), (1, 1, 1))
imaris("fletcher.ims", "f4", (1, 2, 3, 20, 30), (2, 8, 8), fletcher32=True, compression="gzip")
imaris("big-endian.ims", ">u2", (1, 1, 4, 15, 21), (2, 8, 8), compression="gzip")
imaris("many-chunks.ims", "u1", (1, 1, 20, 20, 20), (4, 4, 4), compression="gzip")
bdv("setups.h5")
V110 = ("v110", "v110")
imaris("latest.ims", "u2", (1, 2, 5, 33, 41), (2, 16, 16), "latest", compression="gzip", shuffle=True)
imaris("growing.ims", "u1", (1, 1, 5, 33, 41), (2, 16, 16), V110, maxshape=(None, None, 0))
indexed("indexed.h5", V110)
indexed("indexed-latest.h5", "latest")
HEAD = "file\timage\tsize\ttype\tpixels\n"
(RESOURCES / "expected-digests/hdf5.tsv").write_text(HEAD + "\t".join(map(str, rows.pop(0))) + "\n")
(TARGET / "pixels.tsv").write_text(HEAD + "".join("\t".join(map(str, row)) + "\n" for row in rows))
