// Uploads one file with tus-js-client: ENDPOINT DRAFT PATH FILE SHA256 PARALLEL; the token is in TOKEN.
import fs from "node:fs";
import * as tus from "tus-js-client";

const [endpoint, draft, path, file, sha256, parallel] = process.argv.slice(2);
const parts = Number(parallel);
const upload = new tus.Upload(fs.createReadStream(file), {
  endpoint,
  headers: { Authorization: `Bearer ${process.env.TOKEN}` },
  metadata: { draft, path, sha256 },
  metadataForPartialUploads: { draft },
  parallelUploads: parts,
  chunkSize: parts > 1 ? 16 << 20 : 48 << 20,
  retryDelays: Array(200).fill(1000),
  onError: (error) => {
    console.error(String(error));
    process.exit(1);
  },
  onSuccess: () => console.log(upload.url),
});
upload.start();
