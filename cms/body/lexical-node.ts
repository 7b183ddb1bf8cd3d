import { z } from 'zod';
import { BodyRefusal, type Place } from './body-refusal.ts';

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

const notRichText = {
  found: { vi: 'đây không phải là nội dung soạn thảo', en: 'this is not rich text' },
  remedy: { vi: 'Hãy soạn lại', en: 'Write the text again in the editor' },
};

/**
 * Lets one node in from outside.
 * @throws {BodyRefusal} when it is not a node of rich text
 */
export function parseNode(json: unknown, place: Place): Node {
  const { success, data } = Node.safeParse(json);
  if (success) return data;
  throw new BodyRefusal(place, notRichText.found, notRichText.remedy);
}

/** A node's children, each let in. */
export function childrenOf(node: Node, place: Place): Node[] {
  return node.children.map((child) => parseNode(child, place));
}

/**
 * The nodes below the root; none for a field that was never filled.
 * @throws {BodyRefusal} when the value is not a rich text document
 */
export function topNodes(lexical: unknown): Node[] {
  if (lexical === null || lexical === undefined) return [];
  const { success, data } = z.looseObject({ root: z.unknown() }).safeParse(lexical);
  const root = success ? parseNode(data.root, null) : null;
  if (root?.type === 'root') return childrenOf(root, null);
  throw new BodyRefusal(null, notRichText.found, notRichText.remedy);
}
