import type { DocumentRow, DocumentsFile } from '../../documents.ts';
import { fold, words } from './fold.ts';

/** Chooses among all documents of the site, on the documents' first page alone; lists stand without it (G98). */
const MOST_SHOWN = 50;

const box = document.querySelector('#loc-van-ban')!;
const form = document.querySelector<HTMLFormElement>('main form')!;
const status = form.querySelector('[role=status]')!;
const [list, pattern, paging] = box.children as unknown as [HTMLElement, HTMLTemplateElement, HTMLElement?];
const whole = [...list.children];
const wholeSaid = status.textContent;

type Places = [
  link: HTMLAnchorElement,
  abstract: Element,
  about: Element,
  last: Element,
  file: HTMLAnchorElement,
];

let loading: Promise<DocumentsFile> | null;
let timer: ReturnType<typeof setTimeout>;

async function load(): Promise<DocumentsFile> {
  return (await fetch('/van-ban.json')).json();
}

const written = (day: string) => day.split('-').reverse().join('/');

function rowOf({
  address,
  form: kind,
  symbol,
  authority,
  field,
  issuedOn,
  effectiveOn,
  abstract,
  file,
}: DocumentRow) {
  const row = pattern.content.cloneNode(true) as DocumentFragment;
  const [link, text, about, last, download] = row.querySelectorAll('a, p') as unknown as Places;
  link.href = address;
  link.textContent = `${kind} số ${symbol}`;
  text.textContent = abstract;
  const valid = effectiveOn ? `Có hiệu lực ${written(effectiveOn)}` : 'Chưa ghi ngày có hiệu lực';
  for (const said of [authority, field, `Ban hành ${written(issuedOn)}`, valid]) {
    if (said) about.appendChild(document.createElement('span')).textContent = said;
  }
  if (file) {
    download.href = file.address;
    download.download = file.name;
    download.append(`Tải văn bản ${symbol} (${file.size})`);
  } else last.remove();
  return row;
}

/** Has a row what one field of the form asks for? The form's names are those of the lists' addresses. */
function has(row: DocumentRow, name: string, value: string): boolean {
  const { form: kind, symbol, authority, field, issuedOn, abstract } = row;
  const asked = { 'co-quan': authority, 'hinh-thuc': kind, 'linh-vuc': field, nam: issuedOn.slice(0, 4) };
  if (name !== 'q') return fold(asked[name as keyof typeof asked]) === fold(value);
  const text = ` ${words(`${kind} ${symbol} ${authority} ${field ?? ''} ${abstract}`).join(' ')}`;
  return words(value).every((word) => text.includes(` ${word}`));
}

async function choose(): Promise<void> {
  const asked = [...new FormData(form)].filter(([, value]) => value) as [string, string][];
  const query = `${new URLSearchParams(asked)}`;
  history.replaceState(null, '', location.pathname + (query && `?${query}`) + location.hash);
  let said = wholeSaid;
  let shown: Node[] = whole;
  if (query) {
    try {
      const { documents } = await (loading ||= load());
      if (location.search.slice(1) !== query) return;
      const found = documents.filter((row) => asked.every(([name, value]) => has(row, name, value)));
      shown = found.slice(0, MOST_SHOWN).map(rowOf);
      said = found[0]
        ? `${found.length} văn bản khớp`
        : 'Không có văn bản nào khớp. Hãy bỏ bớt điều kiện lọc.';
      if (found[MOST_SHOWN]) said += `, đây là ${MOST_SHOWN} văn bản mới nhất`;
    } catch {
      loading = null;
      said = 'Không tải được dữ liệu. Hãy kiểm tra kết nối rồi bấm Tìm lần nữa';
    }
  }
  list.replaceChildren(...shown);
  status.textContent = said;
  if (paging) paging.hidden = !!query;
}

form.onsubmit = (event) => {
  event.preventDefault();
  clearTimeout(timer);
  choose();
};
form.oninput = () => {
  clearTimeout(timer);
  timer = setTimeout(choose, 300);
};
for (const [name, value] of new URLSearchParams(location.search)) {
  const field = form.elements.namedItem(name) as HTMLInputElement | null;
  if (field) field.value = value;
}
choose();
