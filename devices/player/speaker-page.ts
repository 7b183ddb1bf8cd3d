import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PreparedItem } from '@nguon/content-model/manifest';
import { Refusal } from '@nguon/content-model/refusal';

/** What the page says of its speaker, and what it can ask of it. */
export interface SpeakerAtHand {
  readonly name: string;
  /** What it holds, in order. */
  readonly announcements: readonly PreparedItem[];
  /** The announcement that is being played. */
  readonly playing: string | null;
  /** Plays an announcement. @returns why not; empty when it does */
  play(announcement: string): string;
}

/** Longest form that is read, bytes: a token and an id. */
const LONGEST_FORM = 512;

/** How often the page looks again while something is played, s. */
const LOOK_AGAIN_SECONDS = 3;

const STYLE = `
  :root { color-scheme: light dark; font: 1.15rem/1.5 sans-serif }
  body { max-width: 40rem; margin: 0 auto; padding: 1rem }
  h1 { font-size: 1.5rem; line-height: 1.25 }
  ul { padding: 0; list-style: none }
  li { margin: 0 0 .75rem; border: 2px solid; border-radius: .5rem }
  summary { padding: .75rem 1rem; font-weight: bold; cursor: pointer }
  form { margin: 0; padding: 0 1rem 1rem }
  button { min-height: 3rem; padding: .5rem 1.25rem; border: 0; border-radius: .5rem; font: inherit; font-weight: bold;
      background: #b3121d; color: #fff; cursor: pointer }
  :focus-visible { outline: 3px solid; outline-offset: 3px }
  [role=status] { padding: .75rem 1rem; border-left: .4rem solid #b3121d }
  small { font-size: .9rem }
`;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** One announcement: opened first and pressed then, so that no slip of the hand sounds over a village. */
function entry({ announcement, title, seconds }: PreparedItem, token: string): string {
  return `<li><details><summary>${escaped(title)}</summary>
<form method="post" action="/play">
<input type="hidden" name="token" value="${token}"><input type="hidden" name="announcement" value="${announcement}">
<p>Phát ngay ra loa, một lần, dài ${Math.round(seconds)} giây, ở âm lượng khẩn cấp.</p>
<button>Phát ngay · Play now</button></form></details></li>`;
}

/** What came of the last press, said once. */
interface Outcome {
  readonly said: string;
  /** Does it begin to play? Then the page looks again. */
  readonly isBegun: boolean;
}

function pageOf(
  { name, announcements, playing }: SpeakerAtHand,
  token: string,
  { said, isBegun }: Outcome,
): string {
  const title = announcements.find(({ announcement }) => announcement === playing)?.title;
  const status = title === undefined ? said : `Đang phát: ${title}`;
  const none = '<p>Cụm loa chưa giữ thông báo nào. · This speaker holds no announcement.</p>';
  const list = announcements.map((item) => entry(item, token)).join('\n');
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${title === undefined && !isBegun ? '' : `<meta http-equiv="refresh" content="${LOOK_AGAIN_SECONDS}; url=/">`}
<title>Thông báo soạn sẵn · ${escaped(name)}</title>
<style>${STYLE}</style>
<main>
<h1>Thông báo soạn sẵn <small lang="en">Prepared announcements</small></h1>
<p>${escaped(name)}. Phát được cả khi mất mạng. Mỗi lần phát đều được ghi vào nhật ký.</p>
<p role="status"${status === '' ? ' hidden' : ''}>${escaped(status)}</p>
${announcements.length === 0 ? none : `<ul>\n${list}\n</ul>`}
</main>
</html>
`;
}

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
};

/** The fields of a form; `null` for one that is longer than ours. */
async function formIn(request: IncomingMessage): Promise<URLSearchParams | null> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > LONGEST_FORM) return null;
  }
  return new URLSearchParams(text);
}

function isSame(token: string, given: string): boolean {
  const [ours, theirs] = [Buffer.from(token), Buffer.from(given)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/**
 * Does a request come from this page itself? A page of another site in the same browser can send one here too, or take
 * our port under a name of its own: its origin or its host give it away (S55).
 */
function isOurs({ headers }: IncomingMessage, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const isHere = hosts.includes(headers.host ?? '');
  return isHere && (headers.origin === undefined || headers.origin === `http://${headers.host}`);
}

/** The page of a speaker on its own machine. */
export interface SpeakerPage {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Opens the page on this machine only: what is held, with a button each. It needs no server and no program in the browser.
 *
 * @param port 0 takes any free port
 * @throws {Refusal} `port-taken`
 */
export async function openSpeakerPage(port: number, atHand: () => SpeakerAtHand): Promise<SpeakerPage> {
  const token = randomBytes(32).toString('base64url');
  let outcome: Outcome = { said: '', isBegun: false };
  const portOpen = () => (server.address() as AddressInfo).port;
  const press = async (request: IncomingMessage, response: ServerResponse) => {
    const form = await formIn(request);
    if (form === null || !isSame(token, form.get('token') ?? '')) return response.writeHead(403).end();
    const reason = atHand().play(form.get('announcement') ?? '');
    const isBegun = reason === '';
    outcome = { said: isBegun ? 'Loa bắt đầu phát.' : `Chưa phát được: ${reason}.`, isBegun };
    return response.writeHead(303, { Location: '/' }).end();
  };
  const server = createServer((request, response) => {
    const { method, url = '/' } = request;
    if (!isOurs(request, portOpen())) response.writeHead(403).end();
    else if (method === 'POST' && url === '/play') press(request, response).catch(() => response.destroy());
    else if (method !== 'GET' || url !== '/') response.writeHead(404).end();
    else {
      response.writeHead(200, HEADERS).end(pageOf(atHand(), token, outcome));
      outcome = { said: '', isBegun: false };
    }
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (cause) {
    const found = `port ${port} cannot be opened`;
    throw new Refusal('port-taken', '--port', found, 'Choose another port', { cause });
  }
  return {
    url: `http://127.0.0.1:${portOpen()}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
