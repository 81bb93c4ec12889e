// The one way to the server: CSRF token, idempotency keys, If-Match, problem+json.
import type { Problem } from './types';

export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.title);
  }
}

interface Call {
  body?: unknown;
  version?: string;
  signal?: AbortSignal;
}

let csrf = '';
let onLoggedOut: () => void = () => {};

export function setCsrf(token: string) {
  csrf = token;
}

export function whenLoggedOut(act: () => void) {
  onLoggedOut = act;
}

// A submit whose answer got lost is sent again under the same key, so nothing is stored twice.
const openSubmits = new Map<string, string>();

function submitKey(path: string, body: string): [string, string] {
  const submit = `${path} ${body}`;
  const key = openSubmits.get(submit) ?? randomKey();
  openSubmits.set(submit, key);
  return [submit, key];
}

/** crypto.randomUUID exists on secure origins only; a company's server may be plain http. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function readProblem(status: number, text: string): Promise<Problem> {
  try {
    const problem = JSON.parse(text) as Problem;
    if (problem.code && problem.title) return problem;
  } catch {
    // A proxy's own page is no problem+json: told by its status below.
  }
  const title =
    status === 502 || status === 503 || status === 504
      ? '服务暂时不可用,请稍后重试'
      : `服务器没有给出可读的回答(${status})`;
  return { code: `http_${status}`, title };
}

async function send<T>(method: string, path: string, call: Call = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET') headers['X-CSRF-Token'] = csrf;
  if (call.version !== undefined) headers['If-Match'] = `"${call.version}"`;
  let submit = '';
  if (method === 'POST') [submit, headers['Idempotency-Key']] = submitKey(path, body ?? '');
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      body,
      signal: call.signal,
      credentials: 'same-origin',
    });
  } catch (error) {
    if (call.signal?.aborted) throw error;
    throw new ApiProblem(0, { code: 'offline', title: '连不上服务器,请检查网络后重试' });
  }
  if (response.status < 500) openSubmits.delete(submit);
  if (response.ok) {
    if (response.status === 204) return undefined as T;
    return (await response.json()) as T;
  }
  const problem = await readProblem(response.status, await response.text());
  if (response.status === 401 && path !== '/session') onLoggedOut();
  throw new ApiProblem(response.status, problem);
}

export const api = {
  get: <T>(path: string, signal?: AbortSignal) => send<T>('GET', path, { signal }),
  post: <T>(path: string, body?: unknown, signal?: AbortSignal, version?: string) =>
    send<T>('POST', path, { body, signal, version }),
  patch: <T>(path: string, body: unknown, version?: string) =>
    send<T>('PATCH', path, { body, version }),
  delete: (path: string, version?: string) => send<void>('DELETE', path, { version }),
  csrf: () => csrf,
};

/** The query string of what is set: absent and empty values are left out. */
export function query(parameters: Record<string, string | number | undefined | null>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
