import type { CompiledModel } from '../model/compile.js';
import type { Token } from '../text/tokens.js';
import { Chart, type Found, type Rules } from './chart.js';
import { figureRule } from './figures.js';
import { modifiersRule } from './modifiers.js';
import { sentence } from './sentences.js';
import { thingsRule } from './things.js';
import type { Question } from './tree.js';

const rules: Rules = { things: thingsRule, modifiers: modifiersRule, figure: figureRule };

/** Every way to read a whole question, the least guessed first; none where a word has no place in it. */
export const parseQuestion = (tokens: readonly Token[], model: CompiledModel): readonly Found<Question>[] =>
  sentence(new Chart(tokens, model, rules), 0);
