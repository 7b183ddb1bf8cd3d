import type { SearchFile } from '../../search-rows.ts';
import { FEW, find, findAny, MOST_SHOWN, PARTS, pieces, type ReadyRow, ready, takeIn } from './find.ts';
import { fold, words } from './fold.ts';

/**
 * Asks, looks and lists, on the search page alone; the site reads without it (G71 to G76, G100).
 * Its words stand in the page, so that it stays below 2 KB (G65).
 */

const [form, status, list, further, pattern] = document.querySelector('#tim-kiem')!.children as unknown as [
  HTMLFormElement,
  HTMLElement,
  HTMLElement,
  HTMLElement,
  HTMLTemplateElement,
];
const input = form.q as HTMLInputElement;
const [none, results, andMore, goingOn, failed] = status.dataset['said']!.split('|') as [
  none: string,
  results: string,
  andMore: string,
  goingOn: string,
  failed: string,
];

type Places = [link: HTMLAnchorElement, summary: Element, about: Element];

let loading: Promise<[SearchFile, ReadyRow[]]> | null;
let part: Promise<void> | null;
/** How many parts are taken in, and how many somebody asked for. */
let read = 0;
let asked = 0;
let timer: ReturnType<typeof setTimeout>;

/** @param part `''` for the first file, `/1` for the first part */
const load = (part: string) => fetch(`/search${part}.json`).then((answer) => answer.json());

const write = (place: Element, text: string | undefined, question: string): void => {
  const wanted = words(question);
  const last = wanted.pop()!;
  place.textContent = '';
  for (const piece of pieces(text)) {
    const folded = fold(piece);
    const isHit = wanted.includes(folded) || folded.startsWith(last);
    (isHit ? place.appendChild(document.createElement('mark')) : place).append(piece);
  }
};

const cardOf = (row: ReadyRow, { kinds, sites }: SearchFile, question: string): Node => {
  const card = pattern.content.cloneNode(true) as DocumentFragment;
  const [link, summary, about] = card.querySelectorAll('a,p') as unknown as Places;
  const [name, origin = ''] = sites[row.o!] ?? [];
  link.href = origin + row.a;
  write(link, row.t, question);
  write(summary, row.s, question);
  about.append([kinds[row.k], name, row.d].filter((text) => text).join(' · '));
  return card;
};

const search = async (): Promise<void> => {
  const question = input.value.trim();
  let said = '';
  history.replaceState(said, said, question ? `?q=${encodeURIComponent(question)}` : '.');
  if (!question || !loading) list.textContent = said;
  further.hidden = true;
  try {
    while (question) {
      const [file, rows] = await (loading ||= load('').then((file) => {
        read = 0;
        return [file, ready(file, file.rows)];
      }));
      if (question !== input.value.trim()) return;
      const found = findAny(rows, question);
      list.replaceChildren(...found.slice(0, MOST_SHOWN).map((row) => cardOf(row, file, question)));
      said = `${found.length || none} ${results}${question}”, ${found[MOST_SHOWN] ? andMore : ''}${file.looked[read]}`;
      further.hidden = !file.looked[read + 1];
      if (further.hidden || read >= (asked || (find(rows, question)[FEW - 1] ? 0 : PARTS))) break;
      status.textContent = `${said}. ${goingOn}`;
      await (part ||= load(`/${read + 1}`).then((more) => {
        takeIn(file, rows, more);
        read++;
        part = null;
      }));
    }
  } catch {
    loading = part = null;
    said = failed;
  }
  status.textContent = said;
};

further.onclick = () => {
  asked = read + PARTS;
  search();
};
form.onsubmit = form.oninput = (event) => {
  event.preventDefault();
  clearTimeout(timer);
  timer = setTimeout(search, 300);
};
input.value = new URLSearchParams(location.search).get('q')!;
if (input.value) search();
