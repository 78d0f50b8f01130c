/** A value SQLite can bind. */
export type SqlValue = string | number | null;

/** A statement whose values are always bound, never spliced into its text. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Builds a statement: interpolated values become bound parameters, interpolated statements are inlined. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (SqlValue | Sql)[]): Sql {
  let text = strings[0] ?? '';
  const values: SqlValue[] = [];
  for (const [index, part] of parts.entries()) {
    if (typeof part === 'object' && part !== null) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += strings[index + 1] ?? '';
  }
  return { text, values };
}

/** The conditions joined by AND; no condition is always true. */
export function allOf(conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return { text: '1', values: [] };
  return {
    text: conditions.map((condition) => `(${condition.text})`).join(' AND '),
    values: conditions.flatMap((condition) => condition.values),
  };
}
