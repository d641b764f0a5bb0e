export interface Planned {
  path: string;
  size: number;
}

const MEBIBYTE = 1 << 20;

/** Files up to this size go together; larger ones go alone, so that they can be resumed. */
export const SMALL_BYTES = 4 * MEBIBYTE;
export const BATCH_BYTES = 16 * MEBIBYTE;
export const BATCH_FILES = 400;

/** Left by systems, wanted by nobody. */
const LITTER = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/;

export function isLitter(path: string): boolean {
  return LITTER.test(path);
}

/** In the order given: requests of one large file or of many small ones. */
export function plan<T extends Planned>(files: readonly T[]): T[][] {
  const requests: T[][] = [];
  let batch: T[] = [];
  let bytes = 0;
  for (const file of files) {
    if (file.size > SMALL_BYTES) {
      requests.push([file]);
      continue;
    }
    if (batch.length > 0 && (batch.length === BATCH_FILES || bytes + file.size > BATCH_BYTES)) {
      requests.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(file);
    bytes += file.size;
  }
  if (batch.length > 0) requests.push(batch);
  return requests;
}
