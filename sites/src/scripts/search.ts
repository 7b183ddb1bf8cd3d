import type { SearchFile } from '../../search-rows.ts';
import { find, findAny, pieces, type ReadyRow, ready, takeIn } from './find.ts';
import { fold, words } from './fold.ts';

/** Asks, looks and lists, on the search page alone; the site reads without it (G71 to G76, G100). */
const MOST_SHOWN = 50;
/** With fewer hits than these the texts are looked through too. */
const FEW = 5;
/** Parts that are read without being asked for, and each time they are. */
const PARTS = 3;

const [form, status, list, further, pattern] = document.querySelector('#tim-kiem')!.children as unknown as [
  HTMLFormElement,
  HTMLElement,
  HTMLElement,
  HTMLElement,
  HTMLTemplateElement,
];
const input = form.q as HTMLInputElement;

type Places = [link: HTMLAnchorElement, summary: Element, about: Element];

let loading: Promise<[SearchFile, ReadyRow[]]> | null;
let parts: Promise<void>[] = [];
/** How many parts are taken in, and how many may be. */
let read = 0;
let most = PARTS;
let timer: ReturnType<typeof setTimeout>;

const json = async (address: string) => (await fetch(address)).json();

async function load(): Promise<[SearchFile, ReadyRow[]]> {
  const file: SearchFile = await json('/search.json');
  parts = [];
  read = 0;
  return [file, ready(file, file.rows)];
}

const day = (text?: string) => text?.split('-').reverse().join('/');

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

function cardOf(row: ReadyRow, { kinds, sites }: SearchFile, question: string): Node {
  const card = pattern.content.cloneNode(true) as DocumentFragment;
  const [link, summary, about] = card.querySelectorAll('a, p') as unknown as Places;
  const [name, origin] = sites[row.o!] ?? ['', ''];
  link.href = origin + row.a;
  write(link, row.t, question);
  write(summary, row.s ?? '', question);
  about.append([kinds[row.k], name, day(row.d)].filter(Boolean).join(' · '));
  return card;
}

async function search(least = 0): Promise<void> {
  const question = input.value.trim();
  let said = '';
  history.replaceState(null, '', location.pathname + (question && `?q=${encodeURIComponent(question)}`));
  if (!question || !loading) list.replaceChildren();
  further.hidden = true;
  try {
    while (question) {
      const [file, rows] = await (loading ||= load());
      if (question !== input.value.trim()) return;
      const found = findAny(rows, question);
      const more = file.parts[read] !== undefined;
      const since = read ? file.parts[read - 1] : file.since;
      list.replaceChildren(...found.slice(0, MOST_SHOWN).map((row) => cardOf(row, file, question)));
      said = `${found.length || 'Không có'} kết quả cho “${question}”`;
      if (found[MOST_SHOWN]) said += `, đây là ${MOST_SHOWN} kết quả đầu`;
      said += `, tìm trong ${read ? 'nội dung' : 'tiêu đề, tóm tắt'}`;
      if (more && since) said += ` từ ${day(since)}`;
      further.hidden = !more;
      if (!more || (read >= least && (read >= most || find(rows, question)[FEW - 1]))) break;
      status.textContent = `${said}. Đang tìm tiếp…`;
      await (parts[read] ||= json(`/search/${read + 1}.json`).then((part) => {
        takeIn(file, rows, part);
        read++;
      }));
    }
  } catch {
    loading = null;
    said = 'Không tải được dữ liệu. Hãy kiểm tra kết nối rồi bấm Tìm lần nữa';
  }
  status.textContent = said;
}

further.onclick = () => search((most = read + PARTS));
form.onsubmit = (event) => {
  event.preventDefault();
  clearTimeout(timer);
  search();
};
form.oninput = () => {
  clearTimeout(timer);
  timer = setTimeout(search, 300, 0);
};
input.value = new URLSearchParams(location.search).get('q') ?? '';
search();
