import type { AppliedPolicyView } from '../../contract/index.js';
import type { Node } from '../syntax-tree.js';
import { refuse } from '../tree-walk.js';
import { type Replacements, withReplacements } from './intended-tree.js';
import type { TableGuard } from './table-guards.js';
import { edited, nameLength, type TextEdit } from './text-edits.js';

/** A place of the statement where a guarded table is read. */
export interface Reference {
  readonly node: Node;
  /** Bytes from the beginning of the text to its name. */
  readonly at: number;
  readonly guard: TableGuard;
  /** What is to follow the SELECT: a name, where the statement gives none itself. */
  readonly naming: string;
  /** The node of a sub-query that has what the node of the table has beside its name. */
  readonly around: (subquery: unknown) => Node;
}

/** Where a statement reads guarded tables: what its text becomes, and what its tree then has to be. */
export class GuardedReferences {
  private readonly edits: TextEdit[] = [];
  private readonly references: (Reference & { readonly instead: string })[] = [];
  private readonly plain = new Map<unknown, Node>();
  private readonly applied = new Map<string, AppliedPolicyView>();

  constructor(private readonly sql: string) {}

  get policies(): readonly AppliedPolicyView[] {
    return [...this.applied.values()];
  }

  /** Whether some rows are kept back. */
  get restricted(): boolean {
    return this.references.length > 0;
  }

  get text(): string {
    return this.edits.length === 0 ? this.sql : edited(this.sql, this.edits);
  }

  /** The SELECTs that stand for tables. */
  get inserted(): readonly string[] {
    return [...new Set(this.references.map(({ instead }) => instead))];
  }

  /** Something that is written before the name of a table, and what its node is then. */
  insert(node: Node, edit: Omit<TextEdit, 'length'>, becomes: Node): void {
    this.edits.push({ ...edit, length: 0 });
    this.plain.set(node, becomes);
  }

  /** Answers whether anything else stands for the table. */
  add(reference: Reference): boolean {
    const { guard, at, naming } = reference;
    for (const policy of guard.policies) this.applied.set(policy.id, policy);
    const { instead } = guard;
    if (instead === undefined) return false;
    const length = nameLength(this.sql, at);
    if (length === 0) refuse('the place of a table with row policies in it is not found.');
    this.edits.push({ at, length, text: `(${instead})${naming}` });
    this.references.push({ ...reference, instead });
    return true;
  }

  /** The tree of the statement with the policies in it. `parsed` knows the tree of each inserted SELECT. */
  intended(tree: unknown, parsed: (instead: string) => unknown): unknown {
    const guarded: Replacements = new Map(
      this.references.map(({ node, instead, around }) => [node, around(parsed(instead))]),
    );
    return withReplacements(tree, new Map([...this.plain, ...guarded]));
  }
}
