import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '@nguon/content-model/refusal';
import type { PageState } from './page-state.ts';
import type { FolderPanel } from './panel.ts';

const PAGE = `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<title>Bảng tin</title>
<style>
  html, body { margin: 0; height: 100%; background: #000; overflow: hidden; cursor: none }
  img { position: fixed; inset: 0; width: 100%; height: 100%; object-fit: contain }
  div { position: fixed; inset: 0 auto 0 0; background: 0 0 / auto 100% repeat-x; image-rendering: pixelated }
  p { position: fixed; inset: auto 0 0; margin: 0; padding: .5em; background: #fff; color: #000;
      font: bold 4vh/1.5 sans-serif; text-align: center }
  small { position: fixed; inset: auto 1vh 1vh auto; padding: .1em .5em; border-radius: .2em;
      background: #000b; color: #fff; font: 2.2vh/1.5 sans-serif }
  [hidden] { display: none }
</style>
<img alt="" hidden>
<div role="img" hidden></div>
<p hidden></p>
<small hidden></small>
<script>
  const [image, strip, notice, mark] = ['img', 'div', 'p', 'small'].map((name) => document.querySelector(name));
  let shown = null, failures = 0, passage;
  // A strip begins again where it ended: twice its length passes without a seam. A sign that moves asks nobody whether it may.
  function pass(picture, seconds, title) {
    const length = picture.naturalWidth / picture.naturalHeight * 100;
    strip.style.width = 'calc(' + length + 'vh + 100vw)';
    strip.style.backgroundImage = 'url(' + picture.src + ')';
    strip.ariaLabel = title;
    passage?.cancel();
    passage = strip.animate({ transform: ['none', 'translateX(-' + length + 'vh)'] },
      { duration: seconds * 1000, iterations: Infinity });
  }
  async function look() {
    try {
      const state = await (await fetch('/state.json', { signal: AbortSignal.timeout(500) })).json();
      failures = 0;
      notice.textContent = state.notice;
      notice.hidden = state.notice === '';
      mark.textContent = state.mark;
      mark.hidden = state.mark === '';
      image.style.filter = strip.style.filter = 'brightness(' + state.brightness + '%)';
      const isStrip = state.passageSeconds !== null;
      if (state.file !== null && state.file !== shown) {
        const next = new Image();
        next.src = '/current?' + state.file;
        await next.decode();
        if (isStrip) pass(next, state.passageSeconds, state.title);
        else {
          image.src = next.src;
          image.alt = state.title;
        }
      }
      image.hidden = state.file === null || isStrip;
      strip.hidden = state.file === null || !isStrip;
      shown = state.file;
    } catch {
      failures += 1;
      if (failures >= 2) { image.hidden = strip.hidden = mark.hidden = true; shown = null; }
    }
    setTimeout(look, 250);
  }
  look();
</script>
</html>
`;

/** The page of a board on its own machine, for a browser in full screen. Without the player it goes dark within a second. */
export interface BoardPage {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Opens the page on this machine only.
 * @param port 0 takes any free port
 * @throws {Refusal} `port-taken`
 */
export async function openBoardPage(
  port: number,
  panel: Pick<FolderPanel, 'picture'>,
  state: () => PageState,
): Promise<BoardPage> {
  const server = createServer(({ url = '/' }, response) => {
    const path = url.split('?')[0];
    const { picture } = panel;
    if (path === '/') answer(response, 'text/html; charset=utf-8', PAGE);
    else if (path === '/state.json') answer(response, 'application/json', JSON.stringify(state()));
    else if (path === '/current' && picture !== null) answer(response, picture.mime, picture.bytes);
    else response.writeHead(404).end();
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (cause) {
    const found = `port ${port} cannot be opened`;
    throw new Refusal('port-taken', '--port', found, 'Choose another port', { cause });
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
}
