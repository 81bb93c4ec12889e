import { beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem, api, query, setCsrf, whenLoggedOut } from './client';

const fetched = vi.fn<typeof fetch>();

function answer(status: number, body: unknown): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), { status });
}

function sentHeaders(call: number): Record<string, string> {
  return fetched.mock.calls[call]?.[1]?.headers as Record<string, string>;
}

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});

it('sends the CSRF token with everything that changes something, and with nothing else', async () => {
  setCsrf('token-1');
  fetched.mockImplementation(async () => answer(200, {}));
  await api.get('/customers');
  await api.patch('/customers/1', { values: {} }, '3');
  expect(sentHeaders(0)['X-CSRF-Token']).toBeUndefined();
  expect(sentHeaders(1)['X-CSRF-Token']).toBe('token-1');
  expect(sentHeaders(1)['If-Match']).toBe('"3"');
});

it('repeats a submit whose answer got lost under the same key, a new one under another', async () => {
  fetched.mockRejectedValueOnce(new TypeError('network'));
  fetched.mockImplementation(async () => answer(201, { record: {} }));
  await expect(api.post('/customers', { values: { name: 'a' } })).rejects.toThrow();
  await api.post('/customers', { values: { name: 'a' } });
  await api.post('/customers', { values: { name: 'a' } });
  const [lost, repeated, fresh] = [0, 1, 2].map((call) => sentHeaders(call)['Idempotency-Key']);
  expect(repeated).toBe(lost);
  expect(fresh).not.toBe(lost);
});

it('keeps what the server says of a refusal', async () => {
  const problem = { code: 'invalid', title: '有 1 处需要修改', fields: [] };
  fetched.mockResolvedValueOnce(answer(422, problem));
  const refusal = await api.post('/customers', {}).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(ApiProblem);
  expect((refusal as ApiProblem).problem).toEqual(problem);
});

it('says a proxy page of 502 in words', async () => {
  fetched.mockResolvedValueOnce(new Response('<html>Bad gateway</html>', { status: 502 }));
  await expect(api.get('/customers')).rejects.toThrow('服务暂时不可用');
});

it('tells when the session has ended', async () => {
  const loggedOut = vi.fn();
  whenLoggedOut(loggedOut);
  fetched.mockResolvedValueOnce(answer(401, { code: 'not_logged_in', title: '请先登录' }));
  await expect(api.get('/customers')).rejects.toThrow('请先登录');
  expect(loggedOut).toHaveBeenCalledOnce();
});

it('leaves empty parameters out of the query', () => {
  expect(query({ q: '', limit: 50, after: undefined, sort: '-name' })).toBe('?limit=50&sort=-name');
});
