export const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Carry no meaning of their own for a query: the only words that may be left unused. */
export const functionWords = words(`
  a an the this these those such some any all its his her their our my your it they them we us i you me he she him
  there here so then please just only also still even really very quite ever yet already
  is are was were be been being am do does did doing can could would should will shall may might must
  as up out off down back s t re d ll whatsoever respectively
  once together one ones what whats thing things hey hi hello thanks thank ok okay well kindly
  ? ! . ; : ( ) [ ] { } - – — ' " \` …
`);

/** Open a question or an order: "show me", "tell me". They say that something is wanted, not what. */
export const askingWords = words(`
  show list give find return tell display get fetch provide present name enumerate select see want like know need need look
  looking say describe overview profile facts summary rank names output print retrieve report let compute calculate determine sort arrange identify figure state mention
  want wish wonder wondering curious interested compare comparing comparison plot graph chart draw visualize
  data statistics stats figures numbers list record records result results answer
  along including include includes included
`);

/** Link nouns without adding a condition: the tie itself is the schema's. */
export const linkingVerbs = words(`
  live lives lived living located locate found situated based belong belongs belonging related associated stored
  recorded listed called named known titled exist exists existing contain contains containing contained consist consists make made makes
  come comes came get gets got receive received own owns owned use uses used using appear appears happen happened
  hold holds held include includes lie lies reside resides residing correspond corresponds corresponding available given
  present exist offered offer offers involved involve involves registered register hosted assigned shown
  go goes work works worked take takes took taken taking place occur occurred provide provides provided doing stand
  apply applies applied linked connected connects link links participate participated participating
`);

/** People as a whole: what a count of inhabitants counts. */
export const peopleWords = words(
  'people person persons inhabitants inhabitant residents resident citizens citizen individuals',
);

/** The whole country, where the source covers one. */
export const wholeCountry: readonly string[] = [
  'united states of america',
  'united states',
  'usa',
  'us',
  'america',
  'country',
  'nation',
  'u s',
  'nationwide',
  'nationally',
  'national',
  'whole country',
];

/** Orders to change data: nothing of the kind is done. */
export const changingVerbs = words(`
  delete remove drop insert update alter truncate create replace erase destroy modify edit rename wipe purge overwrite
`);

/** Words too weak to stand for a column on their own account. */
export const weakHeads = words('name id code number type date value description title');
