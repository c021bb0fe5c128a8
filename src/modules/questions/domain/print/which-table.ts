import type { Frame } from '../build/frame.js';
import type { Column } from '../model/schema-graph.js';
import type { Query, Selected } from '../query/query.js';
import { tableOf } from '../resolve/assignment.js';

const figureOf = ({ expression }: Selected): Column | undefined => {
  const of = expression.kind === 'aggregate' ? expression.of : expression;
  return of.kind === 'column' && of.column.view.role === 'measure' ? of.column : undefined;
};

const isElsewhere = ({ table, view }: Column, { input }: Frame): boolean =>
  input.model.graph.tables.some(
    (other) => other !== table && other.columns.some((column) => column.view.label === view.label),
  );

/** " in branch 12": the table that was named, where several have a figure of that name and the text does not tell. Places say it themselves. */
export const whichTable = (query: Query, frame: Frame, text: string): string => {
  const { draft, assignment } = frame.input;
  const places = query.root.nameColumn?.view.meaning !== undefined;
  const label = query.root.view.label.toLowerCase();
  const named = draft.entities.some((mention) => {
    const sense = assignment.nouns.get(mention);
    return sense?.kind === 'table' && tableOf(sense) === query.root;
  });
  const open = query.select.some((one) => {
    const figure = figureOf(one);
    return figure !== undefined && isElsewhere(figure, frame);
  });
  return named && open && !places && !text.toLowerCase().includes(label) ? ` in ${label}` : '';
};
