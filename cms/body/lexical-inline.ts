import { Run, textOf } from '@nguon/content-model/block';
import { faultIn } from '@nguon/content-model/text';
import { childrenOf, type Node, refused } from './lexical-node.ts';
import { inOneLine, tidyRuns } from './runs.ts';

/** Lexical's format bits that a run keeps. */
const BOLD = 1;
const ITALIC = 2;
/** Bits that change what the words mean, which plain reading and a voice would lose (K7). */
const MEANINGFUL = [
  [4, 'struck-out'],
  [32, 'lowered'],
  [64, 'raised'],
] as const;

function runOf({ text, format }: Node, href: string | undefined, where: string): Run {
  const bits = typeof format === 'number' ? format : 0;
  const lost = MEANINGFUL.find(([bit]) => (bits & bit) !== 0)?.[1];
  if (lost !== undefined) {
    throw refused(
      where,
      `K7: "${text}" is ${lost} text, which a voice cannot say`,
      'Write it in plain words',
    );
  }
  return {
    text,
    ...((bits & BOLD) !== 0 && { bold: true }),
    ...((bits & ITALIC) !== 0 && { italic: true }),
    ...(href !== undefined && { href }),
  };
}

/** The address of a link (K5). A name before `@` would pass one site off as another, so it is refused. */
function addressOf({ fields }: Node, where: string): string {
  const href = fields?.url?.trim() ?? '';
  const url = URL.canParse(href) ? new URL(href) : null;
  const isPlain = url !== null && url.username === '' && !/\s/.test(href) && faultIn(href, false) === null;
  if (isPlain && Run.shape.href.safeParse(href).success) return href;
  throw refused(
    where,
    `K5: the link leads to "${href.slice(0, 80)}"`,
    'Give a whole address that begins with https://, http://, mailto: or tel:',
  );
}

/**
 * The lines of inline nodes; a line break begins another (K9). Every line is checked: composed, without hidden
 * characters or words too long to show (K4).
 *
 * @throws {Refusal} `bulletin-invalid` for a node that is not inline text (K2), an unsafe link, a hidden character
 */
export function linesOfInline(nodes: readonly Node[], where: string): Run[][] {
  const lines: Run[][] = [[]];
  const add = (node: Node, href?: string): void => {
    switch (node.type) {
      case 'text':
        lines.at(-1)?.push(runOf(node, href, where));
        break;
      case 'tab':
        lines.at(-1)?.push({ text: ' ' });
        break;
      case 'linebreak':
        lines.push([]);
        break;
      case 'link':
      case 'autolink': {
        if (href !== undefined) throw refused(where, 'a link holds another link', 'Remove one of the two');
        const address = addressOf(node, where);
        for (const child of childrenOf(node, where)) add(child, address);
        break;
      }
      default:
        throw refused(where, `K2: "${node.type}" cannot stand inside a line of text`, 'Remove it');
    }
  };
  for (const node of nodes) add(node);
  return lines.map(tidyRuns).filter((line) => {
    const fault = faultIn(textOf(line), false);
    if (fault !== null) throw refused(where, fault, 'Write these words again');
    return line.length > 0;
  });
}

/** Inline nodes as one line. */
export function lineOfInline(nodes: readonly Node[], where: string): Run[] {
  return inOneLine(linesOfInline(nodes, where));
}
