import { Refusal } from '@nguon/content-model/refusal';
import type { Database } from './database.ts';
import { join, type KioskIdentity } from './kiosk-identity.ts';
import { partOf } from './page-part.ts';

const wrongCode =
  'Mã không đúng, đã dùng hoặc hết hạn. Hãy xin mã mới; sau mười lần sai phải chờ mười phút. ' +
  '(Wrong, used or expired code. Ask for a new one; after ten wrong codes wait ten minutes.)';
const noServer =
  'Không gặp được máy chủ. Hãy kiểm tra mạng rồi thử lại. (The server does not answer. Check the network.)';
const noRoom = 'Bộ nhớ của trình duyệt đã đầy. (The browser’s storage is full.)';
const wrongKind = 'Mã này là của loa, không phải của bảng tin. (This code is a speaker’s, not a board’s.)';

/** Asks for the one-time code until the screen has joined. */
export function askToJoin(database: Database): Promise<KioskIdentity> {
  const [form, code, answer] = [
    partOf('join', HTMLFormElement),
    partOf('code', HTMLInputElement),
    partOf('answer', HTMLElement),
  ];
  form.hidden = false;
  code.focus();
  return new Promise((resolve) => {
    let isAsking = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (isAsking) return;
      isAsking = true;
      answer.textContent = 'Đang hỏi máy chủ… (Asking the server…)';
      void join(database, code.value.trim())
        .then((identity) => {
          if (identity === null) {
            answer.textContent = wrongKind;
            return;
          }
          form.hidden = true;
          resolve(identity);
        })
        .catch((error: unknown) => {
          answer.textContent = wordsFor(error);
          code.select();
        })
        .finally(() => {
          isAsking = false;
        });
    });
  });
}

function wordsFor(error: unknown): string {
  if (!(error instanceof Refusal)) return noServer;
  return error.code === 'storage-full' ? noRoom : wrongCode;
}
