// Opens OME-Zarr images over HTTP as viewers do, with zarrita and with the loader of Viv, and reads the first plane.
//
//     node view.mjs CASES.json
//
// CASES as in stores.py. Prints a JSON list, one object an image: by the reader's name its levels and the first plane's
// sha256, or its error.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { loadOmeZarr } from "@vivjs/loaders";
import * as zarr from "zarrita";

function digest({ buffer, byteOffset, byteLength }) {
  return createHash("sha256").update(new Uint8Array(buffer, byteOffset, byteLength)).digest("hex");
}

const headers = (token) => (token ? { headers: { Authorization: `Bearer ${token}` } } : {});

async function zarrita({ zarr: address, token }) {
  const store = new zarr.FetchStore(address, { overrides: headers(token) });
  const group = await zarr.open.v3(zarr.root(store), { kind: "group" });
  const { datasets } = group.attrs.ome.multiscales[0];
  const array = await zarr.open.v3(group.resolve(datasets[0].path), { kind: "array" });
  const plane = await zarr.get(array, [0, 0, 0, null, null]);
  return { levels: datasets.length, plane: digest(plane.data) };
}

async function viv({ zarr: address, token }) {
  const { data } = await loadOmeZarr(address, { type: "multiscales", fetchOptions: { overrides: headers(token) } });
  const plane = await data[0].getRaster({ selection: { t: 0, c: 0, z: 0 } });
  return { levels: data.length, plane: digest(plane.data) };
}

async function tried(read, image) {
  try {
    return await read(image);
  } catch (error) {
    return { error: `${error.name}: ${error.message}` };
  }
}

const { images } = JSON.parse(await readFile(process.argv[2], "utf8"));
const seen = [];
for (const image of images) seen.push({ zarrita: await tried(zarrita, image), viv: await tried(viv, image) });
console.log(JSON.stringify(seen));
