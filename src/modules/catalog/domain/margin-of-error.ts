import { squash } from './words.js';

const ending = /[\s_-]*(moe|margin[\s_-]*of[\s_-]*error|margin[\s_-]*error)$/i;
const beginning = /^(moe|margin[\s_-]*of[\s_-]*error)[\s_-]*/i;

/** The column whose margin of error `name` holds: `income_moe`, `moe_income`, "Income Margin of Error". */
export function marginOfErrorOf(name: string, others: readonly string[]): string | undefined {
  const bare = name.replace(ending, '').replace(beginning, '');
  if (bare === name || bare === '') return undefined;
  const estimate = /[\s_-]*(estimate|est)$/i;
  const wanted = squash(bare);
  return others.find(
    (other) => other !== name && (squash(other) === wanted || squash(other.replace(estimate, '')) === wanted),
  );
}
