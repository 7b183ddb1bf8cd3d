import type { EmergencyFile } from '../../publisher/emergency-file.ts';

/**
 * Keeps the banner of an open page true: asks for the shared file while the page is seen, shows what began, removes what
 * was cancelled, puts the all-clear in its place, and removes what is over without the server, by this clock set right by the server's. Pages read
 * without it (G60 to G64).
 */
const ADDRESS = '/khan-cap.json';
/** Between two questions: 20 s, and up to 8 more so that not all pages ask at once. */
const PAUSE = 2e4;
const LONGEST_PAUSE = 24e4;

const section = document.querySelector<HTMLElement>('.emergency')!;
const [list, template] = section.children as unknown as [HTMLElement, HTMLTemplateElement];
const [pattern] = template.content.children as unknown as [HTMLElement];
const shown = () => [...list.children] as HTMLElement[];

/** How far the server's clock is ahead of this one, ms; not a number until one answer, or none, came. */
let ahead = NaN;
let pause = PAUSE;
let next = 0;

const written = (instant: string) =>
  new Date(Date.parse(instant) + 252e5).toISOString().replace(/(.+)-(.+)-(.+)T(.{5}).*/, '$4 ngày $3/$2/$1');

function show({ emergencies }: EmergencyFile): void {
  const ours = emergencies.filter(({ audience }) =>
    audience.some((path) => section.dataset.unit!.startsWith(path)),
  );
  const current = ours.reverse().map((emergency) => {
    const { id, until } = emergency;
    const open = list.querySelector<HTMLElement>(`[data-id="${id}"]`);
    const article = open ?? (pattern.cloneNode(true) as HTMLElement);
    const words = [
      emergency.label,
      emergency.issuer,
      emergency.title,
      emergency.summary,
      written(emergency.from),
      written(until),
    ];
    for (const place of article.querySelectorAll('[data-fill]')) place.textContent = words.shift()!;
    article.querySelector('a')!.href = emergency.address;
    article.className = emergency.look;
    article.lang = emergency.language;
    article.dataset.id = id;
    article.dataset.until = until;
    if (!open) list.prepend(article);
    return article;
  });
  for (const article of shown()) if (!current.includes(article)) article.remove();
}

async function ask(): Promise<void> {
  next = Infinity;
  try {
    const answer = await fetch(ADDRESS, { cache: 'no-cache', signal: AbortSignal.timeout?.(1e4) });
    show(await answer.json());
    const { headers } = answer;
    ahead = Date.parse(headers.get('date')!) + +headers.get('age')! * 1e3 - Date.now();
    pause = PAUSE;
  } catch {
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
  ahead ||= 0;
  next = performance.now() + pause + Math.random() * 8e3;
  tick();
}

function tick(): void {
  if (!document.hidden && performance.now() > next) ask();
  for (const article of shown()) {
    if (Date.parse(article.dataset.until!) <= Date.now() + ahead) article.remove();
  }
  section.hidden = !shown()[0];
}

document.onvisibilitychange = () => {
  next = 0;
  tick();
};
setInterval(tick, 1e3);
tick();
