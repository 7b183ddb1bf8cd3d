import { type FieldHook, type RichTextField, ValidationError } from 'payload';
import { bodyEditor } from '../config/editor.ts';
import { textFault } from '../language/faults.ts';
import { inLanguage } from '../language/said.ts';

/** The value with every text in it composed (T1), and the first text at fault. */
function composed(value: unknown, faulty: (text: string) => void): unknown {
  if (Array.isArray(value)) return value.map((item) => composed(item, faulty));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key !== 'text' || typeof inner !== 'string') return [key, composed(inner, faulty)];
      const text = inner.normalize('NFC').replace(/\t/g, ' ');
      faulty(text);
      return [key, text];
    }),
  );
}

/** Holds the text rules inside the body as in every other field (T1 to T3). */
const readableBody: FieldHook = ({ value, collection, path, req }) => {
  const faults: string[] = [];
  const body = composed(value, (text) => {
    const fault = textFault(text, true);
    if (fault !== null) faults.push(inLanguage(fault, req));
  });
  const [message] = faults;
  if (message === undefined) return body;
  const errors = [{ path: path.join('.'), message }];
  throw new ValidationError({ collection: collection?.slug ?? '', errors, req }, req.t);
};

/** The body of a bulletin or of a standing page. */
export function bodyField(rest: Pick<RichTextField, 'required'> = {}): RichTextField {
  return {
    ...rest,
    name: 'body',
    type: 'richText',
    label: { vi: 'Nội dung', en: 'Body' },
    editor: bodyEditor,
    hooks: { beforeValidate: [readableBody] },
  };
}
