// One installation of Kedang for a file of tests: made anew, started, ended, thrown away.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { Client } from './client';

const binary =
  process.env.KEDANG_BINARY ??
  process.env.KEDANG ??
  join(__dirname, '../../../build/release/cli/kedang');

export interface Kedang {
  url: string;
  login: string;
  oneTimePassword: string;
  /** Runs another command on the same installation; returns its exit code and output. */
  run: (...args: string[]) => { code: number; output: string };
}

/** What the administrator's password becomes at the first log-in. */
export const adminPassword = 'plum kite river 42';

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (server.exitCode !== null) throw new Error(`kedang ended with ${server.exitCode}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('kedang did not become ready');
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
}

function execute(args: string[]): { code: number; output: string } {
  try {
    return { code: 0, output: execFileSync(binary, args, { encoding: 'utf8' }) };
  } catch (failure) {
    const { status, stdout, stderr } = failure as {
      status: number;
      stdout: string;
      stderr: string;
    };
    return { code: status, output: `${stdout}${stderr}` };
  }
}

interface Installed {
  installation: string;
  /** What is set on the command line, as an operator would. */
  settings: Record<string, string>;
  kedang: Kedang;
}

export const test = base.extend<{ admin: Client }, Installed>({
  // Files name their own, so that each gets a worker and with it a server of its own.
  installation: ['', { option: true, scope: 'worker' }],
  settings: [{}, { option: true, scope: 'worker' }],

  kedang: [
    async ({ installation, settings }, use) => {
      const folder = mkdtempSync(join(tmpdir(), `kedang-${installation}-`));
      const where = ['--data', join(folder, 'data'), '--keys', join(folder, 'keys')];
      for (const name of ['data', 'keys']) mkdirSync(join(folder, name), { mode: 0o700 });
      const made = execFileSync(binary, ['init', ...where], { encoding: 'utf8' });
      const login = /login: (\S+)/.exec(made)?.[1];
      const oneTimePassword = /one-time password: (\S+)/.exec(made)?.[1];
      if (!login || !oneTimePassword) throw new Error(`init printed no password:\n${made}`);
      const port = await freePort();
      const set = Object.entries(settings).flatMap(([key, value]) => ['--set', `${key}=${value}`]);
      const server = spawn(binary, ['serve', ...where, ...set, '--port', String(port)], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const url = `http://127.0.0.1:${port}`;
      try {
        await untilReady(url, server);
        await use({ url, login, oneTimePassword, run: (...args) => execute([...args, ...where]) });
      } finally {
        await ended(server);
        rmSync(folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  baseURL: async ({ kedang }, use) => use(kedang.url),

  /** The administrator over the API, password changed and handbook A chosen. */
  admin: async ({ kedang }, use) => use(await Client.administrator(kedang, adminPassword)),
});

export { expect } from '@playwright/test';
