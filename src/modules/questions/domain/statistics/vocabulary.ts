/** What statistics of places are about, and the words for it: of columns and of questions, nouns in the singular. */
const phrases: Readonly<Record<string, string>> = {
  population: 'population, total population, number of inhabitant, inhabitant, pop',
  white: 'white, white alone, caucasian',
  black:
    'black, black alone, african american, african american alone, african american origin, black or african american, black and african american',
  asian: 'asian, asian alone, asian american, asian origin',
  native: 'native, native american, american indian, american indian or alaska native, alaska native',
  pacific: 'pacific, pac isl, pacific islander, native hawaiian, native hawaiian or pacific islander',
  hispanic:
    'hispanic, hispanic origin, latino origin, latino, latina, latinx, hispanic or latino, hispanic and latino, latino american',
  'not hispanic': 'not hispanic, non hispanic, not hispanic or latino',
  'several races': 'two plus race, two or more race, multiracial, mixed race',
  male: 'male, man',
  female: 'female, woman',
  'age 0-17': 'child, kid, minor',
  'age 18-': 'adult',
  'age 65-': 'senior, senior citizen, elderly',
  bachelors:
    'bachelor, bachelor degree, bachelor or higher, bachelor degree or higher, bachelor degree and higher, bachelor degree or more, bachelor or above, college degree, college graduate, university degree, college educated',
  'high school': 'hs grad, high school graduate, high school diploma, high school degree',
  'high school only': 'high school only, only high school',
  'less than high school': 'less than high school, no high school diploma, without high school diploma',
  'some college': 'some college',
  poverty: 'poverty, poverty line, below poverty, below poverty line, poverty level, below poverty level',
  unemployment: 'unemployment, unemployed, jobless, joblessness, out of work',
  employment: 'employment, employed, job, employed people',
  'labor force': 'labor force, labour force, civilian labor force, workforce',
  uninsured: 'uninsured, without health insurance, no health insurance, lack health insurance',
  'median household income': 'median household income',
  'mean household income': 'mean household income, average household income',
  'median family income': 'median family income',
  'mean family income': 'mean family income, average family income',
  'per capita income': 'per capita income, income per capita, income per person',
  'per capita personal income': 'per capita personal income, personal income per capita',
  'personal income': 'personal income',
  'home value':
    'median val owner occupied, median value owner occupied, home value, house value, housing value, home price, house price, housing price, property value, property price, median home value, median house price, median home price, cost of house, cost of home, price of house, price of home, value of home',
  homeownership:
    'homeownership, home ownership, owner occupied, homeowner, home owner, owner occupied housing',
  'housing units': 'housing unit, total housing unit, housing stock',
  vacant: 'vacant, vacancy, vacant housing, vacant home',
  commute:
    'mean work travel, mean commute minute, commute time, commuting time, travel time to work, commute',
  'median age': 'median age',
  'foreign born': 'foreign born, immigrant, born abroad',
  veterans: 'veteran',
  citizens: 'voting age citizen, citizen, citizenship, us citizen',
  'family size': 'avg family size, average family size, family size',
  'household size':
    'avg household size, average household size, household size, person per household, people per household',
  broadband:
    'broadband, household has broadband, broadband access, broadband internet, internet, internet access',
  computer: 'computer, household has computer',
  smartphone: 'smartphone, household has smartphone',
  'work at home': 'work at home, working at home, work from home, working from home, remote work',
  'commute by transit':
    'commute transit, public transit, public transportation, commute by public transit, take public transit',
  'commute on foot': 'commute walk, walk to work, walking to work, commute on foot',
  'commute alone by car': 'commute drive alone, drive alone, drive alone to work, driving alone to work',
  'commute by carpool': 'commute carpool, carpool, carpooling',
  'spanish speakers':
    'spanish speaking, spanish speaker, speak spanish, household speak spanish, spanish speaking household',
  'limited english': 'limited english, household speak limited english',
  'mobile homes': 'housing mobile home, mobile home',
  'median individual income': 'median individual income, individual income, median earning, median earnings',
  urban: 'population urban, urban population, poppct urban, urban',
  rural: 'population rural, rural population, poppct rural, rural',
  'natural change': 'natural change, natural increase',
  'domestic migration': 'domestic migration, net domestic migration',
  'net migration': 'net migration',
  'international migration': 'international migration, net international migration, immigration',
  births: 'birth, live birth',
  deaths: 'death, mortality, died',
  density: 'population density, density',
  'housing density': 'housing density',
  'land area': 'land area sq mi, land area, land area square mile',
  'water area': 'water area sq mi, water area, water area square mile',
};

/** Said in short, for the first of these that there are figures of. */
const wider: Readonly<Record<string, readonly string[]>> = {
  income: ['median household income', 'per capita income', 'median family income', 'mean household income'],
  'median income': ['median household income', 'median family income'],
  'hh income': ['median household income', 'mean household income'],
  'household earnings': ['median household income', 'mean household income'],
  'household income': ['median household income', 'mean household income'],
  'family income': ['median family income', 'mean family income'],
  'family earnings': ['median family income', 'mean family income'],
  'average income': ['mean household income', 'per capita income'],
  'mean income': ['mean household income', 'per capita income'],
  'rural areas': ['rural'],
  'urban areas': ['urban'],
  earn: ['median individual income', 'median household income', 'per capita income'],
  earnings: ['median individual income', 'median household income', 'per capita income'],
  education: ['bachelors'],
  'educational attainment': ['bachelors'],
  'level of education': ['bachelors'],
};

const split = (list: string): string[] => list.split(',').map((phrase) => phrase.trim());

/** A phrase to the one topic that it names. */
export const exactPhrases: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(phrases).flatMap(([topic, list]) => split(list).map((one) => [one, [topic]] as const)),
);

/** What people say to the topics that they may mean, likeliest first. */
export const spokenPhrases: ReadonlyMap<string, readonly string[]> = new Map([
  ...exactPhrases,
  ...Object.entries(wider),
]);

/** Groups of people: of each there are a number and a part of all. */
export const groups: ReadonlySet<string> = new Set([
  ...['white', 'black', 'asian', 'native', 'pacific', 'hispanic', 'not hispanic', 'several races'],
  ...[
    'male',
    'female',
    'bachelors',
    'high school',
    'high school only',
    'less than high school',
    'some college',
  ],
  ...['poverty', 'unemployment', 'uninsured', 'homeownership', 'vacant', 'foreign born', 'veterans'],
  ...['work at home', 'commute by transit', 'commute on foot', 'commute alone by car', 'commute by carpool'],
  ...['spanish speakers', 'limited english', 'mobile homes', 'urban', 'rural'],
  ...['broadband', 'computer', 'smartphone', 'employment', 'labor force', 'citizens'],
]);

/** What a whole is taken apart by: the words for it, and the topics that are its parts. */
export const breakdowns: ReadonlyMap<string, readonly string[]> = new Map([
  ['race', ['white', 'black', 'asian', 'native', 'pacific', 'several races', 'hispanic']],
  ['sex', ['male', 'female']],
  ['age', ['age 0-17', 'age 18-64', 'age 65-']],
  ['education', ['less than high school', 'high school only', 'some college', 'bachelors']],
]);
