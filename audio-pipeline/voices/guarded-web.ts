import { type LookupAddress, lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Refusal } from '@nguon/content-model/refusal';

/** Largest answer that is read, bytes: ten minutes of sound without compression. */
const LARGEST_ANSWER = 24 * 1024 * 1024;
const MOST_REDIRECTS = 3;

/** Addresses that are nobody's on the internet. Source: IANA special-purpose registries, RFC 6890 and its updates. */
const PRIVATE = new BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(address, bits, 'ipv4');
}
/** Of the sixth version only global unicast is asked, without what carries an address of the fourth inside. */
const GLOBAL_6 = new BlockList();
GLOBAL_6.addSubnet('2000::', 3, 'ipv6');
const CARRIERS_6 = new BlockList();
for (const [address, bits] of [
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const) {
  CARRIERS_6.addSubnet(address, bits, 'ipv6');
}

/** Is it an address on the internet, and not one inside this machine or its network? */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !PRIVATE.check(address, 'ipv4');
    case 6:
      return GLOBAL_6.check(address, 'ipv6') && !CARRIERS_6.check(address, 'ipv6');
    default:
      return false;
  }
}

export interface WebRequest {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Ends it, however far it has come. */
  readonly signal: AbortSignal;
}

export interface WebAnswer {
  readonly status: number;
  readonly mime: string;
  readonly bytes: Buffer;
}

/** What an engine said as JSON; `undefined` for anything else. */
export function jsonIn({ bytes }: Pick<WebAnswer, 'bytes'>): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Asks an engine's addresses, and no others (V32). */
export interface GuardedWeb {
  /** @throws {Refusal} `voice-unavailable` when the address may not be asked, or does not answer as an address should */
  ask(address: string, request: WebRequest): Promise<WebAnswer>;
}

function refused(where: string, found: string, options?: ErrorOptions): Refusal {
  const remedy = 'Check NGUON_VOICE_URL and NGUON_VOICE_HOSTS, or ask the maker of the voice';
  return new Refusal('voice-unavailable', `voice at ${where}`, found, remedy, options);
}

/** Looks a name up and gives only public addresses, so that a name cannot lead inside after it was checked. */
const lookupPublic: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    const given: readonly LookupAddress[] = Array.isArray(found) ? found : [];
    const [first, ...rest] = given.filter(({ address }) => isPublicAddress(address));
    if (error !== null || first === undefined)
      return callback(error ?? new Error(`${host} leads inside`), '', 4);
    if (options.all === true) callback(null, [first, ...rest]);
    else callback(null, first.address, first.family);
  });
};

interface Once {
  readonly status: number;
  readonly mime: string;
  readonly location: string | undefined;
  readonly bytes: Buffer;
}

function askOnce(url: URL, isTrusted: boolean, request: WebRequest): Promise<Once> {
  const { method, headers = {}, body, signal } = request;
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const lookedUp = isTrusted ? {} : { lookup: lookupPublic };
    const asked = send(url, { method, headers, signal, agent: false, ...lookedUp }, (answer) => {
      const chunks: Buffer[] = [];
      let length = 0;
      answer.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > LARGEST_ANSWER) asked.destroy(new Error(`more than ${LARGEST_ANSWER} bytes`));
        else chunks.push(chunk);
      });
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          mime: answer.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '',
          location: answer.headers.location,
          bytes: Buffer.concat(chunks),
        }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/**
 * @param endpoint the engine's own address: its origin is the operator's word, wherever it is
 * @param hosts further hosts that it may lead to over https, `*.fpt.ai` for all below `fpt.ai`
 */
export function guardedWeb(endpoint: string, hosts: readonly string[]): GuardedWeb {
  const { origin } = new URL(endpoint);
  const isNamed = (host: string) =>
    hosts.some((named) => (named.startsWith('*.') ? host.endsWith(named.slice(1)) : host === named));
  const admitted = (address: string, from?: URL): URL => {
    const url = URL.canParse(address, from) ? new URL(address, from) : null;
    if (url === null) throw refused(endpoint, `“${address.slice(0, 100)}” is no address`);
    if (url.origin === origin) return url;
    const isInside = isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0;
    const isPlain = url.protocol !== 'https:' || url.port !== '' || url.username !== '';
    if (isPlain || isInside || !isNamed(url.hostname))
      throw refused(endpoint, `it leads to ${url.origin}, which is none of its hosts`);
    return url;
  };
  return {
    async ask(address, request) {
      let url = admitted(address);
      let next = request;
      for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
        const answer = await askOnce(url, url.origin === origin, next).catch((cause) => {
          const found = request.signal.aborted
            ? 'it did not answer in time'
            : `it does not answer (${cause})`;
          throw refused(url.origin, found, { cause });
        });
        if (answer.status < 300 || answer.status >= 400 || answer.location === undefined) return answer;
        const to = admitted(answer.location, url);
        // A key is not carried elsewhere, and what was sent is not sent again.
        const headers = to.origin === url.origin ? (request.headers ?? {}) : {};
        next = { method: 'GET', headers, signal: request.signal };
        url = to;
      }
      throw refused(url.origin, `it leads on more than ${MOST_REDIRECTS} times`);
    },
  };
}
