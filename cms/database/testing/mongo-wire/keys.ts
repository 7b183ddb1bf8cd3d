import { type Document, EJSON, ObjectId } from 'bson';

/** An index: unique or not, over one path or several. */
export interface Index {
  readonly name: string;
  readonly key: Readonly<Record<string, unknown>>;
  readonly unique?: boolean;
  /** Records without any of the paths are left out. */
  readonly sparse?: boolean;
  readonly partialFilterExpression?: Document;
}

/** Text that is equal exactly when two values are equal to MongoDB. */
export function keyOf(value: unknown): string {
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'number') return `n${value}`;
  if (value instanceof ObjectId) return `o${value.toHexString()}`;
  if (value === undefined || value === null) return 'null';
  return EJSON.stringify(value, { relaxed: false });
}

/** Every value at a path; through arrays, each element's. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((element) => valuesAt(element, path));
  const [step, ...rest] = path;
  if (step === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [undefined];
  return valuesAt(Object.entries(value).find(([name]) => name === step)?.[1], rest);
}

/** The keys under which an index lists a document: several where a path leads through an array, none where sparse. */
export function indexKeys(index: Index, document: Document): string[] {
  const columns = Object.keys(index.key).map((path) => valuesAt(document, path.split('.')));
  if (index.sparse && columns.every((values) => values.every((value) => value === undefined))) return [];
  let keys = [''];
  for (const values of columns) {
    const distinct = [...new Set(values.map(keyOf))];
    keys = keys.flatMap((key) =>
      (distinct.length ? distinct : ['null']).map((value) => `${key}\u0000${value}`),
    );
  }
  return keys;
}
