import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Refusal } from '@nguon/content-model/refusal';
import type { Settings } from './settings.ts';

/** Shortest password of an administrator, characters. */
const SHORTEST_PASSWORD = 12;

/** Reads a line without showing it. */
async function askHidden(question: string): Promise<string> {
  process.stdout.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const answer = await lines.question('');
  lines.close();
  process.stdout.write('\n');
  return answer;
}

async function askShown(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question(question);
  lines.close();
  return answer.trim();
}

/**
 * The first administrator of an installation without demonstration: from the settings, else from the terminal.
 * @throws {Refusal} `setting-invalid` where there is neither
 */
export async function askAdministrator(settings: Settings): Promise<Readonly<Record<string, string>>> {
  const { NGUON_ADMIN_EMAIL: email, NGUON_ADMIN_PASSWORD: password } = settings;
  if (email !== undefined && password !== undefined) return { email, password, name: 'Quản trị hệ thống' };
  if (!process.stdin.isTTY) {
    throw new Refusal(
      'setting-invalid',
      'NGUON_ADMIN_EMAIL and NGUON_ADMIN_PASSWORD',
      'there is no administrator yet, and no terminal to ask on',
      `Set both (the password has at least ${SHORTEST_PASSWORD} characters) and start again`,
    );
  }
  console.log(
    '\nChưa có quản trị viên. Tạo tài khoản đầu tiên. · There is no administrator yet. Create the first.',
  );
  for (;;) {
    const name = await askShown('  Họ tên · Name: ');
    const given = await askShown('  Thư điện tử · E-mail: ');
    const secret = await askHidden('  Mật khẩu (từ 12 ký tự) · Password (12 characters or more): ');
    const isEmail = /^[^\s@]+@[^\s@]+$/.test(given);
    if (name !== '' && isEmail && secret.length >= SHORTEST_PASSWORD)
      return { name, email: given, password: secret };
    console.log('  Chưa đúng, mời nhập lại. · Not complete, please try again.');
  }
}
