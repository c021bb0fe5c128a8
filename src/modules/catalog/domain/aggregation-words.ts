import { wordSet } from './words.js';

/** Neither add nor average. */
export const neither = wordSet(`
  median mode percentile quantile quartile decile quintile gini moe margin stderr stdev std variance sigma
  confidence ci latitude longitude lat lon lng error
`);

/** Quotients and means: an unweighted mean of them can be given and named so, a sum is nonsense. */
export const ratios = wordSet(`
  rate ratio share proportion fraction density index avg average mean score rating gpa star stars probability
  likelihood coefficient percentage growth yield efficiency utilization min max minimum maximum highest lowest
  peak typical
`);

/** Things that are counted. */
export const countNouns = wordSet(`
  population pop people person resident inhabitant household family count number num total quantity qty unit
  birth death vote seat win loss draw tie point goal assist run hit medal gold silver bronze employee worker
  student passenger customer visitor user member order sale item vehicle car house housing stock enrollment
  attendance audience migration case incident crime injury killed injured establishment firm game match
  employed unemployed veteran view click download like page bed room credit hour minute second day
`);

/** Amounts and extents that add up, with fractions or without. */
export const extents = wordSet(`
  amount amt revenue sales profit income expense expenditure cost budget payment paid balance salary wage
  earning spending spent tax debt asset liability value worth funding fund grant donation investment loan
  turnover gross net dollar usd eur money area acreage acre length distance mileage mile volume tonnage weight
  duration time energy gdp gnp consumption production output emission rainfall precipitation budgeted due fee
`);

/** Properties of a thing: their sum says nothing. */
export const intensive = wordSet(`
  height elevation altitude depth width temperature temp speed velocity horsepower hp mpg pressure humidity
  acceleration displacement price fare rent rental rank ranking position grade level size floor trust
  thickness diameter radius angle frequency intensity accuracy quality difficulty prominence span range dose
  year place order sequence distant
`);

/** Before "time" they make it a moment. */
export const timesOfDay = wordSet('departure arrival begin start end open close opening closing');
