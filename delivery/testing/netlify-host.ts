import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What Netlify answers: a file, or another address. */
export type NetlifyAnswer =
  | { readonly status: number; readonly file: string }
  | { readonly status: number; readonly location: string };

/** The file at a path as Netlify finds it: itself, or the index of its folder. */
function fileAt(folder: string, path: string): string | null {
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  return existsSync(file) && statSync(file).isFile() ? file : null;
}

/**
 * Answers a request from a folder as Netlify does: the first rule whose host and path fit, whatever slash ends the path; a rule without a host fits all, one without `!` leaves
 * files of the asked address alone. Source: Netlify docs, redirects, shadowing.
 */
export function answerLikeNetlify(folder: string, host: string, path: string): NetlifyAnswer {
  const own = fileAt(folder, path);
  for (const rule of readFileSync(join(folder, '_redirects'), 'utf8').trim().split('\n')) {
    const [from = '', to = '', status = ''] = rule.split(' ');
    if (from === path.replace(/\/$/, '')) return { status: Number.parseInt(status, 10), location: to };
    if (from.startsWith('/')) continue;
    if (new URL(from).host !== host || !from.endsWith('/*')) continue;
    const isForced = status.endsWith('!');
    if (own !== null && !isForced) return { status: 200, file: own };
    const target = to.replace(':splat', path.slice(1));
    if (target.startsWith('https://')) return { status: Number.parseInt(status, 10), location: target };
    const file = fileAt(folder, target);
    return file === null ? { status: 404, file: join(folder, '404.html') } : { status: 200, file };
  }
  return own === null ? { status: 404, file: join(folder, '404.html') } : { status: 200, file: own };
}
