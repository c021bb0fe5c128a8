/**
 * What SQL for ClickHouse may call, in small letters. Everything else is refused: what reads files, dictionaries, other
 * servers or settings, sleeps, tells who is connected, makes much out of little, or takes the name of a table for a value.
 */

const words = (...lines: string[]): string[] => lines.flatMap((line) => line.split(' '));

const numbers = words(
  'abs acos asin atan cbrt ceil ceiling cos exp exp10 exp2 floor gcd greatest intdiv intdivorzero lcm least ln log log10 log2',
  'minus mod modulo multiply negate plus divide pow power round roundbankers roundtoexp2 sign sin sqrt tan trunc truncate',
  'bitand bitnot bitor bitshiftleft bitshiftright bitxor erf pi e',
);

const texts = words(
  'base64decode base64encode char_length character_length concat empty endswith extract hex lcase length lengthutf8 like',
  'locate lower lowerutf8 match notempty notlike position positioncaseinsensitive positionutf8 replace replaceall',
  'replaceone replaceregexpall replaceregexpone reverse reverseutf8 startswith substr substring substringutf8 trim',
  'trimboth trimleft trimright ucase unhex upper upperutf8 countsubstrings md5 sha1 sha256 cityhash64',
);

const times = words(
  'adddays addhours addminutes addmonths addquarters addseconds addweeks addyears date_add date_diff date_sub date_trunc',
  'datediff dateadd datesub now subtractdays subtracthours subtractminutes subtractmonths subtractweeks subtractyears',
  'subtractquarters subtractseconds timestampadd timestampdiff today yesterday todate todate32 todatetime todayofmonth',
  'todayofweek todayofyear tohour tointervalday tointervalhour tointervalminute tointervalmonth tointervalquarter',
  'tointervalsecond tointervalweek tointervalyear toisoweek toisoyear tominute tomonday tomonth toquarter tosecond',
  'tostartofday tostartoffifteenminutes tostartoffiveminute tostartofhour tostartofisoyear tostartofminute tostartofmonth',
  'tostartofquarter tostartofweek tostartofyear tounixtimestamp toyear toyyyymm toyyyymmdd formatdatetime year month day',
  'hour minute second quarter dayofmonth dayofweek dayofyear',
);

const conversions = words(
  'tofloat32 tofloat64 toint16 toint32 toint64 toint8 touint16 touint32 touint64 touint8 tostring todecimal32',
  'todecimal64 todecimal128 tofloat64orzero tofloat64ornull toint64orzero toint64ornull todateornull todateorzero',
  'todatetimeornull tofixedstring touuid tonullable tolowcardinality tofloat32ornull',
);

const others = words(
  'arraysort arraystringconcat grouparray and assumenotnull coalesce equals greater greaterorequals if ifnotfinite ifnull isfinite isinfinite isnan isnotnull',
  'isnull less lessorequals multiif not notequals nullif or tuple xor',
);

/** With the condition of `countIf` and its like. */
const aggregates = words(
  'any anylast argmax argmin avg count max median medianexact min quantile quantileexact quantileexactinclusive quantiles',
  'quantiletdigest quantileexactweighted stddevpop stddevsamp sum uniq uniqcombined uniqexact varpop varsamp corr covarpop',
  'covarsamp skewpop kurtpop stddev_pop stddev_samp var_pop var_samp',
).flatMap((name) => [name, `${name}if`]);

const windows = words(
  'dense_rank first_value lag laginframe last_value lead leadinframe nth_value ntile percent_rank rank row_number',
);

export const allowedFunctions: ReadonlySet<string> = new Set([
  ...numbers,
  ...texts,
  ...times,
  ...conversions,
  ...others,
  ...aggregates,
  ...windows,
]);

/** Those that have numbers in brackets of their own: `quantile(0.5)(price)`. */
export const takesParameters = (name: string): boolean => name.startsWith('quantile');
