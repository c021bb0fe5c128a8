import { z } from 'zod';
import { httpErrors } from './errors.js';

/** What can be asked for below a field; `open` where the schema leaves the names to the data. */
interface Shape {
  readonly open: boolean;
  readonly fields: ReadonlyMap<string, Shape>;
}

type JsonSchema = z.core.JSONSchema.JSONSchema;
type Selection = Map<string, Selection>;

const anything: Shape = { open: true, fields: new Map() };

/** `?fields=a,b.c` on answers of one schema: a list is chosen from item by item, a page keeps its frame. */
export class FieldSelector {
  private shape: Shape | undefined;
  private readonly page: boolean;

  constructor(private readonly schema: z.ZodType) {
    this.page = schema instanceof z.ZodObject && 'items' in schema.shape && 'nextCursor' in schema.shape;
  }

  select(answer: unknown, fields: unknown): unknown {
    const selection = this.parse(String(fields));
    if (!this.page) return pick(answer, selection);
    const { items, ...frame } = answer as { items: unknown };
    return { items: pick(items, selection), ...frame };
  }

  private parse(fields: string): Selection {
    const selection: Selection = new Map();
    for (const path of fields.split(',').map((one) => one.trim())) {
      let shape = this.root();
      let below = selection;
      for (const name of path.split('.')) {
        const next = shape.fields.get(name) ?? (shape.open && name !== '' ? anything : undefined);
        if (!next)
          throw httpErrors.unknownField({ field: path, allowed: [...shape.fields.keys()].join(', ') });
        const chosen: Selection = below.get(name) ?? new Map();
        below.set(name, chosen);
        below = chosen;
        shape = next;
      }
    }
    return selection;
  }

  private root(): Shape {
    if (this.shape) return this.shape;
    const json = z.toJSONSchema(this.schema, { io: 'output', unrepresentable: 'any', reused: 'inline' });
    const whole = shapeOf(json as JsonSchema, json as JsonSchema);
    this.shape = this.page ? (whole.fields.get('items') ?? anything) : whole;
    return this.shape;
  }
}

function shapeOf(schema: JsonSchema, root: JsonSchema): Shape {
  if (schema.$ref !== undefined) return anything;
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const { items } = schema;
  if (typeof items === 'object' && !Array.isArray(items)) parts.push(items);
  const fields = new Map<string, Shape>();
  const add = (name: string, shape: Shape) => fields.set(name, merge(fields.get(name), shape));
  for (const [name, value] of Object.entries(schema.properties ?? {}))
    add(name, typeof value === 'object' ? shapeOf(value, root) : anything);
  let open = schema.type === undefined && parts.length === 0 ? true : isOpen(schema);
  for (const part of parts) {
    if (typeof part !== 'object') continue;
    const shape = shapeOf(part, root);
    open ||= shape.open;
    for (const [name, below] of shape.fields) add(name, below);
  }
  return { open, fields };
}

const isOpen = ({ additionalProperties: more }: JsonSchema): boolean =>
  more === true || (typeof more === 'object' && more !== null);

const merge = (one: Shape | undefined, other: Shape): Shape =>
  one ? { open: one.open || other.open, fields: new Map([...one.fields, ...other.fields]) } : other;

function pick(value: unknown, selection: Selection): unknown {
  if (selection.size === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => pick(item, selection));
  const entries = [...selection].filter(([name]) => Object.hasOwn(value, name));
  return Object.fromEntries(entries.map(([name, below]) => [name, pick(Reflect.get(value, name), below)]));
}
