import { z } from 'zod';
import { Sha256 } from './content-address.ts';
import { line, passage } from './text.ts';

/** A run of text inside a block. Markup is typed, so text can never become markup (N7). */
export const Run = z.strictObject({
  text: z.string().max(20_000),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  /** An http, https, mailto or tel address. */
  href: z
    .string()
    .max(2_000)
    .regex(/^(https?:\/\/|mailto:|tel:)/i, 'not an http, https, mailto or tel address')
    .optional(),
});
export type Run = z.output<typeof Run>;
const Runs = z.array(Run).max(2_000);

/** A picture held on the shelf, with the words for those who cannot see it. */
export const Picture = z.strictObject({
  sha256: Sha256,
  width: z.int().min(1).max(20_000),
  height: z.int().min(1).max(20_000),
  alt: line(500).min(1),
});
export type Picture = z.output<typeof Picture>;

/** One block of a bulletin's body. */
export const Block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), runs: Runs }),
  z.strictObject({ kind: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), runs: Runs }),
  z.strictObject({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(Runs).min(1).max(500) }),
  z.strictObject({ kind: z.literal('quote'), runs: Runs }),
  z.strictObject({
    kind: z.literal('table'),
    /** The first row names the columns. */
    rows: z.array(z.array(Runs).min(1).max(20)).min(1).max(500),
  }),
  z.strictObject({ kind: z.literal('picture'), picture: Picture, caption: passage(500).optional() }),
  z.strictObject({ kind: z.literal('rule') }),
]);
export type Block = z.output<typeof Block>;

export function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

function linesOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return [textOf(block.runs)];
    case 'list':
      return block.items.map(textOf);
    case 'table':
      return block.rows.map((row) => row.map(textOf).join('; '));
    case 'picture':
      return block.caption ? [block.caption] : [];
    case 'rule':
      return [];
  }
}

/** The words of a body in reading order, a line for each paragraph, item or row; pictures give their caption. */
export function linesOf(body: readonly Block[]): string[] {
  return body.flatMap(linesOfBlock);
}
