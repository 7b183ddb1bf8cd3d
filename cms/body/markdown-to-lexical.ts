import { Refusal } from '@nguon/content-model/refusal';
import type { ListItem, Nodes, PhrasingContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** A node as Payload's editor writes it. */
export interface LexicalNode {
  readonly type: string;
  readonly version: number;
  readonly [key: string]: unknown;
}

/** The value of a rich text field. */
export interface RichText {
  root: {
    type: string;
    children: LexicalNode[];
    direction: 'ltr' | 'rtl' | null;
    format: '';
    indent: number;
    version: number;
  };
  [key: string]: unknown;
}

const BOLD = 1;
const ITALIC = 2;

function element(
  type: string,
  children: LexicalNode[],
  more: Readonly<Record<string, unknown>> = {},
): LexicalNode {
  return { type, version: 1, direction: 'ltr', format: '', indent: 0, children, ...more };
}

function textNode(text: string, format: number): LexicalNode {
  return { type: 'text', version: 1, detail: 0, mode: 'normal', style: '', format, text };
}

/** A kind of markdown this product's bodies have no place for (K10). */
function unknown({ type, position }: Nodes): Error {
  return new Refusal(
    'bulletin-invalid',
    `markdown, line ${position?.start.line ?? 1}`,
    `K10: "${type}" has no place in a bulletin`,
    'Write it as text, a heading, a list, a quote or a table',
  );
}

function inlineFrom(node: PhrasingContent, format: number): LexicalNode[] {
  const inside = (parent: { children: PhrasingContent[] }, bits: number) =>
    parent.children.flatMap((child) => inlineFrom(child, bits));
  switch (node.type) {
    case 'text':
      return [textNode(node.value.replace(/\s*\n\s*/g, ' '), format)];
    case 'strong':
      return inside(node, format | BOLD);
    case 'emphasis':
      return inside(node, format | ITALIC);
    case 'break':
      return [{ type: 'linebreak', version: 1 }];
    case 'link': {
      const fields = { linkType: 'custom', newTab: false, url: node.url };
      return [element('link', inside(node, format), { version: 3, fields })];
    }
    default:
      throw unknown(node);
  }
}

function lineFrom({ children }: { children: PhrasingContent[] }): LexicalNode[] {
  return children.flatMap((child) => inlineFrom(child, 0));
}

function paragraph(children: LexicalNode[]): LexicalNode {
  return element('paragraph', children, { textFormat: 0, textStyle: '' });
}

/** One item; a list inside it stands in an item of its own behind it, as the editor writes it. */
function itemsFrom(item: ListItem, start: number): LexicalNode[] {
  const nested = item.children.filter(({ type }) => type === 'list');
  const own = item.children.filter(({ type }) => type !== 'list');
  const lines = own.map((child) => {
    if (child.type === 'paragraph') return lineFrom(child);
    throw unknown(child);
  });
  const words = lines.flatMap((line, index) =>
    index === 0 ? line : [{ type: 'linebreak', version: 1 }, ...line],
  );
  return [words, ...nested.map(blocksFrom)]
    .filter((children) => children.length > 0)
    .map((children, index) => element('listitem', children, { value: start + index }));
}

function tableFrom({ children: rows }: Table): LexicalNode {
  return element(
    'table',
    rows.map((row, rowIndex) =>
      element(
        'tablerow',
        row.children.map((cell) => {
          const shape = {
            headerState: rowIndex === 0 ? 1 : 0,
            colSpan: 1,
            rowSpan: 1,
            backgroundColor: null,
          };
          return element('tablecell', [paragraph(lineFrom(cell))], shape);
        }),
      ),
    ),
  );
}

function blocksFrom(node: Nodes): LexicalNode[] {
  switch (node.type) {
    case 'paragraph':
      return [paragraph(lineFrom(node))];
    case 'heading':
      return [element('heading', lineFrom(node), { tag: node.depth <= 2 ? 'h2' : 'h3' })];
    case 'blockquote':
      return node.children.map((child) => {
        if (child.type === 'paragraph') return element('quote', lineFrom(child));
        throw unknown(child);
      });
    case 'list': {
      const ordered = node.ordered === true;
      const shape = {
        listType: ordered ? 'number' : 'bullet',
        tag: ordered ? 'ol' : 'ul',
        start: node.start ?? 1,
      };
      return [
        element(
          'list',
          node.children.flatMap((item, index) => itemsFrom(item, index + 1)),
          shape,
        ),
      ];
    }
    case 'table':
      return [tableFrom(node)];
    case 'thematicBreak':
      return [{ type: 'horizontalrule', version: 1 }];
    default:
      throw unknown(node);
  }
}

/**
 * Markdown with tables as the rich text Payload's editor would hold, so that samples are bodies like any other (K10).
 * @throws {Refusal} `bulletin-invalid`, naming the line, for a kind that has no place in a bulletin
 */
export function lexicalFrom(markdown: string): RichText {
  const tree = fromMarkdown(markdown.normalize('NFC'), {
    extensions: [gfm({ singleTilde: false })],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const children = tree.children.flatMap(blocksFrom);
  return { root: { type: 'root', children, direction: 'ltr', format: '', indent: 0, version: 1 } };
}
