import { type Handler, Parser } from 'htmlparser2';

/** Read between two looks at the depth, characters. */
const PIECE = 32 * 1024;
/** No honest page or feed is nested deeper; a parser's work grows with the square of the depth. */
const DEEPEST = 500;

/** Names of open elements are told in small letters in HTML, as they are written in XML. */
export interface Heard extends Partial<Pick<Handler, 'onopentag' | 'ontext' | 'onclosetag'>> {
  /** Has everything been heard that was listened for? The rest is not read. */
  isEnough(): boolean;
}

/** Reads markup piece by piece, however broken, until enough was heard, it ends, or it is nested too deep (Q11). */
export function readMarkup(text: string, kind: 'html' | 'xml', heard: Heard): void {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes, isImplied) {
        depth += 1;
        heard.onopentag?.(name, attributes, isImplied);
      },
      ontext: (words) => heard.ontext?.(words),
      onclosetag(name, isImplied) {
        depth -= 1;
        heard.onclosetag?.(name, isImplied);
      },
    },
    { xmlMode: kind === 'xml' },
  );
  for (let at = 0; at < text.length; at += PIECE) {
    if (depth > DEEPEST || heard.isEnough()) return;
    parser.write(text.slice(at, at + PIECE));
  }
  parser.end();
}
