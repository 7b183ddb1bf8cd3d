import { tidy } from '@nguon/content-model/text';
import {
  type FieldHook,
  type TextareaField,
  type TextField,
  type TextFieldSingleValidation,
  ValidationError,
} from 'payload';
import { textFault } from '../language/faults.ts';
import { inLanguage, type Said } from '../language/said.ts';

const noText = { vi: 'Đây không phải là chữ. Hãy gõ lại.', en: 'This is no text. Type it again.' };

function tooLong(length: number, limit: number): Said {
  return {
    vi: `Dài ${length} ký tự, tối đa ${limit}. Hãy rút ngắn.`,
    en: `${length} characters, at most ${limit}. Shorten it.`,
  };
}

/**
 * Tidies a text (T1) and refuses one with hidden characters, endless words or piled marks (T2, T3, T5), and whatever is
 * no text at all (W70). Runs before validation, so that drafts, which are saved unvalidated, obey too.
 */
function readable(limit: number, lineBreaks: boolean): FieldHook {
  return ({ value, collection, field, path, req }) => {
    if (value === null || value === undefined) return value;
    const text = typeof value === 'string' ? tidy(value) : null;
    const fault =
      text === null
        ? noText
        : text.length > limit
          ? tooLong(text.length, limit)
          : textFault(text, lineBreaks);
    if (fault === null) return text;
    const label = field.label ? { label: field.label } : {};
    const error = { ...label, path: path.join('.'), message: inLanguage(fault, req) };
    throw new ValidationError({ collection: collection?.slug ?? '', errors: [error], req }, req.t);
  };
}

interface TextOptions {
  readonly name: string;
  readonly label: Said;
  /** Longest text, in characters. */
  readonly limit: number;
  readonly description?: Said;
}

type Rest = Pick<TextField, 'required' | 'index' | 'unique' | 'localized' | 'access' | 'defaultValue'> & {
  readonly admin?: Pick<NonNullable<TextField['admin']>, 'position' | 'readOnly' | 'hidden' | 'condition'>;
};

interface RestOfLine extends Omit<Rest, 'admin'> {
  readonly validate?: TextFieldSingleValidation;
  readonly admin?: Rest['admin'] & Pick<NonNullable<TextField['admin']>, 'components' | 'width'>;
}

/** One line of readable text. */
export function lineField(
  { name, label, limit, description }: TextOptions,
  rest: RestOfLine = {},
): TextField {
  return {
    ...rest,
    name,
    type: 'text',
    label: { ...label },
    maxLength: limit,
    admin: { ...rest.admin, ...(description && { description: { ...description } }) },
    hooks: { beforeValidate: [readable(limit, false)] },
  };
}

/** Refuses to be empty, in drafts too, which are saved unvalidated. A save that leaves the field out keeps it. */
const present: FieldHook = ({ value, operation, collection, field, path, req }) => {
  if (value || (value === undefined && operation === 'update')) return value;
  const message = inLanguage({ vi: 'Hãy điền.', en: 'Fill it in.' }, req);
  const errors = [{ ...(field.label && { label: field.label }), path: path.join('.'), message }];
  throw new ValidationError({ collection: collection?.slug ?? '', errors, req }, req.t);
};

/** The line by which a record is found again, so that even a draft has one (W19). */
export function nameField(options: TextOptions): TextField {
  const field = lineField(options, { required: true });
  return { ...field, hooks: { beforeValidate: [...(field.hooks?.beforeValidate ?? []), present] } };
}

/** Readable text with line breaks. */
export function passageField(
  { name, label, limit, description }: TextOptions,
  rest: Rest = {},
): TextareaField {
  return {
    ...rest,
    name,
    type: 'textarea',
    label: { ...label },
    maxLength: limit,
    admin: { ...rest.admin, ...(description && { description: { ...description } }) },
    hooks: { beforeValidate: [readable(limit, true)] },
  };
}
