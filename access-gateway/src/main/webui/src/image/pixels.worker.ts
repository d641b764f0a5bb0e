import * as zarr from 'zarrita';
import type { Samples, Selection, Tile } from './samples';

/** Of Zarr. */
export type Format = 2 | 3;

/** Everything about one Zarr group that lies at this address. */
export type Task =
  | { id: number; do: 'group'; address: string; path: string; format: Format | undefined }
  | { id: number; do: 'array'; address: string; path: string; format: Format | undefined }
  | { id: number; do: 'read'; address: string; path: string; format: Format | undefined; selection: Selection }
  | { id: number; do: 'cancel' };

export type Outcome =
  | { id: number; attributes: unknown; format: Format }
  | { id: number; array: { path: string; shape: number[]; chunks: number[]; dtype: string } }
  | { id: number; tile: Tile }
  | { id: number; failed: string; status: number };

class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const MOST_PATIENCE_SECONDS = 30;
const under = new Map<number, AbortController>();
const stores = new Map<string, zarr.FetchStore>();
const arrays = new Map<string, Promise<zarr.Array<zarr.DataType, zarr.FetchStore>>>();

function store(address: string): zarr.FetchStore {
  const known = stores.get(address);
  if (known) return known;
  const made = new zarr.FetchStore(address, { useSuffixRequest: true, fetch: ask });
  stores.set(address, made);
  return made;
}

/** What is missing stays missing; who asks too much is told how long to wait, and does. */
async function ask(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetch(request);
  if (response.ok || response.status === 404) return response;
  const wait = Number(response.headers.get('Retry-After'));
  if (response.status === 429 && wait > 0 && wait <= MOST_PATIENCE_SECONDS) {
    await new Promise((after) => setTimeout(after, wait * 1_000));
    return ask(again);
  }
  throw new Refused(response.status, await reason(response));
}

async function reason(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as { detail?: string; title?: string };
    return problem.detail ?? problem.title ?? `The archive answered with ${String(response.status)}.`;
  } catch {
    return `The archive answered with ${String(response.status)}.`;
  }
}

/** In the format of the whole, or, before that is known, in whichever there is. */
async function inFormat<T>(format: Format | undefined, open: { v2: () => Promise<T>; v3: () => Promise<T> }) {
  if (format === 2) return { opened: await open.v2(), format };
  try {
    return { opened: await open.v3(), format: 3 as const };
  } catch (failure) {
    if (format === 3 || !zarr.isZarritaError(failure, 'NotFoundError')) throw failure;
    return { opened: await open.v2(), format: 2 as const };
  }
}

function array(address: string, path: string, format: Format | undefined): Promise<zarr.Array<zarr.DataType, zarr.FetchStore>> {
  const key = `${address} ${path}`;
  const known = arrays.get(key);
  if (known) return known;
  const place = zarr.root(store(address)).resolve(path);
  const opened = inFormat(format, {
    v2: () => zarr.open.v2(place, { kind: 'array' }),
    v3: () => zarr.open.v3(place, { kind: 'array' }),
  }).then((found) => found.opened);
  arrays.set(key, opened);
  opened.catch(() => arrays.delete(key));
  return opened;
}

async function group(address: string, path: string, format: Format | undefined) {
  const place = zarr.root(store(address)).resolve(path);
  const found = await inFormat(format, {
    v2: () => zarr.open.v2(place, { kind: 'group' }),
    v3: () => zarr.open.v3(place, { kind: 'group' }),
  });
  return { attributes: found.opened.attrs as unknown, format: found.format };
}

async function read(from: zarr.Array<zarr.DataType, zarr.FetchStore>, selection: Selection, signal: AbortSignal): Promise<Tile> {
  const chunk = await zarr.get(
    from,
    selection.map((each) => (typeof each === 'number' ? each : zarr.slice(each[0], each[1]))),
    { signal },
  );
  if (typeof chunk !== 'object' || !('data' in chunk)) throw new Error('A tile has at least one row.');
  const [height = 1, width = 1] = chunk.shape;
  return { samples: plain(chunk.data), width, height };
}

/** As numbers that can be reckoned with; of 64 bits what a double can hold. */
function plain(data: zarr.TypedArray<zarr.DataType>): Samples {
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) return Float64Array.from(data, Number);
  if (data instanceof zarr.BoolArray) return Uint8Array.from(data, Number);
  if (data.constructor.name === 'Float16Array') return Float32Array.from(data as unknown as ArrayLike<number>);
  if (!ArrayBuffer.isView(data)) throw new Error('These samples are no numbers.');
  return data as unknown as Samples;
}

async function outcome(task: Exclude<Task, { do: 'cancel' }>, signal: AbortSignal): Promise<Outcome> {
  const { id, address, path, format } = task;
  switch (task.do) {
    case 'group':
      return { id, ...(await group(address, path, format)) };
    case 'array': {
      const { shape, chunks, dtype } = await array(address, path, format);
      return { id, array: { path, shape: [...shape], chunks: [...chunks], dtype: String(dtype) } };
    }
    case 'read':
      return { id, tile: await read(await array(address, path, format), task.selection, signal) };
  }
}

function refusal(id: number, failure: unknown): Outcome {
  if (failure instanceof Refused) return { id, failed: failure.message, status: failure.status };
  if (zarr.isZarritaError(failure, 'NotFoundError')) return { id, failed: failure.message, status: 404 };
  return { id, failed: reasonOf(failure), status: 0 };
}

/** With what lies behind it: that a codec failed says little. */
function reasonOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  return failure.cause instanceof Error ? `${failure.message}: ${failure.cause.message}` : failure.message;
}

onmessage = ({ data: task }: MessageEvent<Task>) => {
  if (task.do === 'cancel') {
    under.get(task.id)?.abort();
    return;
  }
  const control = new AbortController();
  under.set(task.id, control);
  outcome(task, control.signal)
    .then((done) => postMessage(done, 'tile' in done ? [done.tile.samples.buffer] : []))
    .catch((failure: unknown) => postMessage(refusal(task.id, failure)))
    .finally(() => under.delete(task.id));
};
