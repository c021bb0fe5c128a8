import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { AnsweredView, QuestionView } from '#modules/questions';
import type { Options } from './options.js';
import { contentOf, jsonOf, ProblemError, type Server } from './server.js';

const question = z.custom<QuestionView>(
  (value) => z.object({ status: z.enum(['answered', 'ambiguous', 'declined']) }).safeParse(value).success,
);

const sources = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string() })),
  nextCursor: z.string().optional(),
});

/** Asks, and settles one ambiguity after the other with the choices given. */
export async function ask(server: Server, options: Options): Promise<QuestionView> {
  const body = {
    question: options.question,
    execute: options.output !== 'sql',
    ...(options.conversation !== undefined && { conversationId: options.conversation }),
    ...(options.source !== undefined && { dataSourceId: await sourceId(server, options.source) }),
  };
  let answer = jsonOf(await server.send({ method: 'POST', path: '/questions', body }), question);
  for (const choice of options.choices) {
    if (answer.status !== 'ambiguous') break;
    const choiceId = answer.choices[Number(choice) - 1]?.id ?? choice;
    const path = `/questions/${answer.id}/choice`;
    answer = jsonOf(await server.send({ method: 'POST', path, body: { choiceId } }), question);
  }
  return answer;
}

/** Draws the chart of an answer into a file. */
export async function drawChart(
  server: Server,
  { chart }: AnsweredView,
  { file, format }: NonNullable<Options['chart']>,
): Promise<void> {
  if (!chart || Object.keys(chart.spec).length === 0)
    throw new ProblemError(
      `There is no chart to draw into ${file}: the answer is best read as a ${chart?.type}.`,
    );
  const body = { spec: chart.spec, format };
  const drawn = contentOf(await server.send({ method: 'POST', path: '/visualizations/render', body }));
  await writeFile(file, drawn);
}

async function sourceId(server: Server, idOrName: string): Promise<string> {
  if (z.uuid().safeParse(idOrName).success) return idOrName;
  const named = (await allSources(server)).filter(
    ({ name }) => name.toLowerCase() === idOrName.trim().toLowerCase(),
  );
  const [found, another] = named;
  if (!found) throw new ProblemError(`There is no data source named "${idOrName}" that you may ask.`);
  if (another)
    throw new ProblemError(
      `Several data sources are named "${idOrName}": say which by id, ${named.map(({ id }) => id).join(' or ')}.`,
    );
  return found.id;
}

async function allSources(server: Server) {
  const found: z.output<typeof sources>['items'] = [];
  let cursor: string | undefined;
  do {
    const from: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const page = jsonOf(
      await server.send({ method: 'GET', path: `/data-sources?limit=100${from}` }),
      sources,
    );
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return found;
}
