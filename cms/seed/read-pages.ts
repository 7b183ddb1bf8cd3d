import { readdirSync, readFileSync } from 'node:fs';
import { PageTopic } from '@nguon/content-model/page';
import { Refusal } from '@nguon/content-model/refusal';
import { line } from '@nguon/content-model/text';
import { parse } from 'yaml';
import { z } from 'zod';

/** What a sample page is written for: a type of unit, or one unit whose residents speak Hmong. */
const kinds = ['tỉnh', 'xã', 'phường', 'tiếng Mông'] as const;
export type PageKind = (typeof kinds)[number];

const FrontMatter = z.strictObject({
  for: z
    .string()
    .transform((list) => list.split(', '))
    .pipe(z.array(z.enum(kinds)).min(1)),
  topic: PageTopic,
  language: z.enum(['vi', 'en']),
  title: line(120).min(1),
  sample: z.literal(true),
});

/** A made-up page, with `{unit}`, `{Unit}` and `{province}` where a unit's names go. */
export interface SamplePage extends Omit<z.output<typeof FrontMatter>, 'sample'> {
  /** The file's name without its ending. */
  readonly name: string;
  readonly markdown: string;
}

/** @throws {Refusal} `bulletin-invalid`, naming the file and every field at fault */
export function parsePage(name: string, text: string): SamplePage {
  const [before, head, ...rest] = text.split(/^---$/m);
  const { success, data, error } = FrontMatter.safeParse(before === '' ? parse(head ?? '') : null);
  if (!success) {
    const faults = error.issues.map(
      ({ path, message }) => `${path.join('.') || 'front matter'} (${message})`,
    );
    throw new Refusal('bulletin-invalid', `pages/${name}.md`, faults.join('; '), 'Correct the file');
  }
  const { sample: _, ...page } = data;
  return { ...page, name, markdown: rest.join('---').trim() };
}

/** The sample pages, by name. */
export function readPages(): SamplePage[] {
  const folder = new URL('../reference-data/pages/', import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .toSorted()
    .map((file) => parsePage(file.slice(0, -'.md'.length), readFileSync(new URL(file, folder), 'utf8')));
}
