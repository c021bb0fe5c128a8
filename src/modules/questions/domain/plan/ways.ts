import { stemOf } from '../model/lexicon.js';
import { splitName } from '../model/names.js';
import type { Edge } from '../model/schema-graph.js';

const stemsOf = (words: readonly string[]): readonly string[] =>
  words.map((word) => stemOf(word.toLowerCase())).filter((stem) => stem.length >= 4);

/** How many of the words the columns of a join are called by. */
const calledBy = ({ on }: Edge, said: readonly string[]): number => {
  const names = new Set(on.flat().flatMap((column) => stemsOf(splitName(column.name))));
  return said.filter((stem) => names.has(stem)).length;
};

/** "problems REPORTED by the staff": of several ways between two tables the one that is called so. */
export const wayCalled = (ways: readonly Edge[], done: string | undefined): Edge | undefined => {
  const said = stemsOf((done ?? '').split(' '));
  const fits = ways.map((edge) => calledBy(edge, said));
  const most = Math.max(...fits);
  return most > 0 && fits.filter((one) => one === most).length === 1 ? ways[fits.indexOf(most)] : undefined;
};

/** "members REGISTERED at a branch": of several ways the one through what is called so. */
export const routeCalled = (
  routes: readonly (readonly Edge[])[],
  done: string | undefined,
): readonly Edge[] | undefined => {
  const said = stemsOf((done ?? '').split(' '));
  const called = routes.filter((path) => {
    const names = new Set(path.slice(0, -1).flatMap(({ to }) => stemsOf(splitName(to.name))));
    return said.some((stem) => names.has(stem));
  });
  return called.length === 1 ? called[0] : undefined;
};
