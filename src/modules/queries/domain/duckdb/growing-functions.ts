import { queriesErrors } from '../../contract/errors.js';
import { isNode } from '../syntax-tree.js';

/**
 * Functions that make much out of little, and which of their arguments says how much. The engine's memory limit
 * does not cover what one call builds, so the size has to be written out and be modest.
 */
const sizes: Readonly<Record<string, readonly number[]>> = {
  array_resize: [1],
  bar: [1, 2, 3],
  equi_width_bins: [2],
  generate_series: [0, 1, 2],
  list_resize: [1],
  lpad: [1],
  range: [0, 1, 2],
  repeat: [1],
  rpad: [1],
};

const maxSize = 10_000;

export function assertModestSize(name: string, children: unknown): void {
  if (!Object.hasOwn(sizes, name) || !Array.isArray(children)) return;
  for (const position of sizes[name] ?? []) {
    const size = position < children.length ? constantOf(children[position]) : 0;
    if (size === undefined || Math.abs(size) > maxSize)
      throw queriesErrors.refused({
        reason:
          `argument ${position + 1} of ${name} must be a number written out, ${maxSize} at most` +
          `${name === 'range' || name === 'generate_series' ? '; in FROM it may be anything' : ''}.`,
      });
  }
}

function constantOf(expression: unknown): number | undefined {
  if (!isNode(expression) || expression.class !== 'CONSTANT' || !isNode(expression.value)) return undefined;
  const { value } = expression.value;
  return typeof value === 'number' ? value : undefined;
}
