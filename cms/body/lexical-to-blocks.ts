import { Block, type Picture, type Run } from '@nguon/content-model/block';
import { z } from 'zod';
import { lineOfInline, linesOfInline } from './lexical-inline.ts';
import { childrenOf, type Node, refused, topNodes } from './lexical-node.ts';
import { asSeries, inOneLine } from './runs.ts';

/** Lists inside lists that can still be read aloud; the editor's own limit is lower. */
const DEEPEST_LIST = 8;

/**
 * The items of a list, its nested lists flattened: below bullets they follow as items, below numbers they join the
 * item above, so that the numbering stays (K6).
 */
function itemsOf(list: Node, where: string, depth = 1): Run[][] {
  if (depth > DEEPEST_LIST) throw refused(where, 'K6: lists lie too deep in lists', 'Use fewer levels');
  if (list.listType === 'check')
    throw refused(where, 'K2: "check list" has no place in a bulletin', 'Use bullets');
  const items: Run[][] = [];
  for (const item of childrenOf(list, where)) {
    if (item.type !== 'listitem')
      throw refused(where, `K2: "${item.type}" cannot stand in a list`, 'Remove it');
    const parts = childrenOf(item, where);
    const own = lineOfInline(
      parts.filter(({ type }) => type !== 'list'),
      where,
    );
    if (own.length > 0) items.push(own);
    const nested = parts
      .filter(({ type }) => type === 'list')
      .flatMap((part) => itemsOf(part, where, depth + 1));
    const last = items.at(-1);
    if (list.listType === 'number' && last !== undefined)
      items[items.length - 1] = asSeries([last, ...nested]);
    else items.push(...nested);
  }
  return items;
}

function cellOf(cell: Node, where: string): Run[] {
  if (cell.type !== 'tablecell')
    throw refused(where, `K2: "${cell.type}" cannot stand in a row`, 'Remove it');
  if (cell.colSpan > 1 || cell.rowSpan > 1) {
    throw refused(where, 'two cells are joined, which a voice cannot read', 'Split them and fill in each');
  }
  const parts = childrenOf(cell, where).map((part) => {
    switch (part.type) {
      case 'paragraph':
      case 'heading':
        return lineOfInline(childrenOf(part, where), where);
      case 'list':
        return asSeries(itemsOf(part, where));
      default:
        return lineOfInline([part], where);
    }
  });
  return inOneLine(parts.filter((part) => part.length > 0));
}

function rowsOf(table: Node, where: string): Run[][][] {
  return childrenOf(table, where)
    .map((row) => {
      if (row.type === 'tablerow') return childrenOf(row, where).map((cell) => cellOf(cell, where));
      throw refused(where, `K2: "${row.type}" cannot stand in a table`, 'Remove it');
    })
    .filter((row) => row.some((cell) => cell.length > 0));
}

function pictureOf({ value, fields }: Node, pictures: ReadonlyMap<string, Picture>, where: string): Block {
  const record = z.looseObject({ id: z.unknown() }).safeParse(value);
  const id = String(record.success ? record.data.id : value);
  const picture = pictures.get(id);
  if (picture === undefined) {
    throw refused(
      where,
      'K8: its picture is not known, or has no words for those who cannot see it',
      'Add it again',
    );
  }
  const caption = fields?.caption?.trim() ?? '';
  return { kind: 'picture', picture, ...(caption !== '' && { caption }) };
}

function blocksOfNode(node: Node, pictures: ReadonlyMap<string, Picture>, where: string): Block[] {
  switch (node.type) {
    case 'paragraph':
      return linesOfInline(childrenOf(node, where), where).map((runs) => ({ kind: 'paragraph', runs }));
    case 'quote':
      return linesOfInline(childrenOf(node, where), where).map((runs) => ({ kind: 'quote', runs }));
    case 'heading': {
      const runs = lineOfInline(childrenOf(node, where), where);
      return runs.length > 0
        ? [{ kind: 'heading', level: /^h[12]$/.test(node.tag ?? '') ? 2 : 3, runs }]
        : [];
    }
    case 'list': {
      const items = itemsOf(node, where);
      return items.length > 0 ? [{ kind: 'list', ordered: node.listType === 'number', items }] : [];
    }
    case 'table': {
      const rows = rowsOf(node, where);
      return rows.length > 0 ? [{ kind: 'table', rows }] : [];
    }
    case 'upload':
      return [pictureOf(node, pictures, where)];
    case 'horizontalrule':
      return [{ kind: 'rule' }];
    default:
      throw refused(where, `K2: "${node.type}" has no place in a bulletin`, 'Remove it or write it as text');
  }
}

/**
 * The blocks of a body written in Payload's editor. Rules K1 to K9 in SPEC.md.
 *
 * @param lexical the value of a rich text field; `null` and `undefined` are an empty body
 * @param pictures the pictures an upload node may show, by the id of their record
 * @throws {Refusal} `bulletin-invalid`, naming the block by its place, counted from one
 */
export function blocksFrom(lexical: unknown, pictures: ReadonlyMap<string, Picture>): Block[] {
  const blocks = topNodes(lexical).flatMap((node, index) =>
    blocksOfNode(node, pictures, `body, block ${index + 1}`),
  );
  const { success, data, error } = z.array(Block).max(1_000).safeParse(blocks);
  if (success) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'length'} (${message})`);
  throw refused('body', faults.join('; '), 'Shorten or correct it');
}
