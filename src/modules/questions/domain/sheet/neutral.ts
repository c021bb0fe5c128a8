import { operators } from '../text/operators.js';
import { words } from '../text/words.js';

/** Words that add nothing to what is said of a row: the tie itself is the table's. */
export const neutral = words(`
  is are was were be been being am do does did has have had having can could would will should
  the a an this that these those which who whom whose what when where it its they them their he she his her him
  in on at by for from of with to during as and , there then so ; while
  play plays played playing hold held holds take takes took taken place occur occurs occurred happen happened
  list listed lists get gets got gotten receive receives received record recorded appear appears appeared
  show shows shown feature features featured make makes made come comes came go goes went
  compete competes competed competing participate participated represent represented represents call called named
  exist exists given contain contains include included includes mention mentioned report reported host hosted hosting
  belong belongs locate located ever also only year season month event events game games match matches
  times time people team teams individual total overall own made serve served sit sat use uses used using
  episode episodes film films movie movies song songs single singles show shows race races album albums
  tournament tournaments competition competitions player players
  compare compared according combined together
`);

/** Words that turn what is asked: never passed over. */
const turning = words(`
  not no never none without except besides other than more less fewer most least first last next previous before after
  same different each every both either neither nor consecutive consecutively average mean total between
  difference won win wins winner lose lost beat defeat defeated tied tie draw scored score double twice once thrice
  single multiple earlier later older younger how why many much percent percentage again another instead least
  until since above below top bottom longest shortest best worst second third fourth fifth rest remaining except
  if whether because compared better worse bigger smaller larger longer shorter higher lower or versus vs
  but one two current currently former new old
  ahead behind beyond separate separates separated apart
  began begin begins ended end ends start started starts many lot
`);

/** Whether a word that the data does not know may be of what the whole table is about. */
export const mayBeTopic = (word: string): boolean =>
  /^[a-z][a-z-]*$/.test(word) &&
  !turning.has(word) &&
  !attributes.has(word) &&
  !isTurning(operators.get(word)?.kind);

const turningKinds = new Set([
  'aggregate',
  'superlative',
  'compare',
  'comparative',
  'not',
  'without',
  'top',
  'between',
  'growth',
  'shrink',
  'share',
  'difference',
  'distinct',
  'each',
  'contains',
]);
const isTurning = (kind: string | undefined): boolean => kind !== undefined && turningKinds.has(kind);

/** What is no thing of a row, and must be a column to be asked for. */
export const attributes = words(`
  year years date dates day days month months time times place places city cities country countries nation nations
  color colour number amount total percentage percent score scores point points goal goals people person persons
  attendance price cost age weight height length distance duration position rank result win wins loss losses
  medal medals vote votes seat seats hours minutes seconds miles feet difference average sum reason type kind
  location record span range fans spectators more fewer less other others money state states title titles
  margin consecutive way order half part percent different
`);
