import type { HashAnswer, HashQuestion } from './hash.worker';

interface Waiting {
  resolve: (sha256: string) => void;
  reject: (failure: Error) => void;
}

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let asked = 0;

function start(): Worker {
  const started = new Worker(new URL('./hash.worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<HashAnswer>) => {
    const asker = waiting.get(data.id);
    waiting.delete(data.id);
    if ('sha256' in data) asker?.resolve(data.sha256);
    else asker?.reject(new Error(`The file cannot be read any more: ${data.failure}`));
  });
  started.addEventListener('error', () => {
    for (const asker of waiting.values()) asker.reject(new Error('The digest cannot be computed here.'));
    waiting.clear();
  });
  return started;
}

/** SHA-256 in hex, computed beside the page, of a file of any size. */
export function sha256Of(file: Blob): Promise<string> {
  worker ??= start();
  const id = asked++;
  const question: HashQuestion = { id, file };
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker?.postMessage(question);
  });
}
