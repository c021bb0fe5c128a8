import { isNode, type Node, textOf } from '../syntax-tree.js';
import { refuse } from '../tree-walk.js';
import { allowedFunctions } from './allowed-functions.js';

/** Columns that functions in FROM have by themselves. */
const columnsOfFunctions: ReadonlySet<string> = new Set(['key', 'ordinality', 'value']);
const columnOfRow = /^f\d+$/;
const ofTheSystem = /^pg_/;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const namesOf = (value: unknown): string[] =>
  listOf(value).flatMap((part) => (isNode(part) && isNode(part.String) ? textOf(part.String.sval) : []));

/**
 * `a.b` and `(…).b` also call the function b, with what stands before as its argument, where that has no column b: so
 * `('/etc/passwd'::text).pg_read_file` reads a file. Rows of tables and of sub-queries are no argument of a function that
 * could do harm; single values are.
 */
export class DottedNames {
  /** What is known to be a column where a function in FROM goes by the name: by every one that does. */
  private readonly valuesOf = new Map<string, ReadonlySet<string>>();
  private readonly dotted: (readonly [of: string, name: string])[] = [];
  private readonly picked: string[] = [];

  /** `columns`: of the tables of the source. */
  constructor(private readonly columns: ReadonlySet<string>) {}

  column({ fields }: Node): void {
    const [of, name] = namesOf(fields).slice(-2);
    if (of !== undefined && name !== undefined && listOf(fields).length > 1) this.dotted.push([of, name]);
  }

  pick({ indirection }: Node): void {
    this.picked.push(...namesOf(indirection));
  }

  functionInFrom({ alias, functions }: Node): void {
    const called = listOf(functions).flatMap(nameOfCall);
    const { aliasname, colnames } = isNode(alias) ? alias : {};
    const name = aliasname === undefined ? undefined : textOf(aliasname);
    const given = namesOf(colnames);
    const columns = new Set(given.length > 0 ? given : [name ?? '', ...called]);
    for (const known of name === undefined ? called : [name]) {
      const others = this.valuesOf.get(known) ?? columns;
      this.valuesOf.set(known, new Set([...columns].filter((column) => others.has(column))));
    }
  }

  /** Once all of the statement has been seen. */
  assertColumns(): void {
    for (const [of, name] of this.dotted) {
      const values = this.valuesOf.get(of);
      if (values ? !values.has(name) : ofTheSystem.test(name) && !this.columns.has(name))
        this.assertHarmless(name, `${of}.${name}`);
    }
    for (const name of this.picked) if (!this.columns.has(name)) this.assertHarmless(name, `(…).${name}`);
  }

  private assertHarmless(name: string, written: string): void {
    if (allowedFunctions.has(name) || columnsOfFunctions.has(name) || columnOfRow.test(name)) return;
    refuse(`${written} is no column of a table, and may not be called as the function ${name}.`);
  }
}

/** `[FuncCall, its columns]`, as a list. */
function nameOfCall(one: unknown): string[] {
  const [call] = listOf(isNode(one) && isNode(one.List) ? one.List.items : []);
  return isNode(call) && isNode(call.FuncCall) ? namesOf(call.FuncCall.funcname).slice(-1) : [];
}
