const yearAtEnd = /([a-z]{2,})((?:1[6-9]|20)\d\d)(?=$|[^0-9])/gi;

/** `medianHouseholdIncome2022`, `median_household_income_2022` -> median, household, income, 2022. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(yearAtEnd, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}%#$]+/u)
    .filter((word) => word !== '');
}

/** A list of words, written as text. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** A name without what separates its words, to compare `customerid` with `customer_id`. */
export const squash = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    people: 'person',
    children: 'child',
    men: 'man',
    women: 'woman',
    feet: 'foot',
    geese: 'goose',
    mice: 'mouse',
    teeth: 'tooth',
    criteria: 'criterion',
    indices: 'index',
    matrices: 'matrix',
    vertices: 'vertex',
    lives: 'life',
    wives: 'wife',
    leaves: 'leaf',
    shelves: 'shelf',
    movies: 'movie',
    cookies: 'cookie',
    series: 'series',
    species: 'species',
    news: 'news',
    sales: 'sale',
    heroes: 'hero',
    potatoes: 'potato',
    buses: 'bus',
    statuses: 'status',
    viruses: 'virus',
    campuses: 'campus',
    caches: 'cache',
  }),
);

/** The singular of an English noun in lower case, as far as its ending tells. */
export function singular(word: string): string {
  const known = irregular.get(word);
  if (known) return known;
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ches|shes|sses|xes|zzes)$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** Written out in labels; only what can hardly mean anything else. */
const expansions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    pct: 'percent',
    perc: 'percent',
    '%': 'percent',
    avg: 'average',
    num: 'number',
    nbr: 'number',
    qty: 'quantity',
    amt: 'amount',
    dept: 'department',
    addr: 'address',
    yr: 'year',
    dob: 'date of birth',
    fname: 'first name',
    lname: 'last name',
    lat: 'latitude',
    lng: 'longitude',
    lon: 'longitude',
    moe: 'margin of error',
    sq: 'square',
    sqmi: 'square miles',
    sqkm: 'square kilometres',
    abbr: 'abbreviation',
    abbrev: 'abbreviation',
    hh: 'household',
    hs: 'high school',
    pop: 'population',
    popn: 'population',
  }),
);

const afterSquare: ReadonlyMap<string, string> = new Map(
  Object.entries({
    mi: 'miles',
    km: 'kilometres',
    ft: 'feet',
    m: 'metres',
  }),
);

const acronyms = new Set([
  'id',
  'fips',
  'gdp',
  'gni',
  'usd',
  'url',
  'ssn',
  'isbn',
  'issn',
  'ip',
  'gpa',
  'usa',
  'us',
  'acs',
  'uk',
]);

export const isYear = (word: string): boolean => /^(1[6-9]|20)\d\d$/.test(word);

/** A short form in mixed case is one word: `LName` is no `L` and a `Name`. */
const partsOf = (name: string): string[] => {
  const whole = squash(name);
  return /^[a-z]name$/.test(whole) && expansions.has(whole) ? [whole] : wordsOf(name);
};

/** A name as people would write it; what somebody wrote in several words stays: `pct_households_2019` -> "Percent households 2019". */
export function labelOf(name: string): string {
  const written = name.trim().replace(/\s+/g, ' ');
  if (written.includes(' ')) return capitalized(written);
  const words = partsOf(name);
  const spelled = words.map((word, index) => {
    if (acronyms.has(word)) return word.toUpperCase();
    const square = words[index - 1] === 'sq' ? afterSquare.get(word) : undefined;
    return square ?? expansions.get(word) ?? word;
  });
  const label = spelled.join(' ');
  return label === '' ? name : capitalized(label);
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
