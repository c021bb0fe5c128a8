import { labelOf } from '../build/measure.js';
import { Refusal } from '../build/refusal.js';
import { lemmaOf } from '../model/lexicon.js';
import { wordsOf } from '../text/tokens.js';
import { orderOf } from './expressions.js';
import type { Field } from './field.js';
import { attributes } from './neutral.js';
import { rowNouns } from './row-nouns.js';
import type { Scene } from './scene.js';
import type { Sheet } from './sheet.js';

/** What is asked for, as a part of a pattern: "who", "which player", "what was the year". */
export const target =
  '(?<t>(?:who|whom)(?: (?:is|was|are|were) F\\d+)?(?! F)|(?:(?:which|what|whose)(?: is| was| are| were)?(?: other| single| of)*(?: (?:F\\d+|(?!(?:had|has|have|did|does|do|won|scored|is|was|are|were)\\b)[a-z-]+))?)|F\\d+|[a-z-]+)';

const personal =
  /\b(?:name|player|driver|rider|winner|opponent|candidate|president|director|artist|author|actor|actress|swimmer|athlete|diver|bishop|manager|coach|captain|jockey|owner|leader|governor|minister|king|queen|singer|champion|cyclist|skipper|pilot|member|producer|writer|incumbent|representative|musician|skater|runner|boxer|golfer|wrestler|mayor|senator|judge|commander|host|person|performer|composer|nominee|inductee|officer|chairman|chief)s?\b/i;

