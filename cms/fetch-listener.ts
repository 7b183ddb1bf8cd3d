import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { TOO_LARGE } from './uploads/papers.ts';

/** The headers of a request as the Fetch standard has them, one value a time. */
function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '');
  }
  return headers;
}

/** The longest body a request may have, bytes, by its media type. */
export type LongestBody = (mediaType: string) => number;

/** A body as it arrives, up to `longest` bytes; never more of it in memory than is being read. */
function bodyOf(incoming: IncomingMessage, longest: number, tooLong: () => void): ReadableStream<Uint8Array> {
  const pieces = incoming[Symbol.asyncIterator]();
  let bytes = 0;
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await pieces.next();
      if (done) return controller.close();
      bytes += value.length;
      if (bytes <= longest) return controller.enqueue(value);
      tooLong();
      controller.error(new RangeError(`the body has more than ${longest} bytes`));
    },
    cancel: () => void incoming.destroy(),
  });
}

/** A request of Node as a request of the Fetch standard. */
function fetchRequest(
  incoming: IncomingMessage,
  signal: AbortSignal,
  longest: number,
  tooLong: () => void,
): Request {
  const { method = 'GET', url = '/', headers } = incoming;
  const address = new URL(url, `http://${headers.host ?? 'localhost'}`);
  const asked = { method, headers: headersOf(incoming), signal };
  if (method === 'GET' || method === 'HEAD') return new Request(address, asked);
  const streamed = { ...asked, body: bodyOf(incoming, longest, tooLong), duplex: 'half' };
  return new Request(address, streamed);
}

/** Writes a response as it comes: server-sent events leave at once. */
async function write(answer: Response, response: ServerResponse, signal: AbortSignal): Promise<void> {
  for (const [name, value] of answer.headers) {
    if (name !== 'set-cookie') response.setHeader(name, value);
  }
  response.setHeader('set-cookie', answer.headers.getSetCookie());
  response.writeHead(answer.status);
  const reader = answer.body?.getReader();
  response.once('close', () => void reader?.cancel());
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    if (!response.write(piece.value) && !response.destroyed) await once(response, 'drain', { signal });
  }
  response.end();
}

/**
 * Puts a function of the Fetch standard behind Node's server. Bodies stream both ways, and a client that leaves ends
 * the work done for it (F6). A longer body is answered with 413 and read no further (F10).
 */
export function fetchListener(
  answerTo: (request: Request) => Promise<Response>,
  longestBody: LongestBody = () => Number.POSITIVE_INFINITY,
): RequestListener {
  return async (incoming, response) => {
    const left = new AbortController();
    response.once('close', () => left.abort());
    const longest = longestBody(incoming.headers['content-type'] ?? '');
    let isTooLong = Number(incoming.headers['content-length'] ?? 0) > longest;
    const tooLong = () => {
      isTooLong = true;
    };
    const refuse = () => {
      if (response.headersSent) return response.end();
      response.writeHead(413, { connection: 'close', 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify({ errors: [{ message: TOO_LARGE }] }));
    };
    if (isTooLong) return refuse();
    try {
      const answer = await answerTo(fetchRequest(incoming, left.signal, longest, tooLong));
      if (isTooLong) return refuse();
      await write(answer, response, left.signal);
    } catch (error) {
      if (left.signal.aborted) return;
      if (isTooLong) return refuse();
      if (!response.headersSent) response.writeHead(error instanceof TypeError ? 400 : 500);
      response.end();
    }
  };
}
