import { Block, type Picture, type Run } from '@nguon/content-model/block';
import { z } from 'zod';
import { BodyRefusal, type Place } from './body-refusal.ts';
import { lineOfInline, linesOfInline } from './lexical-inline.ts';
import { childrenOf, type Node, topNodes } from './lexical-node.ts';
import { asSeries, inOneLine } from './runs.ts';

/** Lists inside lists that can still be read aloud; the editor's own limit is lower. */
const DEEPEST_LIST = 8;

const removeIt = { vi: 'Hãy bỏ phần này', en: 'Remove it' };

/** A node where none of its kind may stand (K2). @param spot where, in words */
function misplaced(
  place: Place,
  type: string,
  spot: { readonly vi: string; readonly en: string },
): BodyRefusal {
  const found = {
    vi: `«${type}» không đứng được trong ${spot.vi}`,
    en: `K2: "${type}" cannot stand in ${spot.en}`,
  };
  return new BodyRefusal(place, found, removeIt);
}

/**
 * The items of a list, its nested lists flattened: below bullets they follow as items, below numbers they join the
 * item above, so that the numbering stays (K6).
 */
function itemsOf(list: Node, place: Place, depth = 1): Run[][] {
  if (depth > DEEPEST_LIST) {
    throw new BodyRefusal(
      place,
      { vi: 'danh sách lồng nhau quá sâu', en: 'K6: lists lie too deep in lists' },
      { vi: 'Hãy bớt số cấp', en: 'Use fewer levels' },
    );
  }
  if (list.listType === 'check') {
    throw new BodyRefusal(
      place,
      { vi: 'danh sách đánh dấu không dùng được', en: 'K2: "check list" has no place in a bulletin' },
      { vi: 'Hãy dùng dấu đầu dòng', en: 'Use bullets' },
    );
  }
  const items: Run[][] = [];
  for (const item of childrenOf(list, place)) {
    if (item.type !== 'listitem') {
      throw misplaced(place, item.type, { vi: 'danh sách', en: 'a list' });
    }
    const parts = childrenOf(item, place);
    const own = lineOfInline(
      parts.filter(({ type }) => type !== 'list'),
      place,
    );
    if (own.length > 0) items.push(own);
    const nested = parts
      .filter(({ type }) => type === 'list')
      .flatMap((part) => itemsOf(part, place, depth + 1));
    const last = items.at(-1);
    if (list.listType === 'number' && last !== undefined)
      items[items.length - 1] = asSeries([last, ...nested]);
    else items.push(...nested);
  }
  return items;
}

function cellOf(cell: Node, place: Place): Run[] {
  if (cell.type !== 'tablecell') throw misplaced(place, cell.type, { vi: 'hàng của bảng', en: 'a row' });
  if (cell.colSpan > 1 || cell.rowSpan > 1) {
    throw new BodyRefusal(
      place,
      {
        vi: 'bảng có ô gộp, loa không đọc ra được',
        en: 'two cells are joined, which a voice cannot read',
      },
      { vi: 'Hãy tách ô và điền từng ô', en: 'Split them and fill in each' },
    );
  }
  const parts = childrenOf(cell, place).map((part) => {
    switch (part.type) {
      case 'paragraph':
      case 'heading':
        return lineOfInline(childrenOf(part, place), place);
      case 'list':
        return asSeries(itemsOf(part, place));
      default:
        return lineOfInline([part], place);
    }
  });
  return inOneLine(parts.filter((part) => part.length > 0));
}

function rowsOf(table: Node, place: Place): Run[][][] {
  return childrenOf(table, place)
    .map((row) => {
      if (row.type === 'tablerow') return childrenOf(row, place).map((cell) => cellOf(cell, place));
      throw misplaced(place, row.type, { vi: 'bảng', en: 'a table' });
    })
    .filter((row) => row.some((cell) => cell.length > 0));
}

function pictureOf({ value, fields }: Node, pictures: ReadonlyMap<string, Picture>, place: Place): Block {
  const record = z.looseObject({ id: z.unknown() }).safeParse(value);
  const id = String(record.success ? record.data.id : value);
  const picture = pictures.get(id);
  if (picture === undefined) {
    throw new BodyRefusal(
      place,
      {
        vi: 'không tìm thấy ảnh, hoặc ảnh chưa có mô tả cho người không nhìn thấy',
        en: 'K8: its picture is not known, or has no words for those who cannot see it',
      },
      { vi: 'Hãy chèn lại ảnh', en: 'Add it again' },
    );
  }
  const caption = fields?.caption?.trim() ?? '';
  return { kind: 'picture', picture, ...(caption !== '' && { caption }) };
}

function blocksOfNode(node: Node, pictures: ReadonlyMap<string, Picture>, place: Place): Block[] {
  switch (node.type) {
    case 'paragraph':
      return linesOfInline(childrenOf(node, place), place).map((runs) => ({ kind: 'paragraph', runs }));
    case 'quote':
      return linesOfInline(childrenOf(node, place), place).map((runs) => ({ kind: 'quote', runs }));
    case 'heading': {
      const runs = lineOfInline(childrenOf(node, place), place);
      return runs.length > 0
        ? [{ kind: 'heading', level: /^h[12]$/.test(node.tag ?? '') ? 2 : 3, runs }]
        : [];
    }
    case 'list': {
      const items = itemsOf(node, place);
      return items.length > 0 ? [{ kind: 'list', ordered: node.listType === 'number', items }] : [];
    }
    case 'table': {
      const rows = rowsOf(node, place);
      return rows.length > 0 ? [{ kind: 'table', rows }] : [];
    }
    case 'upload':
      return [pictureOf(node, pictures, place)];
    case 'horizontalrule':
      return [{ kind: 'rule' }];
    default:
      throw new BodyRefusal(
        place,
        {
          vi: `«${node.type}» không dùng được trong bản tin`,
          en: `K2: "${node.type}" has no place in a bulletin`,
        },
        { vi: 'Hãy bỏ đi hoặc viết thành chữ', en: 'Remove it or write it as text' },
      );
  }
}

/** @throws {BodyRefusal} for blocks beyond the limits of the content model: a run, a list, a table too long */
function withinLimits(blocks: readonly Block[], place: Place): Block[] {
  const { success, data, error } = z.array(Block).safeParse(blocks);
  if (success) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('.')} (${message})`);
  throw new BodyRefusal(
    place,
    { vi: 'phần này quá dài hoặc chưa đúng', en: faults.join('; ') },
    { vi: 'Hãy rút ngắn hoặc sửa lại', en: 'Shorten or correct it' },
  );
}

/** The most blocks a body may have. */
const MOST_BLOCKS = 1_000;

/**
 * The blocks of a body written in Payload's editor. Rules K1 to K9 in SPEC.md.
 *
 * @param lexical the value of a rich text field; `null` and `undefined` are an empty body
 * @param pictures the pictures an upload node may show, by the id of their record
 * @throws {BodyRefusal} naming the block by its place, counted from one
 */
export function blocksFrom(lexical: unknown, pictures: ReadonlyMap<string, Picture>): Block[] {
  const blocks = topNodes(lexical).flatMap((node, index) =>
    withinLimits(blocksOfNode(node, pictures, index + 1), index + 1),
  );
  if (blocks.length <= MOST_BLOCKS) return blocks;
  throw new BodyRefusal(
    null,
    {
      vi: `có ${blocks.length} đoạn, tối đa ${MOST_BLOCKS}`,
      en: `${blocks.length} blocks, at most ${MOST_BLOCKS}`,
    },
    { vi: 'Hãy rút ngắn', en: 'Shorten it' },
  );
}