const fullName = /^\p{Lu}[\p{L}'.-]+(?: \p{Lu}[\p{L}'.-]*){1,3}(?:$| ?[([,])/u;

/** A column called after what somebody does, of names with several parts. */
const isOfPeople = ({ column, values }: Field): boolean =>
  /(?:[eo]r|ist|ian|man|woman|ee)s?$/i.test(column.name.trim()) &&
  values.length > 0 &&
  values.filter((value) => fullName.test(value)).length >= 0.7 * values.length;

/** Who is meant: a column of people, or what the rows are called by. */
export const people = ({ fields, subject }: Sheet): Field => {
  const words = fields.filter(({ kind, isLong }) => kind === 'text' && !isLong);
  const called = words.filter(({ column }) => personal.test(column.name));
  const named = called.length > 0 ? called : words.filter(isOfPeople);
  const [only] = subject && named.includes(subject) ? [subject] : named;
  const found = only ?? subject;
  if (!found) throw new Refusal('It is not clear who is meant.', 3);
  return found;
};

export const isPersonal = ({ column }: Field): boolean => personal.test(column.name);

const places =
  /\b(?:venue|location|place|site|city|stadium|where|town|host|ground|country|arena|state|nation|nationality|origin|region|island|county|address)\b/i;

export const placeOf = ({ fields }: Sheet): Field => {
  const found = fields.filter(({ kind, column }) => kind === 'text' && places.test(column.name));
  const [only] = found;
  if (!only) throw new Refusal('Nothing tells where.', 3);
  return only;
};

const isLife = (text: string): boolean => /\b(?:birth|death|born|died|die)\b/i.test(text);

export const timeOf = (scene: Scene): Field => {
  const asked = scene.said.words.join(' ');
  const found = scene.sheet.fields.filter(
    ({ kind, column, moments }) =>
      kind === 'date' ||
      moments.size > 0 ||
      column.view.meaning === 'year' ||
      /\b(?:year|date|season|when|released?|founded|built|opened|started|ended|established|office|term)\b/i.test(
        column.name,
      ),
  );
  const alive = found.filter(({ column }) => isLife(asked) || !isLife(column.name));
  const [only, ...others] = alive.length > 1 ? scene.spokenOf(alive) : alive;
  if (!only || others.length > 0) throw new Refusal('It is not clear which time is meant.', 3);
  return only;
};

/** "who was INDUCTED": a part of a header is no column of people. */
const named = (scene: Scene, said: string, code: string): Field => {
  const [best] = scene.mark(code).fields;
  const isFigure = best?.field.kind === 'number' || best?.field.counts === true;
  const isWho = /^whom? F/.test(said) || scene.said.text.startsWith(`who ${code}`);
  if (isWho && best && orderOf(best.field)) throw new Refusal('It is not clear who is meant.', 3);
  if ((/^whom? /.test(said) || isFigure) && (best?.score ?? 0) < 0.85)
    throw new Refusal('It is not clear who is meant.', 3);
  return scene.field(code);
};

/** The column that something asked for is told by. */
export const targetOf = (scene: Scene, said: string): Field => {
  const { sheet } = scene;
  const code = /F\d+/.exec(said)?.[0];
  if (code) return named(scene, said, code);
  if (/^who/.test(said) && !/^whose/.test(said)) {
    const field = people(sheet);
    scene.note('who', labelOf(field.column));
    return field;
  }
  const noun = said.split(' ').at(-1) ?? '';
  return rowsCalled(scene, /^(?:which|what|whose|is|was|are|were|of|other|single)$/.test(noun) ? '' : noun);
};

/** A word of the header of a figure: "candidates" of "candidates elected". */
export const isOfFigure = ({ sheet, model }: Scene, noun: string): boolean =>
  sheet.fields.some(
    ({ kind, counts, column }) =>
      (kind === 'number' || counts) &&
      wordsOf(column.name).some((word) => lemmaOf(word, model.language) === noun),
  );

/** Somebody, or a word that says no more than "which". */
const isPerson = (noun: string, { model }: Scene): boolean =>
  noun === '' ||
  rowNouns.has(noun) ||
  personal.test(noun) ||
  /(?:[eo]r|ist|ian|man|woman|ee|ant)s?$/.test(model.language.noun(noun));

/** Another column that tells the rows apart, before that of the people. */
const isOther = ({ kind, isUnique, column }: Field, { column: { table, ...people } }: Field): boolean =>
  kind === 'text' &&
  isUnique &&
  table.columns.findIndex(({ id }) => id === column.id) <
    table.columns.findIndex(({ id }) => id === people.id);

/** A word that no column is called by: what the rows are. */
export const rowsCalled = (scene: Scene, noun: string): Field => {
  const { subject } = scene.sheet;
  if (!subject) throw new Refusal('Nothing tells the rows apart.', 3);
  const singular = scene.model.language.noun(noun);
  if (attributes.has(noun) || attributes.has(singular))
    throw new Refusal(`No column is called "${noun}".`, 5, [noun]);
  if (noun !== '') assertNoun(scene, noun);
  if (isOfFigure(scene, singular)) throw new Refusal(`"${noun}" is a figure and not a row.`, 5, [noun]);
  if (
    isPersonal(subject) &&
    !isPerson(noun, scene) &&
    scene.sheet.fields.some((field) => isOther(field, subject))
  )
    throw new Refusal(`It is not clear what is called "${noun}".`, 3, [noun]);
  scene.note(noun || 'which', labelOf(subject.column));
  return subject;
};

const notNouns = new Set([
  'name',
  'list',
  'tell',
  'give',
  'show',
  'number',
  'total',
  'how',
  'there',
  'in',
  'but',
  'first',
  'last',
  'only',
  'next',
  'best',
  'when',
  'where',
  'why',
  'top',
  'it',
  'they',
  'and',
  'or',
  'of',
  'by',
  'for',
  'with',
  'on',
  'at',
  'most',
  'least',
  'did',
  'does',
  'do',
  'was',
  'is',
  'were',
  'are',
  'had',
  'has',
  'have',
  'the',
  'not',
  'no',
  'many',
  'much',
  'long',
  'old',
  'far',
]);

/** Rows are called by a noun. */
export const assertNoun = (_scene: Scene, noun: string): void => {
  if (notNouns.has(noun) || noun.length < 3 || !/^[a-z-]+$/.test(noun))
    throw new Refusal(`"${noun}" was not understood.`, 5, [noun]);
};
