"""Pixels of image files as readers that are not ours see them: always five axes, t c z y x."""
import logging
import warnings
from xml.etree import ElementTree

import numpy as np
import tifffile
from PIL import Image

logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")

AXES = "tczyx"


def read(path):
    """(array, lossy). Lossy: decoders may differ by a step."""
    for companion in path.parent.glob("*.companion.ome"):
        return five(stack(companion), "zyx"), False
    if path.suffix in (".tif", ".tiff"):
        with tifffile.TiffFile(path) as tif:
            return five(tif.series[0].asarray(), tif.series[0].axes), False
    with Image.open(path) as picture:
        array = np.asarray(picture)
        return five(array, "yxs" if array.ndim == 3 else "yx"), picture.format == "JPEG"


def stack(companion):
    """tifffile does not start from a companion file: it says which section each file is."""
    sections = {}
    for data in ElementTree.parse(companion).iterfind(".//{*}TiffData"):
        sections[int(data.get("FirstZ"))] = data.find("{*}UUID").get("FileName")
    return np.stack([tifffile.imread(companion.parent / sections[z], is_ome=False) for z in sorted(sections)])


def five(array, axes):
    """Samples of a pixel are channels."""
    axes = axes.lower().replace("s", "c")
    array = array.transpose([axes.index(axis) for axis in AXES if axis in axes])
    return array.reshape([array.shape[sorted(axes, key=AXES.index).index(axis)] if axis in axes else 1 for axis in AXES])


def planes(array):
    """Every (index, plane) in C order."""
    for index in np.ndindex(array.shape[:-2]):
        yield index, array[index]


def little_endian(plane):
    return np.ascontiguousarray(plane, dtype=plane.dtype.newbyteorder("<")).data
