import type { SearchFile } from '../../search-rows.ts';
import { find, pieces, type ReadyRow, ready } from './find.ts';
import { fold, words } from './fold.ts';

/** Asks, looks and lists, on the search page alone; the site reads without it (G71 to G76). */
const MOST_SHOWN = 50;

const [form, status, list, pattern] = document.querySelector('#tim-kiem')!.children as unknown as [
  HTMLFormElement,
  HTMLElement,
  HTMLElement,
  HTMLTemplateElement,
];
const input = form.q as HTMLInputElement;

type Places = [link: HTMLAnchorElement, summary: Element, about: Element];

let loading: Promise<[SearchFile, ReadyRow[]]> | null;
let timer: ReturnType<typeof setTimeout>;

async function load(): Promise<[SearchFile, ReadyRow[]]> {
  const file: SearchFile = await (await fetch('/search.json')).json();
  return [file, ready(file)];
}

function write(place: Element, text: string, question: string): void {
  const asked: string[] = words(question);
  const last = asked.at(-1)!;
  place.textContent = '';
  pieces(text).forEach((piece, index) => {
    const isHit = index % 2 && (asked.includes(fold(piece)) || fold(piece).startsWith(last));
    const to = isHit ? place.appendChild(document.createElement('mark')) : place;
    to.append(piece);
  });
}

async function search(): Promise<void> {
  const question = input.value.trim();
  let said = '';
  let shown: Node[] = [];
  history.replaceState(null, '', location.pathname + (question && `?q=${encodeURIComponent(question)}`));
  try {
    if (question) {
      const [{ kinds, sites }, rows] = await (loading ||= load());
      if (question !== input.value.trim()) return;
      const found = find(rows, question);
      shown = found.slice(0, MOST_SHOWN).map((row) => {
        const card = pattern.content.cloneNode(true) as DocumentFragment;
        const [link, summary, about] = card.querySelectorAll('a, p') as unknown as Places;
        const [name, origin] = sites[row.o!] ?? ['', ''];
        link.href = origin + row.a;
        write(link, row.t, question);
        write(summary, row.s ?? '', question);
        about.append([kinds[row.k], name, row.d?.split('-').reverse().join('/')].filter(Boolean).join(' · '));
        return card;
      });
      said = `${found.length || 'Không có'} kết quả cho “${question}”`;
      if (found[MOST_SHOWN]) said += `, đây là ${MOST_SHOWN} kết quả đầu`;
    }
  } catch {
    loading = null;
    said = 'Không tải được dữ liệu. Hãy kiểm tra kết nối rồi bấm Tìm lần nữa';
  }
  list.replaceChildren(...shown);
  status.textContent = said;
}

form.onsubmit = (event) => {
  event.preventDefault();
  clearTimeout(timer);
  search();
};
form.oninput = () => {
  clearTimeout(timer);
  timer = setTimeout(search, 300);
};
input.value = new URLSearchParams(location.search).get('q') ?? '';
search();
