import type { TypeDescription } from './type-description.js';

/** SQL for a value of a type that is not nested. */
export type PlainCell = (type: TypeDescription, value: string) => string;

interface CellRules {
  readonly plain: PlainCell;
  /** What the entries of a map, a list of `{key, value}`, become. */
  readonly map: (entries: string) => string;
  /** What the value of a union becomes: its members have different types. */
  readonly member: (value: string) => string;
}

const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** SQL that makes of a value of any type what a format can hold, also of the values inside it. */
export class NestedCells {
  private variables = 0;

  constructor(private readonly rules: CellRules) {}

  of(type: TypeDescription, value: string): string {
    switch (type.typeId) {
      case 'LIST':
      case 'ARRAY':
        return this.list(type, value);
      case 'STRUCT':
        return this.struct(type, value);
      case 'MAP':
        return this.map(type, value);
      case 'UNION':
        return this.union(type, value);
      default:
        return this.rules.plain(type, value);
    }
  }

  private list({ valueType }: TypeDescription, value: string): string {
    return valueType ? this.each(value, (item) => this.of(valueType, item)) : value;
  }

  private struct({ entryNames = [], entryTypes = [] }: TypeDescription, value: string): string {
    const entries = entryTypes.map((type, index) => {
      const name = quoteName(entryNames[index] ?? '');
      return `${name} := ${this.of(type, `struct_extract(${value}, ${quoteText(entryNames[index] ?? '')})`)}`;
    });
    return `case when ${value} is not null then struct_pack(${entries.join(', ')}) end`;
  }

  private map({ keyType, valueType }: TypeDescription, value: string): string {
    if (!keyType || !valueType) return value;
    const entry = (item: string) =>
      `struct_pack("key" := ${this.of(keyType, `${item}.key`)}, "value" := ${this.of(valueType, `${item}.value`)})`;
    return this.rules.map(this.each(`map_entries(${value})`, entry));
  }

  private union({ memberTags = [], memberTypes = [] }: TypeDescription, value: string): string {
    const cases = memberTypes.map((type, index) => {
      const tag = quoteText(memberTags[index] ?? '');
      return `when ${tag} then ${this.rules.member(this.of(type, `union_extract(${value}, ${tag})`))}`;
    });
    return `case union_tag(${value})::varchar ${cases.join(' ')} end`;
  }

  private each(list: string, convert: (item: string) => string): string {
    const item = `item_${this.variables++}`;
    const converted = convert(item);
    return converted === item ? list : `list_transform(${list}, lambda ${item}: ${converted})`;
  }
}
