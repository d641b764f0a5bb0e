// Opens OME-Zarr images over HTTP with zarrita, as browsers do, and says what is in them.
//
//     node check.mjs CASES.json
//
// CASES as in check.py. Prints a JSON list, one object an image: axes, levels (shape, dtype, sha256).
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import * as zarr from "zarrita";

async function digest(array) {
  const hash = createHash("sha256");
  for (const index of planes(array.shape.slice(0, -2))) {
    const plane = await zarr.get(array, [...index, null, null]);
    const { buffer, byteOffset, byteLength } = plane.data;
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return hash.digest("hex");
}

/** Every index of the outer axes in C order. */
function* planes([size, ...rest]) {
  if (size === undefined) {
    yield [];
    return;
  }
  for (let i = 0; i < size; i++) {
    for (const inner of planes(rest)) yield [i, ...inner];
  }
}

async function see(address) {
  const root = zarr.root(new zarr.FetchStore(address));
  const group = await zarr.open.v3(root, { kind: "group" });
  const [multiscale] = group.attrs.ome.multiscales;
  const levels = [];
  for (const { path } of multiscale.datasets) {
    const array = await zarr.open.v3(group.resolve(path), { kind: "array" });
    levels.push({ shape: array.shape, dtype: array.dtype, sha256: await digest(array) });
  }
  return { axes: multiscale.axes.map((axis) => axis.name).join(""), levels };
}

const { images } = JSON.parse(await readFile(process.argv[2], "utf8"));
const seen = [];
for (const image of images) seen.push(await see(image.zarr));
console.log(JSON.stringify(seen));
