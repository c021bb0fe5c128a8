import { parseArgs } from 'node:util';
import type { Half } from './question-set.ts';

export interface Options {
  readonly folder: string;
  /** Only the sets whose names start so. */
  readonly sets: readonly string[];
  readonly half?: Half;
  /** Every outcome, a line each. */
  readonly out?: string;
  /** A data folder that is kept, with the sources loaded in it. */
  readonly data?: string;
  /** Lines `name: definition`; the sets they fit are asked once more with them. */
  readonly glossary?: string;
  /** Writes docs/accuracy.md. */
  readonly publish: boolean;
}

export const usage = `npm run eval -- <folder> [--set NAME]... [--half a|b] [--out FILE] [--data FOLDER] [--glossary FILE] [--publish]

<folder>   a set (with questions.jsonl), or a folder of sets
--set      only the sets whose names start so
--half     only the databases of that half
--out      every outcome as a line of JSON: id, status, rows, SQL, verdict
--data     keeps the data folder: sources are not loaded again while their files stay the same
--glossary lines like "big city: city with population over 500000"; sets whose databases can read one of
           them are asked once more with it
--publish  writes docs/accuracy.md
`;

export const parseOptions = (args: readonly string[]): Options => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      set: { type: 'string', multiple: true },
      half: { type: 'string' },
      out: { type: 'string' },
      data: { type: 'string' },
      glossary: { type: 'string' },
      publish: { type: 'boolean' },
    },
  });
  const [folder, ...more] = positionals;
  const { set: sets = [], half, out, data, glossary, publish = false } = values;
  if (folder === undefined || more.length > 0) throw new Error(usage);
  if (half !== undefined && half !== 'a' && half !== 'b') throw new Error(usage);
  return {
    folder,
    sets,
    publish,
    ...(half && { half }),
    ...(out !== undefined && { out }),
    ...(data !== undefined && { data }),
    ...(glossary !== undefined && { glossary }),
  };
};
