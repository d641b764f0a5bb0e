"""The pattern of org.lumenark.imaging.texture.Texture, computed by NumPy alone."""
import numpy as np

PUT = {
    "uint8": lambda v: (v >> 4),
    "int8": lambda v: (v >> 4) - 100,
    "uint16": lambda v: v,
    "int16": lambda v: v - 1500,
    "uint32": lambda v: v * 65537,
    "int32": lambda v: (v - 1500) * 65537,
    "uint64": lambda v: v * 0x0001000100010001,
    "int64": lambda v: (v - 1500) * 0x0000100010001001,
    "float32": lambda v: v * 0.25 - 100,
    "float64": lambda v: v * 0.25 - 100,
}


def wave(position, half):
    return np.abs(position % (2 * half) - half)


def plane(dtype, t, c, z, height, width):
    """One plane of the texture as y, x."""
    y, x = np.ogrid[:height, :width]
    y, x = y.astype(np.int64), x.astype(np.int64)
    u = lambda n: (np.asarray(n, np.int64) & 0xFFFFFFFF).astype(np.uint64)
    m = np.uint64(0xFFFFFFFF)
    h = u(x * 73856093) ^ u(y * 19349663) ^ u(z * 83492791) ^ u(c * 15485863) ^ u(t * 32452843)
    h = (h * np.uint64(0x9E3779B1)) & m
    h ^= h >> np.uint64(15)
    h = (h * np.uint64(0x85EBCA6B)) & m
    h ^= h >> np.uint64(13)
    noise = ((h & np.uint64(0x3F)) + ((h >> np.uint64(8)) & np.uint64(0x3F))).astype(np.int64)
    v = 400 + 200 * c + 4 * wave(x + 13 * z, 97) + 3 * wave(y + 7 * t, 151) + wave(x + y + 31 * c, 613) + noise
    v = np.where(((x >> 9) + 3 * (y >> 9)) % 11 == 5, 0, v)
    return PUT[dtype](v).astype(dtype)


def image(dtype, shape):
    """The whole texture as t, c, z, y, x."""
    sizes_t, sizes_c, sizes_z, height, width = shape
    return np.stack([np.stack([np.stack([plane(dtype, t, c, z, height, width) for z in range(sizes_z)])
                               for c in range(sizes_c)]) for t in range(sizes_t)])
