import { type CompiledModel, namesakeOf } from '../model/compile.js';
import type { ValueSense } from '../model/value-index.js';
import type { Chunk } from './chunk.js';

/** Puts the choices taken into the names they are about, each into the first that it can be of; the others are left. */
export const qualify = (
  chunks: readonly Chunk[],
  choices: readonly string[],
  model: CompiledModel,
): { readonly chunks: readonly Chunk[]; readonly left: readonly string[] } => {
  const left = [...choices];
  const told = chunks.map((chunk) => {
    for (const choice of left) {
      const values = chunk.values.flatMap((sense) => chosenOf(sense, choice, model));
      if (values.length === 0) continue;
      left.splice(left.indexOf(choice), 1);
      return { ...chunk, values };
    }
    return chunk;
  });
  return { chunks: told, left };
};

const chosenOf = (sense: ValueSense, choice: string, model: CompiledModel): ValueSense[] => {
  const namesake = sense.within ? undefined : namesakeOf(sense, model);
  if (!namesake || namesake.qualifiedBy.length < 2 || !choice.startsWith(`${namesake.qualifier}=`)) return [];
  const column = model.graph.columns.get(`${namesake.table}.${namesake.qualifier}`);
  const value = choice.slice(namesake.qualifier.length + 1);
  if (!column) return [];
  if (value === '*') return [{ ...sense, within: { column } }];
  return namesake.qualifiedBy.includes(value) ? [{ ...sense, within: { column, value } }] : [];
};
