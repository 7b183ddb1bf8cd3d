import { Run, textOf } from '@nguon/content-model/block';
import { faultIn } from '@nguon/content-model/text';
import { textFaultOf } from '../language/faults.ts';
import { BodyRefusal, type Place } from './body-refusal.ts';
import { childrenOf, type Node } from './lexical-node.ts';
import { inOneLine, tidyRuns } from './runs.ts';

/** Lexical's format bits that a run keeps. */
const BOLD = 1;
const ITALIC = 2;
/** Bits that change what the words mean, which plain reading and a voice would lose (K7). */
const MEANINGFUL = [
  [4, { vi: 'gạch ngang', en: 'struck-out' }],
  [32, { vi: 'chỉ số dưới', en: 'lowered' }],
  [64, { vi: 'chỉ số trên', en: 'raised' }],
] as const;

function runOf({ text, format }: Node, href: string | undefined, place: Place): Run {
  const bits = typeof format === 'number' ? format : 0;
  const lost = MEANINGFUL.find(([bit]) => (bits & bit) !== 0)?.[1];
  if (lost !== undefined) {
    throw new BodyRefusal(
      place,
      {
        vi: `chữ «${text}» là chữ ${lost.vi}, loa không đọc ra được`,
        en: `K7: "${text}" is ${lost.en} text, which a voice cannot say`,
      },
      { vi: 'Hãy viết bằng chữ thường', en: 'Write it in plain words' },
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
function addressOf({ fields }: Node, place: Place): string {
  const href = fields?.url?.trim() ?? '';
  const url = URL.canParse(href) ? new URL(href) : null;
  const isPlain = url !== null && url.username === '' && !/\s/.test(href) && faultIn(href, false) === null;
  if (isPlain && Run.shape.href.safeParse(href).success) return href;
  throw new BodyRefusal(
    place,
    {
      vi: `liên kết dẫn tới «${href.slice(0, 80)}», không phải địa chỉ đầy đủ`,
      en: `K5: the link leads to "${href.slice(0, 80)}"`,
    },
    {
      vi: 'Hãy chép nguyên địa chỉ, bắt đầu bằng https://, http://, mailto: hoặc tel:',
      en: 'Give a whole address that begins with https://, http://, mailto: or tel:',
    },
  );
}

const linkInLink = {
  found: { vi: 'một liên kết nằm trong liên kết khác', en: 'a link holds another link' },
  remedy: { vi: 'Hãy bỏ một trong hai', en: 'Remove one of the two' },
};

/** @throws {BodyRefusal} for words that nobody may keep (K4) */
function checkText(text: string, place: Place): void {
  const message = faultIn(text, false);
  const fault = message === null ? null : textFaultOf(message);
  if (fault === null) return;
  const { found, remedy } = fault;
  throw new BodyRefusal(place, { vi: found.vi, en: `${message}` }, remedy);
}

/**
 * The lines of inline nodes; a line break begins another (K9). Every line is checked: composed, without hidden
 * characters or words too long to show (K4).
 *
 * @throws {BodyRefusal} for a node that is not inline text (K2), an unsafe link, a hidden character
 */
export function linesOfInline(nodes: readonly Node[], place: Place): Run[][] {
  const lines: Run[][] = [[]];
  const add = (node: Node, href?: string): void => {
    switch (node.type) {
      case 'text':
        lines.at(-1)?.push(runOf(node, href, place));
        break;
      case 'tab':
        lines.at(-1)?.push({ text: ' ' });
        break;
      case 'linebreak':
        lines.push([]);
        break;
      case 'link':
      case 'autolink': {
        if (href !== undefined) throw new BodyRefusal(place, linkInLink.found, linkInLink.remedy);
        const address = addressOf(node, place);
        for (const child of childrenOf(node, place)) add(child, address);
        break;
      }
      default:
        throw new BodyRefusal(
          place,
          {
            vi: `«${node.type}» không đứng được trong một dòng chữ`,
            en: `K2: "${node.type}" cannot stand inside a line of text`,
          },
          { vi: 'Hãy bỏ phần này', en: 'Remove it' },
        );
    }
  };
  for (const node of nodes) add(node);
  return lines.map(tidyRuns).filter((line) => {
    checkText(textOf(line), place);
    return line.length > 0;
  });
}

/** Inline nodes as one line. */
export function lineOfInline(nodes: readonly Node[], place: Place): Run[] {
  return inOneLine(linesOfInline(nodes, place));
}
