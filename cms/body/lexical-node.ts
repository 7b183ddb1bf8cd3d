import { Refusal } from '@nguon/content-model/refusal';
import { z } from 'zod';

/**
 * A node of Payload's rich text, as far as it can become a block. Nodes carry much else (direction, indent, version);
 * only what is read here is described.
 */
const Node = z.looseObject({
  type: z.string().max(80),
  children: z.array(z.unknown()).default([]),
  text: z.string().default(''),
  /** Bits on text; alignment, as a word, on everything else. */
  format: z.union([z.int(), z.string()]).default(0),
  /** `h1` to `h6` on a heading. */
  tag: z.string().optional(),
  listType: z.string().optional(),
  colSpan: z.int().default(1),
  rowSpan: z.int().default(1),
  /** The picture of an upload: its id, or the record with its id. */
  value: z.unknown().optional(),
  fields: z
    .looseObject({
      url: z.string().nullish(),
      linkType: z.string().nullish(),
      caption: z.string().nullish(),
    })
    .nullish(),
});
export type Node = z.output<typeof Node>;

/** A refusal of a body, in the words every door of the body uses. */
export function refused(where: string, found: string, remedy: string): Refusal {
  return new Refusal('bulletin-invalid', where, found, remedy);
}

/**
 * Lets one node in from outside.
 * @throws {Refusal} `bulletin-invalid` when it is not a node of rich text
 */
export function parseNode(json: unknown, where: string): Node {
  const { success, data } = Node.safeParse(json);
  if (success) return data;
  throw refused(where, 'this is not rich text', 'Write the text again in the editor');
}

/** A node's children, each let in. */
export function childrenOf(node: Node, where: string): Node[] {
  return node.children.map((child) => parseNode(child, where));
}

/**
 * The nodes below the root; none for a field that was never filled.
 * @throws {Refusal} `bulletin-invalid` when the value is not a rich text document
 */
export function topNodes(lexical: unknown): Node[] {
  if (lexical === null || lexical === undefined) return [];
  const { success, data } = z.looseObject({ root: z.unknown() }).safeParse(lexical);
  const root = success ? parseNode(data.root, 'body') : null;
  if (root?.type === 'root') return childrenOf(root, 'body');
  throw refused('body', 'this is not rich text', 'Write the text again in the editor');
}
