import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { siteSections } from '@nguon/content-model/site-section';

/** A server on loopback for as long as a test lasts. */
export async function serverFor(
  test: Pick<TestContext, 'after'>,
  answer: RequestListener,
): Promise<{ readonly port: number; origin(host?: string): string }> {
  const server = createServer(answer);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, origin: (host = 'xa-sin-ho.localhost') => `http://${host}:${port}` };
}

const sectionAddresses = new Set<string>(Object.values(siteSections).map(({ address }) => address));

export interface FakeSite {
  /** Sections whose page says that it is empty, by address. */
  readonly empty?: readonly string[];
  /** What is answered instead of the page, by address. */
  readonly instead?: Readonly<Record<string, (response: ServerResponse) => void>>;
  /** The host that pages call their own; the one asked for where left out. */
  readonly host?: string;
  /** When something was last published. */
  readonly published: string;
  /** The feed of another site from which that came. */
  readonly from?: string;
}

/** Answers like a site of ours, for whatever host is asked. */
export function fakeSite({ empty = [], instead = {}, host, published, from }: FakeSite): RequestListener {
  return (request, response) => {
    const path = request.url ?? '/';
    const own = instead[path];
    if (own !== undefined) return own(response);
    if (path === '/rss.xml') {
      const date = new Date(published).toUTCString();
      const source = from ? `<source url="${from}">Tỉnh Lai Châu</source>` : '';
      response.setHeader('content-type', 'application/xml');
      return void response.end(
        `<?xml version="1.0"?><rss version="2.0"><channel><title>Trang</title><item><title>Tin</title><pubDate>${date}</pubDate>${source}</item></channel></rss>`,
      );
    }
    if (!sectionAddresses.has(path)) return void response.writeHead(404).end('Không có trang này.');
    const canonical = `http://${host ?? request.headers.host}${path}`;
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><html lang="vi"><head><link rel="canonical" href="${canonical}"></head>` +
        `<body><main id="noi-dung"${empty.includes(path) ? ' data-empty' : ''}>Nội dung</main></body></html>`,
    );
  };
}
