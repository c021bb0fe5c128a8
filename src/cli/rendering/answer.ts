import { styleText } from 'node:util';
import type {
  AmbiguousView,
  AnsweredView,
  AnswerResultView,
  AssumptionView,
  DeclinedView,
  ProvenanceView,
  SqlView,
  TableAttributionView,
} from '#modules/questions';
import { renderBars } from './bar-chart.js';
import { formatCell, headingOf, visible } from './cells.js';
import { renderTable } from './table.js';

export interface Page {
  /** Columns of the terminal. */
  readonly width: number;
  /** Rows of the table at most. */
  readonly rows: number;
}

const strong = (text: string) => styleText('bold', text);
const faint = (text: string) => styleText('dim', text);
const indented = (text: string) => text.replaceAll(/^/gm, '  ');
const inFigures = (n: number) => n.toLocaleString('en-US');
const count = (n: number, what: string) => `${inFigures(n)} ${what}${n === 1 ? '' : 's'}`;

export function renderAnswered(answer: AnsweredView, page: Page): string {
  const { reading, result, chart, sql, provenance, timing } = answer;
  const blocks = [
    [strong(visible(reading.text)), ...reading.assumptions.map(assumptionLine)],
    result ? rowsBlock(result, page) : [],
    result && chart && chart.type !== 'table' && chart.type !== 'value' ? renderBars(result, page.width) : [],
    [strong('SQL'), indented(sqlText(sql))],
    [...sourceLines(provenance), faint(`${timingLine(timing)} Data version ${provenance.dataVersion}.`)],
  ];
  return join(blocks);
}

export function renderAmbiguous({ phrase, choices }: AmbiguousView): string {
  const lines = choices.map(
    ({ id, text }, index) => `  ${index + 1}. ${visible(text)}  ${faint(`--choice ${quoted(id)}`)}`,
  );
  return join([
    [strong(`"${visible(phrase)}" can mean several things. Which one?`), ...lines],
    ['Ask again with --choice and the number or the id.'],
  ]);
}

export function renderDeclined({ reason, notUnderstood, suggestions }: DeclinedView): string {
  const words = notUnderstood.map((word) => `"${visible(word)}"`).join(', ');
  return join([
    [strong('Not answered.'), visible(reason), ...(words ? [`Not understood: ${words}`] : [])],
    suggestions.length > 0
      ? ['What can be asked:', ...suggestions.map((text) => `  - ${visible(text)}`)]
      : [],
  ]);
}

/** The statement, and what its `?` stand for. */
export function sqlText({ text, parameters }: SqlView): string {
  if (parameters.length === 0) return text;
  return `${text}\n-- parameters: ${parameters.map((value) => JSON.stringify(value)).join(', ')}`;
}

const join = (blocks: readonly (readonly string[])[]) =>
  `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;

function assumptionLine({ phrase, meaning, alternatives }: AssumptionView): string {
  const said = phrase ? `"${phrase}" means ${meaning}` : meaning;
  const others = alternatives.length > 0 ? ` (could be: ${alternatives.join('; ')})` : '';
  return faint(`  Assumed: ${visible(said + others)}`);
}

function rowsBlock(result: AnswerResultView, page: Page): string[] {
  const { columns, rows, rowCount } = result;
  const [column] = columns;
  if (column && columns.length === 1 && rowCount === 1)
    return [`${headingOf(column)}: ${strong(formatCell(rows[0]?.[0], column))}`];
  if (rowCount === 0) return ['No rows: nothing in the data fits.'];
  const shown = rows.slice(0, page.rows);
  return [...renderTable({ ...result, rows: shown }, page.width), faint(sizeLine(result, shown.length))];
}

/** Nothing is cut silently. */
function sizeLine({ rowCount, totalRows, totalRowsAtLeast }: AnswerResultView, shown: number): string {
  if (shown === totalRows) return count(totalRows, 'row');
  const total = `${totalRowsAtLeast ? 'more than ' : ''}${inFigures(totalRows)}`;
  const more =
    shown === rowCount
      ? 'One answer carries no more.'
      : `--all shows ${rowCount < totalRows ? `${inFigures(rowCount)}, as many as one answer carries` : 'all of them'}.`;
  return `The first ${count(shown, 'row')} of ${total}. ${more}`;
}

const sourceLines = ({ source, tables }: ProvenanceView): string[] =>
  tables.some((table) => table.source)
    ? [strong('Source'), ...tables.map((table) => `  ${visible(tableLine(table))}`)]
    : [strong('Source'), `  ${visible(source)}`];

function tableLine({ label, source, vintage, licence }: TableAttributionView): string {
  const details = [vintage, licence && `licence: ${licence}`].filter(Boolean).join('; ');
  return `${label}: ${source ?? 'source not stated'}${details ? ` (${details})` : ''}`;
}

const timingLine = ({ parseMs, executeMs, cached }: AnsweredView['timing']): string =>
  cached ? 'Answered from memory.' : `Read in ${parseMs} ms, run in ${executeMs} ms.`;

/** So that it can be pasted into a shell. */
const quoted = (id: string): string => (/^[\w=.,:@%+-]+$/.test(id) ? id : `'${id.replaceAll("'", "'\\''")}'`);
