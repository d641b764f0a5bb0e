import * as tus from 'tus-js-client';
import { ask, PAGE_HEADERS, send } from '../../api/http';
import type { DraftFile, Page } from '../../api/types';
import { tar, type TarEntry } from './tar';

const LIST_PAGE = 1_000;
const CHUNK_BYTES = 64 << 20;
const RETRY_MILLIS = [0, 1_000, 3_000, 5_000, 10_000, 30_000];

export interface BatchLine {
  path: string;
  error?: { code: string; message: string };
}

/** What the draft has already, by path. */
export async function storedFiles(draft: string, signal: AbortSignal): Promise<Map<string, DraftFile>> {
  const found = new Map<string, DraftFile>();
  let cursor: string | null = '';
  while (cursor !== null) {
    const after: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const path = `/api/v1/drafts/${draft}/files?limit=${String(LIST_PAGE)}${after}`;
    const { body }: { body: Page<DraftFile> } = await ask<Page<DraftFile>>(path, signal);
    body.items.forEach((file) => found.set(file.path, file));
    cursor = body.next;
  }
  return found;
}

/** Many small files in one request; a line an entry, in order. */
export async function sendBatch(draft: string, entries: TarEntry[], signal: AbortSignal): Promise<BatchLine[]> {
  const response = await send(`/api/v1/drafts/${draft}/files/batch`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-tar', Accept: 'application/x-ndjson, application/problem+json' },
    body: tar(entries),
    signal,
  });
  const text = await response.text();
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as BatchLine);
}

/**
 * One file by tus. What an earlier visit has sent of the same file is not sent again: the place of
 * an unfinished upload is kept in this browser under draft, path and digest.
 */
export async function sendFile(
  draft: string,
  { path, sha256, content }: TarEntry,
  signal: AbortSignal,
  progress: (sent: number) => void,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const upload = new tus.Upload(content, {
      endpoint: '/api/v1/uploads',
      metadata: { draft, path, sha256 },
      headers: { ...PAGE_HEADERS },
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_MILLIS,
      removeFingerprintOnSuccess: true,
      fingerprint: () => Promise.resolve(`lumenark ${draft} ${sha256} ${path}`),
      onProgress: progress,
      onSuccess: () => resolve(),
      onError: (failure) => reject(new Error(reasonOf(failure), { cause: failure })),
    });
    signal.addEventListener('abort', () => {
      void upload.abort();
      reject(new DOMException('paused', 'AbortError'));
    });
    void upload.findPreviousUploads().then(([previous]) => {
      if (signal.aborted) return;
      if (previous) upload.resumeFromPreviousUpload(previous);
      upload.start();
    }, reject);
  });
}

function reasonOf(failure: Error | tus.DetailedError): string {
  const answer = 'originalResponse' in failure ? failure.originalResponse : null;
  if (!answer) return 'The connection broke off.';
  try {
    const { detail, title } = JSON.parse(answer.getBody()) as { detail?: string; title?: string };
    return detail ?? title ?? `The archive answered with ${String(answer.getStatus())}.`;
  } catch {
    return `The archive answered with ${String(answer.getStatus())}.`;
  }
}
