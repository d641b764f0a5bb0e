import * as tus from 'tus-js-client';
import { ask, isProblem, PAGE_HEADERS, type Problem, ProblemError, remove, retryAfter, UnreachableError } from '../../api/http';
import type { DraftFile, Page } from '../../api/types';
import { sha256Of } from './hash';
import type { Moved } from './silence';
import { tar, type TarEntry } from './tar';

const LIST_PAGE = 1_000;
const CHUNK_BYTES = 64 << 20;

export interface BatchLine {
  path: string;
  error?: { code: string; message: string };
}

/** What a transfer asks of the archive, and of this browser. */
export interface Requests {
  /** What the draft has already, by path. */
  storedFiles(signal: AbortSignal): Promise<Map<string, DraftFile>>;
  /** Many small files in one request; a line an entry, in order. */
  sendBatch(entries: TarEntry[], signal: AbortSignal, moved: Moved): Promise<BatchLine[]>;
  /** One file, from where an earlier visit ended; tells how much of it was sent. */
  sendFile(entry: TarEntry, signal: AbortSignal, progress: (sent: number) => void): Promise<void>;
  /** Also when it is gone already. */
  remove(path: string): Promise<void>;
  digest(file: File): Promise<string>;
}

export function requestsOf(draft: string): Requests {
  return {
    storedFiles: (signal) => storedFiles(draft, signal),
    sendBatch: (entries, signal, moved) => sendBatch(draft, entries, signal, moved),
    sendFile: (entry, signal, progress) => sendFile(draft, entry, signal, progress),
    remove: (path) => removeFile(draft, path),
    digest: sha256Of,
  };
}

export async function removeFile(draft: string, path: string): Promise<void> {
  try {
    await remove(`/api/v1/drafts/${draft}/files?path=${encodeURIComponent(path)}`);
  } catch (failure) {
    if (!isProblem(failure, 404)) throw failure;
  }
}

async function storedFiles(draft: string, signal: AbortSignal): Promise<Map<string, DraftFile>> {
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

async function sendBatch(
  draft: string,
  entries: TarEntry[],
  signal: AbortSignal,
  moved: Moved,
): Promise<BatchLine[]> {
  const headers = {
    ...PAGE_HEADERS,
    'Content-Type': 'application/x-tar',
    Accept: 'application/x-ndjson, application/problem+json',
  };
  const text = await post(`/api/v1/drafts/${draft}/files/batch`, headers, tar(entries), signal, moved);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  // An answer that broke off says nothing of the rest.
  if (lines.length < entries.length) throw new UnreachableError();
  return lines.map((line) => JSON.parse(line) as BatchLine);
}

/** As fetch does it, which cannot tell how much of a body is sent. */
function post(
  path: string,
  headers: Record<string, string>,
  body: Blob,
  signal: AbortSignal,
  moved: Moved,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = ({ loaded, total }) => moved(loaded === total);
    request.onerror = () => reject(new UnreachableError());
    request.onabort = () => reject(new DOMException('ended', 'AbortError'));
    request.onload = () => {
      const { status, responseText } = request;
      if (status >= 200 && status < 300) resolve(responseText);
      else reject(problemIn(status, responseText, request.getResponseHeader('Retry-After')));
    };
    signal.addEventListener('abort', () => request.abort());
    if (signal.aborted) reject(new DOMException('ended', 'AbortError'));
    else request.send(body);
  });
}

/**
 * One file by tus. What an earlier visit has sent of the same file is not sent again: the place of
 * an unfinished upload is kept in this browser under draft, path and digest.
 */
async function sendFile(
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
      // Trying again is the matter of the whole transfer.
      retryDelays: null,
      removeFingerprintOnSuccess: true,
      fingerprint: () => Promise.resolve(`lumenark ${draft} ${sha256} ${path}`),
      onProgress: progress,
      onSuccess: () => resolve(),
      onError: (failure) => reject(failureOf(failure)),
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

function failureOf(failure: Error | tus.DetailedError): Error {
  const answer = 'originalResponse' in failure ? failure.originalResponse : null;
  if (!answer) return new UnreachableError();
  return problemIn(answer.getStatus(), answer.getBody(), answer.getHeader('Retry-After'));
}

function problemIn(status: number, body: string, after: string | null | undefined): ProblemError {
  const fallback = {
    status,
    code: 'unknown',
    title: `The archive answered with ${String(status)}.`,
    ...retryAfter(after),
  };
  try {
    return new ProblemError({ ...fallback, ...(JSON.parse(body) as Partial<Problem>) });
  } catch {
    return new ProblemError(fallback);
  }
}
