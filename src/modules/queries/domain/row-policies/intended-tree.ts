import { isNode, type Node } from '../syntax-tree.js';

/** Nodes of a tree, and those that stand there instead. */
export type Replacements = ReadonlyMap<unknown, Node>;

/** A node may be written as the one part of another that names its kind: then that one is replaced. */
export function withReplacements(tree: unknown, replacements: Replacements): unknown {
  const replacement = replacements.get(tree) ?? (isNode(tree) && replacements.get(onlyPart(tree)));
  if (replacement) return replacement;
  if (Array.isArray(tree)) return tree.map((item) => withReplacements(item, replacements));
  if (!isNode(tree)) return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([field, value]) => [field, withReplacements(value, replacements)]),
  );
}

function onlyPart(node: Node): unknown {
  const [part, ...others] = Object.values(node);
  return others.length === 0 ? part : undefined;
}

/** Where parts stand in the text, which is all in which two texts of one meaning may differ. */
const places = /^(query_location|location|stmt_len|stmt_location|(rexpr_)?list_(start|end))$/;

/** The same for trees that say the same. */
export const meaningOf = (tree: unknown): string =>
  JSON.stringify(tree, (field, value) => {
    if (places.test(field)) return undefined;
    if (!isNode(value)) return value;
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
