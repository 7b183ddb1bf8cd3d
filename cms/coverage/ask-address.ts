import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { AddressAnswer, AnswerFault } from '@nguon/content-model/site-check';

/** How much patience a visitor has. */
export interface Patience {
  /** For one address with its redirects, ms. */
  readonly addressMs: number;
  /** For all of a site, ms. */
  readonly siteMs: number;
  /** Largest answer that is read, bytes. */
  readonly bytes: number;
}

/** A page is read for its first kilobytes, but a feed of thousands of items is several megabytes. */
export const PATIENCE: Patience = { addressMs: 10_000, siteMs: 60_000, bytes: 8 * 1024 * 1024 };

const LONGEST_CHAIN = 3;
const redirects = new Set([301, 302, 303, 307, 308]);

/** What an address said, with its text where it said 200. */
export interface Answered extends AddressAnswer {
  readonly text: string;
}

/** Names below `.localhost` are this machine, whatever its resolver says. Source: RFC 6761, section 6.3. */
const onThisMachine: LookupFunction = (_name, { all }, answer) =>
  all ? answer(null, [{ address: '127.0.0.1', family: 4 }]) : answer(null, '127.0.0.1', 4);

const certificateCodes =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH)/;

/** Names what went wrong on the network. */
function faultOf(error: unknown): AnswerFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isLate = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
  if (isLate || code === 'ETIMEDOUT' || code === 'ABORT_ERR') return 'timeout';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unresolved';
  if (certificateCodes.test(code)) return 'certificate';
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/.test(code)) return 'refused';
  return 'broken';
}

interface OneAnswer {
  readonly status: number;
  readonly location: string | null;
  /** `null` where it was larger than wanted. */
  readonly text: string | null;
}

async function textOf(response: IncomingMessage, limit: number): Promise<string | null> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of response) {
    bytes += piece.length;
    if (bytes > limit) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** One request, without its redirects. Nothing that a server sends is decompressed, so that a little cannot be a lot. */
function get(url: URL, limit: number, signal: AbortSignal): Promise<OneAnswer> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        agent: false,
        signal,
        rejectUnauthorized: true,
        headers: {
          accept: '*/*',
          'accept-encoding': 'identity',
          'user-agent': 'Mozilla/5.0 (Nguon; coverage)',
        },
        ...(url.hostname.endsWith('.localhost') && { lookup: onThisMachine }),
      },
      (response) => {
        const { statusCode: status = 0, headers } = response;
        const location = redirects.has(status) ? (headers.location ?? null) : null;
        const leave = (text: string | null) => {
          response.destroy();
          resolve({ status, location, text });
        };
        if (status !== 200) leave('');
        else textOf(response, limit).then(leave, reject);
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

/** Where an answer leads, when it stays on the site; `null` when it leads elsewhere (Q12). */
function nextOf(location: string, from: URL): URL | null {
  const next = URL.parse(location, from.href);
  return next?.host === from.host && next.protocol === from.protocol ? next : null;
}

/**
 * Asks an address as any stranger would, following redirects within its host alone (Q10 to Q13). Never throws: an
 * address that cannot be had is an answer too.
 *
 * @param signal ends the asking, as for a site that took all its time
 */
export async function askAddress(
  address: string,
  { addressMs, bytes }: Pick<Patience, 'addressMs' | 'bytes'>,
  signal: AbortSignal,
): Promise<Answered> {
  const late = AbortSignal.any([signal, AbortSignal.timeout(addressMs)]);
  const answered = (status: number | null, fault: AnswerFault | null, text = ''): Answered => ({
    address,
    status,
    fault,
    text,
  });
  let url = new URL(address);
  let last: number | null = null;
  try {
    for (let asked = 0; asked <= LONGEST_CHAIN; asked += 1) {
      const { status, location, text } = await get(url, bytes, late);
      last = status;
      if (text === null) return answered(status, 'too-large');
      if (location === null) return answered(status, null, text);
      const next = nextOf(location, url);
      if (next === null) return answered(status, 'elsewhere');
      url = next;
    }
    return answered(last, 'broken');
  } catch (error) {
    return answered(last, faultOf(error));
  }
}
