import type { Assumption, Interpretation } from '../interpretation.js';
import type { CompiledModel } from '../model/compile.js';
import { namesakeChoices } from '../outcome/ambiguity.js';
import { correctionNotes } from '../outcome/corrections.js';
import { declined, nothingBefore, notTogether } from '../outcome/decline.js';
import { listed } from '../print/words.js';
import { type Correction, understand } from '../senses/understand.js';
import type { Token } from '../text/tokens.js';
import { answerOf, type Form, isPlan } from './answer.js';
import { contextOf } from './context.js';
import { latestYear, levelsOf, seriesFor } from './find-series.js';
import { changes } from './forms/changes.js';
import { counts } from './forms/counts.js';
import { lists } from './forms/lists.js';
import { overview } from './forms/overview.js';
import { parts } from './forms/parts.js';
import { rankings } from './forms/rankings.js';
import { trends } from './forms/trends.js';
import { values } from './forms/values.js';
import { type Hearing, hear } from './hear.js';
import { refersBack } from './referring.js';
import type { Request } from './request.js';
import { requestOf } from './requests.js';
import { respell } from './respell.js';
import { yearsOf } from './series.js';
import { placeNotes } from './telling.js';

/** Those that tell of many places: some may be left out, and they have an order. */
const ofLists: readonly Form[] = [rankings, lists, counts];

const forms: readonly Form[] = [values, rankings, lists, counts, trends, changes, parts, overview];

/** There are such figures, but of other places than those asked about. */
const otherLevels = (
  { wanted, places, level }: Request,
  model: CompiledModel,
): Interpretation | undefined => {
  const asked = level ?? places[0]?.level ?? 'nation';
  for (const one of wanted) {
    const { text, topics } = one;
    const found = levelsOf(one, model);
    if (found.includes(asked)) continue;
    if (found.length > 0)
      return declined(
        'no-such-data',
        `Figures for "${text}" are known by ${listed(found)} only, and those of other places do not follow from them.`,
        { notUnderstood: [text] },
      );
    const other = levelsOf({ text, topics }, model);
    if (other.length > 0)
      return declined(
        'no-such-data',
        one.form === 'count'
          ? `Of "${text}" only the part of all is known, by ${listed(other)}, and not the number.`
          : `Of "${text}" only the number is known, by ${listed(other)}, and not the part of all.`,
        { notUnderstood: [text] },
      );
  }
  return undefined;
};

/** "1990 and 2000 to 2019". */
const yearsInWords = (years: readonly number[]): string => {
  const runs: [number, number][] = [];
  for (const year of years) {
    const last = runs.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return listed(
    runs.flatMap(([from, to]) =>
      to - from < 2 ? [...new Set([from, to])].map(String) : [`${from} to ${to}`],
    ),
  );
};

/** The figures are known, but not of that time. */
const otherYears = (request: Request, model: CompiledModel): Interpretation | undefined => {
  const { wanted, places, time } = request;
  const level = request.level ?? places[0]?.level ?? 'nation';
  if (time.kind === 'latest') return undefined;
  for (const one of wanted) {
    const at = (when: Request['time']) => seriesFor({ wanted: one, level, time: when, places }, model);
    const all = at({ kind: 'latest' });
    if (all.length === 0 || at(time).length > 0) continue;
    const years = [...new Set(all.flatMap((series) => yearsOf(series, model)))].sort((a, b) => a - b);
    return declined('out-of-range', `Figures for "${one.text}" are known for ${yearsInWords(years)} only.`, {
      notUnderstood: time.kind === 'at' ? time.years.map(String) : [],
    });
  }
  return undefined;
};

interface HeardIn extends Hearing {
  readonly corrections: readonly Correction[];
}

/** A question taken apart, with its slips of spelling put right where it has words that say nothing. */
export const hearIn = (
  tokens: readonly Token[],
  { model, choices }: { readonly model: CompiledModel; readonly choices: readonly string[] },
): HeardIn => {
  const known = { latest: latestYear(model), model, choices };
  const first = hear(tokens, known);
  if (first.unknown.length === 0) return { ...first, corrections: [] };
  const asked = respell(tokens, first.unknown, model);
  const second = asked.corrections.length > 0 ? hear(asked.tokens, known) : first;
  if (second.unknown.length === 0) return { ...second, corrections: asked.corrections };
  const read = understand(asked.tokens, model);
  return { ...hear(read.tokens, known), corrections: [...asked.corrections, ...read.corrections] };
};

/** What there is for a request; why there is nothing, where it cannot be answered. */
export const answerTo = (
  request: Request,
  model: CompiledModel,
  notes: readonly Assumption[],
): Interpretation => {
  const suited = request.excluded || request.order ? ofLists : forms;
  for (const form of suited) {
    const found = form(request, model);
    if (!found) continue;
    if (!isPlan(found)) return found;
    const told = [...notes, ...placeNotes(request.places), ...found.notes];
    return { ...answerOf({ ...found, notes: told }, model), context: contextOf(request) };
  }
  return otherYears(request, model) ?? otherLevels(request, model) ?? notTogether();
};

/** Reads a question about statistics of places; undefined where some of its words are about something else. */
export const readStatistics = (
  tokens: readonly Token[],
  model: CompiledModel,
  choices: readonly string[],
): Interpretation | undefined => {
  const { heard, unknown, shared, corrections } = hearIn(tokens, { model, choices });
  if (unknown.length > 0) return undefined;
  const request = requestOf(heard);
  if (!request) return undefined;
  if (refersBack(heard)) return nothingBefore();
  return shared ? namesakeChoices(shared) : answerTo(request, model, correctionNotes(corrections));
};
