// The company register that a newcomer brings in: the real one where it is at hand, else a made one
// of the same columns. Read here independently of the server, so that counts can be compared.
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const shared = process.env.KEDANG_SHARED_DATA ?? join(__dirname, '../../../../shared/data');
const packed = join(shared, 'companies/registry_50k.csv.zst');

const provinces = ['江苏', '浙江', '广东', '山东'];
const cities = ['苏州', '杭州', '东莞', '青岛'];

/** A credit code whose check digit holds (GB 32100-2015). */
function creditCode(serial: number): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const body = `91320500MA${String(serial).padStart(7, '0')}`;
  let sum = 0;
  let weight = 1;
  for (const sign of body) {
    sum += alphabet.indexOf(sign) * weight;
    weight = (weight * 3) % 31;
  }
  return body + alphabet[(31 - (sum % 31)) % 31];
}

function made(): string {
  const lines = ['name,uscc,registered,type,capital,scope,province,city,address'];
  for (let i = 0; i < 2000; i++) {
    const capital = i % 9 === 0 ? 'N/A' : `"${((i % 40) + 1) * 25}(万元人民币)"`;
    const code = i % 50 === 0 ? '9.13E+17' : creditCode(i);
    lines.push(
      [
        `${cities[i % 4]}第${i}精密零件有限公司`,
        code,
        `20${String((i % 20) + 1).padStart(2, '0')}-06-15`,
        '有限责任公司',
        capital,
        '精密零件加工',
        provinces[i % 4],
        cities[i % 4],
        `工业园区${i}号`,
      ].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
}

export function writeRegistry(path: string): string {
  const text = existsSync(packed)
    ? execFileSync('zstd', ['-dc', packed], { encoding: 'utf8', maxBuffer: 1 << 28 })
    : made();
  writeFileSync(path, text);
  return text;
}

export function parseCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') {
        cell += '"';
        at++;
      } else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      row.push(cell);
      cell = '';
    } else if (sign === '\n') {
      row.push(cell.replace(/\r$/, ''));
      rows.push(row);
      row = [];
      cell = '';
    } else cell += sign;
  }
  if (cell || row.length) rows.push([...row, cell]);
  const [header = [], ...rest] = rows;
  const names = header.map((name) => name.replace(/^\uFEFF/, ''));
  return rest.map((cells) =>
    Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])),
  );
}

/** In yuan; undefined where the cell states no amount of yuan. */
export function yuan(capital: string): number | undefined {
  const said = /^([\d,]+(?:\.\d+)?)\s*[((（]?\s*万(?:元)?(?:人民币|\(人民币\))?(?:元)?\s*[)）]?$/;
  const match = said.exec(capital.trim());
  if (!match?.[1]) return undefined;
  return Number(match[1].replaceAll(',', '')) * 10_000;
}
