#!/usr/bin/env python3
"""Writes small OME-Zarr images in many encodings of Zarr versions 2 and 3, for the reader's test.

    PYTHON zarr-variants.py ../resources/expected/zarr-variants.zip

PYTHON is the one that SHARED/tools/oracles/setup prints (zarr, numcodecs). The ZIP holds one image a folder; its attribute
`pixels` is the SHA-256 over level 0 in the order of the axes, little-endian, with halves as float32 and truth values as uint8.
"""
import hashlib
import json
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

import numcodecs
import numpy as np
import zarr
from zarr.codecs import (BloscCodec, BytesCodec, Crc32cCodec, GzipCodec, ShardingCodec, TransposeCodec, ZstdCodec)

SHAPE = (2, 2, 3, 7, 9)
AXES = [{"name": "t", "type": "time", "unit": "second"}, {"name": "c", "type": "channel"}] + [
    {"name": a, "type": "space", "unit": "micrometer"} for a in "zyx"]


def samples(dtype):
    a = (np.arange(np.prod(SHAPE)).reshape(SHAPE) * 37) % 251
    return (a % 2 == 0) if dtype == "bool" else a.astype(dtype)


def digest(array):
    if array.dtype == np.float16:
        array = array.astype(np.float32)
    if array.dtype == bool:
        array = array.astype(np.uint8)
    return hashlib.sha256(np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<")).tobytes()).hexdigest()


def multiscales():
    return [{"name": "variant", "axes": AXES,
             "datasets": [{"path": "0", "coordinateTransformations": [{"type": "scale", "scale": [2.0, 1.0, 0.5, 0.25, 0.25]}]}]}]


def two(root, name, dtype="<u2", chunks=(2, 1, 2, 4, 5), separator="/", order="C", compressor=None, filters=None, fill=0, sparse=False):
    data = samples(np.dtype(dtype).newbyteorder("=") if dtype != "bool" else "bool")
    group = zarr.open_group(str(root / name), mode="w", zarr_format=2)
    array = group.create_array("0", shape=SHAPE, dtype=dtype, chunks=chunks, order=order, filters=filters, fill_value=fill,
                               compressors=compressor, chunk_key_encoding={"name": "v2", "separator": separator})
    if sparse:
        array[0] = data[0]
        data = np.concatenate([data[:1], np.full_like(data[1:], fill)])
    else:
        array[...] = data
    assert np.array_equal(array[...], data)
    group.attrs.update({"multiscales": [{**multiscales()[0], "version": "0.4"}], "pixels": digest(data)})


def three(root, name, dtype="uint16", chunks=(2, 1, 2, 4, 5), codecs=None, shards=None, fill=0, key=("default", "/"), sparse=False):
    data = samples(dtype)
    group = zarr.open_group(str(root / name), mode="w", zarr_format=3)
    codecs = list(codecs or [BytesCodec()])
    array = zarr.create(shape=SHAPE, chunks=chunks, dtype=dtype, codecs=codecs, fill_value=fill, zarr_format=3, store=str(root / name / "0"),
                        chunk_key_encoding=key, overwrite=True)
    if sparse:
        array[0] = data[0]
        data = np.concatenate([data[:1], np.full_like(data[1:], fill)])
    else:
        array[...] = data
    assert np.array_equal(array[...], data)
    group.attrs.update({"ome": {"version": "0.5", "multiscales": multiscales()}, "pixels": digest(data)})


def main(target):
    root = Path(tempfile.mkdtemp())
    two(root, "2-none-dots", separator=".")
    two(root, "2-zlib", compressor=numcodecs.Zlib())
    two(root, "2-gzip", compressor=numcodecs.GZip())
    two(root, "2-bz2", compressor=numcodecs.BZ2())
    two(root, "2-zstd", compressor=numcodecs.Zstd())
    two(root, "2-lz4", compressor=numcodecs.LZ4())
    two(root, "2-blosc", compressor=numcodecs.Blosc())
    two(root, "2-blosc-bits", dtype="|u1", compressor=numcodecs.Blosc(cname="zstd", shuffle=2))
    two(root, "2-fortran", order="F", compressor=numcodecs.Zlib())
    two(root, "2-big-endian", dtype=">u2")
    two(root, "2-big-endian-fortran", dtype=">f4", order="F")
    two(root, "2-delta", dtype="<i4", filters=[numcodecs.Delta(dtype="<i4")], compressor=numcodecs.Zlib())
    two(root, "2-shuffle", filters=[numcodecs.Shuffle(2)], compressor=numcodecs.Zlib())
    two(root, "2-bool", dtype="bool", fill=False)
    two(root, "2-half", dtype="<f2", fill=0.0)
    two(root, "2-fill", dtype="<i2", fill=-7, sparse=True)
    two(root, "2-fill-nan", dtype="<f4", fill=1.5, sparse=True)
    three(root, "3-bytes")
    three(root, "3-big-endian", codecs=[BytesCodec(endian="big")])
    three(root, "3-gzip", codecs=[BytesCodec(), GzipCodec()])
    three(root, "3-zstd-crc", codecs=[BytesCodec(), ZstdCodec(), Crc32cCodec()])
    three(root, "3-blosc", codecs=[BytesCodec(), BloscCodec(typesize=2, cname="lz4", shuffle="bitshuffle")])
    three(root, "3-transpose", codecs=[TransposeCodec(order=(4, 0, 2, 1, 3)), BytesCodec(), ZstdCodec()])
    three(root, "3-keys-v2", key=("v2", "."))
    three(root, "3-keys-dots", key=("default", "."))
    three(root, "3-half", dtype="float16")
    three(root, "3-bool", dtype="bool", fill=False)
    three(root, "3-int8-fill", dtype="int8", fill=-3, sparse=True)
    three(root, "3-shards", chunks=(1, 2, 2, 8, 10), codecs=[ShardingCodec(chunk_shape=(1, 1, 1, 4, 5), codecs=[BytesCodec(), BloscCodec(typesize=2)])])
    three(root, "3-shards-start", chunks=(1, 2, 2, 8, 10), codecs=[
        ShardingCodec(chunk_shape=(1, 1, 2, 4, 5), codecs=[BytesCodec(endian="big"), GzipCodec()], index_location="start")])
    three(root, "3-shards-sparse", dtype="float64", chunks=(2, 2, 3, 7, 9), fill=2.5, sparse=True, codecs=[
        ShardingCodec(chunk_shape=(1, 1, 1, 7, 9), codecs=[TransposeCodec(order=(4, 3, 2, 1, 0)), BytesCodec(), ZstdCodec()])])
    three(root, "3-shards-transposed", chunks=(2, 2, 2, 8, 8), codecs=[
        TransposeCodec(order=(0, 2, 1, 4, 3)), ShardingCodec(chunk_shape=(1, 2, 1, 4, 4), codecs=[BytesCodec(), ZstdCodec()])])
    with zipfile.ZipFile(target, "w") as archive:
        for i, file in enumerate(sorted(p for p in root.rglob("*") if p.is_file())):
            entry = zipfile.ZipInfo(file.relative_to(root).as_posix(), (2020, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED if i % 2 else zipfile.ZIP_STORED
            archive.writestr(entry, file.read_bytes())
    shutil.rmtree(root)


main(sys.argv[1])
