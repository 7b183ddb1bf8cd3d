import { readdirSync, readFileSync } from 'node:fs';
import type { Channel } from '@nguon/content-model/bulletin';
import { type Instant, instantOf } from '@nguon/content-model/instant';
import { Priority } from '@nguon/content-model/priority';
import { Refusal } from '@nguon/content-model/refusal';
import { line, passage } from '@nguon/content-model/text';
import { parse } from 'yaml';
import { z } from 'zod';

/** The channels this product drives, by the notices' names; apps and messages are others' to send. */
const channelOf: Readonly<Record<string, Channel | undefined>> = {
  website: 'site',
  board: 'board',
  loudspeaker: 'speaker',
};

/** A notice's subject among the categories (`categories.csv`). */
const categoryOf: Readonly<Record<string, string>> = {
  weather: 'thien-tai-khan-cap',
  disaster: 'thien-tai-khan-cap',
  'forest-fire': 'thien-tai-khan-cap',
  'drought-salinity': 'thien-tai-khan-cap',
  health: 'thien-tai-khan-cap',
  vaccination: 'thien-tai-khan-cap',
  livestock: 'thien-tai-khan-cap',
  military: 'an-ninh-quoc-phong',
  security: 'phong-chong-toi-pham',
  land: 'cong-khai',
  budget: 'cong-khai',
  legal: 'chinh-sach-phap-luat',
  'citizen-reception': 'chi-dao-dieu-hanh',
  'public-consultation': 'lay-y-kien',
  'public-service': 'thong-bao',
  'rural-development': 'chuong-trinh-dia-phuong',
  'social-policy': 'chuong-trinh-dia-phuong',
  jobs: 'thong-bao',
  utilities: 'thong-bao',
  education: 'thong-bao',
  digital: 'doi-song-dia-phuong',
  agriculture: 'doi-song-dia-phuong',
  traffic: 'doi-song-dia-phuong',
  environment: 'doi-song-dia-phuong',
  culture: 'tin-tuc-su-kien',
  market: 'san-pham-dich-vu',
  news: 'tin-tuc-su-kien',
  notice: 'thong-bao',
  direction: 'chi-dao-dieu-hanh',
  disclosure: 'cong-khai',
  consultation: 'lay-y-kien',
};

const InstantWithZone = z.iso.datetime({ offset: true }).transform((text) => instantOf(Date.parse(text)));

const FrontMatter = z.strictObject({
  title: line(120).min(1),
  summary: passage(300).min(1),
  category: z.enum(Object.keys(categoryOf)).transform((subject) => categoryOf[subject] ?? ''),
  priority: Priority,
  issuing_level: z.enum(['commune', 'province']),
  issuer: line(200).min(1),
  valid_from: InstantWithZone,
  valid_to: InstantWithZone,
  channels: z.array(z.enum(['loudspeaker', 'board', 'website', 'app', 'sms'])).min(1),
  relates_to: z.string().optional(),
  sample: z.literal(true),
});

/** A made-up notice, ready to become a bulletin of some unit. */
export interface Notice {
  /** The file's name without its ending: `01-bao-khan-cap`. */
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly category: string;
  readonly priority: Priority;
  readonly level: 'commune' | 'province';
  readonly issuer: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly channels: readonly Channel[];
  /** The notice this one ends or corrects. */
  readonly relatesTo: string | null;
  readonly markdown: string;
}

/** The channels of a bulletin; a page always shows what a board or a voice says. */
function channelsFrom(names: readonly string[]): Channel[] {
  const known = names.map((name) => channelOf[name]);
  return (['site', 'board', 'speaker'] as const).filter(
    (channel) => channel === 'site' || known.includes(channel),
  );
}

/**
 * Reads one notice. Nothing is cut: a title too long for boards is refused (R5).
 * @throws {Refusal} `bulletin-invalid`, naming the file and every field at fault
 */
export function parseNotice(name: string, text: string): Notice {
  const [before, head, ...rest] = text.split(/^---$/m);
  const { success, data, error } = FrontMatter.safeParse(before === '' ? parse(head ?? '') : null);
  if (!success) {
    const faults = error.issues.map(
      ({ path, message }) => `${path.join('.') || 'front matter'} (${message})`,
    );
    throw new Refusal('bulletin-invalid', `notices/${name}.md`, faults.join('; '), 'Correct the file');
  }
  const { title, summary, category, priority, issuer } = data;
  return {
    name,
    title,
    summary,
    category,
    priority,
    level: data.issuing_level,
    issuer,
    from: data.valid_from,
    until: data.valid_to,
    channels: channelsFrom(data.channels),
    relatesTo: data.relates_to ?? null,
    markdown: rest.join('---').trim(),
  };
}

/** The sample notices, by name. */
export function readNotices(): Notice[] {
  const folder = new URL('../reference-data/notices/', import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .toSorted()
    .map((file) => parseNotice(file.slice(0, -'.md'.length), readFileSync(new URL(file, folder), 'utf8')));
}
