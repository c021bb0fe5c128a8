import { labelOf } from '../build/measure.js';
import { Refusal } from '../build/refusal.js';
import type { Interpretation } from '../interpretation.js';
import type { CompiledModel } from '../model/compile.js';
import { answerColumns } from '../print/columns.js';
import { printSql } from '../print/sql.js';
import type { Token } from '../text/tokens.js';
import { forms } from './forms.js';
import { markUp } from './marks.js';
import { sayings } from './said.js';
import { choiceOf, OpenCells, Scene } from './scene.js';
import { sheetOf } from './sheet.js';

const open = ({ mark, senses }: OpenCells): Interpretation | undefined =>
  senses.length > 4
    ? undefined
    : {
        status: 'ambiguous',
        phrase: mark.text,
        choices: senses.map(({ field }) => ({
          id: choiceOf(mark, field),
          text: `${mark.text}: ${labelOf(field.column)}`,
        })),
      };

const attempt = (scene: Scene, at: number): Interpretation | undefined => {
  const form = forms[at];
  const match = form?.pattern.exec(scene.said.text);
  if (!form || !match) return undefined;
  try {
    const plan = form.read(scene, match.groups ?? {});
    if (
      !plan ||
      (scene.loose && plan.query.first) ||
      (scene.isAside && form.name.startsWith('next') && (scene.loose || form.name === 'next to'))
    )
      return undefined;
    const { query, text } = plan;
    return {
      status: 'answered',
      reading: { text, assumptions: scene.notes },
      sql: { dialect: scene.model.dialect, text: printSql(query, scene.model.dialect), parameters: [] },
      columns: answerColumns(query),
      tables: [scene.sheet.table.name],
    };
  } catch (error) {
    if (error instanceof OpenCells) return open(error);
    if (error instanceof Refusal) return undefined;
    throw error;
  }
};

/** Longer questions say more than one form has room for. */
const mostTokens = 45;

/** Reads a question about a sheet; undefined where no form of asking fits all of its words. */
export const readSheet = (
  tokens: readonly Token[],
  model: CompiledModel,
  choices: readonly string[],
): Interpretation | undefined => {
  const sheet = sheetOf(model);
  if (!sheet || tokens.length > mostTokens) return undefined;
  for (const said of sayings(markUp(tokens, sheet, model)))
    for (let at = 0; at < forms.length; at += 1) {
      const found = attempt(new Scene(said, { sheet, model, choices }), at);
      if (found) return found;
    }
  return undefined;
};
