// The API as a second person uses it beside the browser, and to prepare what a test needs.
import type { Kedang } from './kedang';

export interface Answer<T> {
  status: number;
  body: T;
}

interface SessionAnswer {
  csrf: string;
  person: { id: string; must_change_password: boolean };
  company: { preset: string | null };
}

let submits = 0;

export class Client {
  private cookie = '';
  private csrf = '';
  personId = '';
  login = '';
  password = '';

  constructor(readonly url: string) {}

  static async administrator(kedang: Kedang, password: string): Promise<Client> {
    const client = new Client(kedang.url);
    if (!(await client.logIn(kedang.login, password))) {
      await client.mustLogIn(kedang.login, kedang.oneTimePassword);
      await client.must('POST', '/session/password', {
        current: kedang.oneTimePassword,
        new: password,
      });
      await client.mustLogIn(kedang.login, password);
    }
    const session = await client.must<SessionAnswer>('GET', '/session');
    if (!session.company.preset)
      await client.must('POST', '/setup', {
        preset: 'A',
        company_name: '苏州启衡精密机械有限公司',
      });
    return client;
  }

  /** Adds a person who has already changed the one-time password. Returns their client. */
  async addPerson(login: string, name: string, role: string, password: string): Promise<Client> {
    const departments = await this.must<{ items: { id: string; name: string }[] }>(
      'GET',
      '/departments',
    );
    let department = departments.items.find((item) => item.name === '销售一部')?.id;
    department ??= (await this.must<{ id: string }>('POST', '/departments', { name: '销售一部' }))
      .id;
    const made = await this.must<{ one_time_password: string }>('POST', '/people', {
      login,
      name,
      department_id: department,
      roles: [role],
    });
    const person = new Client(this.url);
    await person.mustLogIn(login, made.one_time_password);
    await person.must('POST', '/session/password', {
      current: made.one_time_password,
      new: password,
    });
    await person.mustLogIn(login, password);
    return person;
  }

  async logIn(login: string, password: string): Promise<boolean> {
    const answer = await this.call<SessionAnswer>('POST', '/session', { login, password });
    if (answer.status !== 200) return false;
    this.login = login;
    this.password = password;
    this.csrf = answer.body.csrf;
    this.personId = answer.body.person.id;
    return true;
  }

  private async mustLogIn(login: string, password: string): Promise<void> {
    if (!(await this.logIn(login, password))) throw new Error(`${login} could not log in`);
  }

  async call<T>(
    method: string,
    path: string,
    body?: unknown,
    version?: string,
  ): Promise<Answer<T>> {
    const headers: Record<string, string> = { Cookie: this.cookie, Origin: this.url };
    if (method !== 'GET') headers['X-CSRF-Token'] = this.csrf;
    if (method === 'POST') headers['Idempotency-Key'] = `e2e-${process.pid}-${++submits}`;
    if (version) headers['If-Match'] = `"${version}"`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie) this.cookie = cookie;
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : undefined) as T };
  }

  async must<T>(method: string, path: string, body?: unknown, version?: string): Promise<T> {
    const answer = await this.call<T>(method, path, body, version);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}
