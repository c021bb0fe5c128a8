import { wordSet } from './words.js';

export const identifiers = wordSet(`
  id ids code codes key uuid guid fips geoid zip zipcode postcode ssn isbn issn ein iban sku upc asin phone fax
  telephone barcode serial extension ext
`);

/** Words that end in "id" without being about identity. */
export const notIdentifiers = wordSet(`
  paid unpaid prepaid repaid valid invalid humid rapid covid avoid grid bid void said aid kid mid lid solid fluid
  liquid hybrid android raid
`);

/** Words that end like keys (\`deptno\`, \`custkey\`) without being any. */
export const notKeys = wordSet(`
  monkey turkey donkey hockey jockey whiskey lackey piano casino domino volcano kimono inferno dynamo magnum
  platinum aluminum minimum maximum
`);

/** At the end they make an identifier (\`flight_number\`), at the beginning a count (\`number_of_flights\`). */
export const numbering = wordSet('number no nr num nbr #');

/** Numbers that sort rows into groups. */
export const groupings = wordSet(`
  type class category level grade group status sex gender month quarter day week weekday hour minute semester term
  season round stage phase flag cohort version section zone ward district precinct tract block floor lane gate yn
  name title label
`);

/** Texts to read, not to group by. */
export const prose = wordSet(`
  description desc comment comments note notes text details detail biography bio summary abstract body content
  message remarks address url link website email homepage image photo picture password
`);

/** Words of moments: a number between 1500 and 2100 under such a name is a year. */
export const moments = wordSet(`
  founded established creation created built opened open opening closed closing completed completion construction
  since office start started end ended began begun born birth died death date season release released debut
  introduced introduction joined formed formation inaugurated commissioned launched retired registered founding
  elected appointed acquired
`);
