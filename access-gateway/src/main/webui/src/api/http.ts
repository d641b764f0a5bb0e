/** What the archive says when it cannot do something (RFC 9457). */
export interface Finding {
  severity: 'error' | 'warning';
  code: string;
  message: string;
  remedy?: string;
  pointer?: string;
  /** Of a table of text, as a spreadsheet counts. */
  row?: number;
  position?: number;
}

export interface Problem {
  status: number;
  code: string;
  title: string;
  detail?: string;
  errors?: Finding[];
  /** How long the archive asks to be left alone. */
  retryAfterSeconds?: number;
}

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

/** No answer at all: no network, or the gateway is gone. */
export class UnreachableError extends Error {
  constructor() {
    super('The archive cannot be reached.');
  }
}

/** Every write of these pages carries it; the gateway refuses writes with a cookie that lack it. */
export const PAGE_HEADERS = { 'X-Lumenark-Page': '1' } as const;

export interface Answer<T> {
  body: T;
  etag: string | null;
}

export async function problemOf(response: Response): Promise<Problem> {
  const fallback = {
    status: response.status,
    code: 'unknown',
    title: `The archive answered with ${String(response.status)}.`,
  };
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>), ...retryAfter(response.headers.get('Retry-After')) };
  } catch {
    return { ...fallback, ...retryAfter(response.headers.get('Retry-After')) };
  }
}

/** Of the header: seconds; a date is not used by the archive. */
export function retryAfter(header: string | null | undefined): Pick<Problem, 'retryAfterSeconds'> {
  return /^\d{1,5}$/.test(header ?? '') ? { retryAfterSeconds: Number(header) } : {};
}

export async function send(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...init,
      credentials: 'same-origin',
      headers: { Accept: 'application/json', ...PAGE_HEADERS, ...init.headers },
    });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw new UnreachableError();
  }
  if (!response.ok) throw new ProblemError(await problemOf(response));
  return response;
}

/** Whether the archive has decided so: never an outage. */
export function isProblem(failure: unknown, status: number): boolean {
  return failure instanceof ProblemError && failure.problem.status === status;
}

export async function ask<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
  const response = await send(path, signal ? { signal } : {});
  return { body: (await response.json()) as T, etag: response.headers.get('ETag') };
}

export async function tell<T>(
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  const response = await send(path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { body: (await response.json()) as T, etag: response.headers.get('ETag') };
}

export async function remove(path: string): Promise<void> {
  await send(path, { method: 'DELETE' });
}
