import { createSHA256 } from 'hash-wasm';

export interface HashQuestion {
  id: number;
  file: Blob;
}

export type HashAnswer = { id: number; sha256: string } | { id: number; failure: string };

const hasher = createSHA256();
let queue = Promise.resolve();

async function digest(file: Blob): Promise<string> {
  const sha256 = await hasher;
  sha256.init();
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return sha256.digest('hex');
    sha256.update(value);
  }
}

self.addEventListener('message', ({ data }: MessageEvent<HashQuestion>) => {
  queue = queue.then(async () => {
    let answer: HashAnswer;
    try {
      answer = { id: data.id, sha256: await digest(data.file) };
    } catch (failure) {
      answer = { id: data.id, failure: failure instanceof Error ? failure.message : 'unreadable' };
    }
    self.postMessage(answer);
  });
});
