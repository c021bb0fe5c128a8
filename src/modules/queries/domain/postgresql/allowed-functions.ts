/**
 * What SQL for PostgreSQL may call, all of it from pg_catalog. Everything else is refused: what reads files or
 * settings, writes, sleeps, locks, signals, moves sequences, runs SQL given as text, or looks into the server.
 */

const words = (...lines: string[]): string[] => lines.flatMap((line) => line.split(' '));

const numbers = words(
  'abs acos acosd acosh asin asind asinh atan atan2 atan2d atand atanh cbrt ceil ceiling cos cosd cosh cot cotd degrees',
  'div exp factorial floor gcd lcm ln log log10 min_scale mod pi pow power radians round scale sign sin sind sinh sqrt tan',
  'tand tanh trim_scale trunc width_bucket erf erfc gamma lgamma float8 int4 int8 numeric',
);

const texts = words(
  'ascii bit_length btrim casefold char_length character_length chr concat concat_ws convert_from convert_to decode encode',
  'format initcap left length lower lpad ltrim md5 normalize octet_length overlay position quote_ident quote_literal',
  'regexp_count regexp_instr regexp_like regexp_match regexp_matches regexp_replace regexp_split_to_array',
  'regexp_split_to_table regexp_substr repeat replace reverse right rpad rtrim sha224 sha256 sha384 sha512 split_part',
  'starts_with string_to_array string_to_table strpos substr substring to_hex translate trim unistr upper like_escape',
  'similar_to_escape to_bin to_oct crc32 crc32c get_bit get_byte bit_count',
);

const times = words(
  'age clock_timestamp date_add date_bin date_part date_subtract date_trunc extract isfinite justify_days justify_hours',
  'justify_interval make_date make_interval make_time make_timestamp make_timestamptz now statement_timestamp timeofday',
  'timezone to_char to_date to_number to_timestamp transaction_timestamp date timestamp overlaps',
);

const nested = words(
  'array_append array_cat array_dims array_length array_lower array_ndims array_position array_positions array_prepend',
  'array_remove array_replace array_reverse array_sort array_to_string array_upper cardinality trim_array unnest',
  'generate_series generate_subscripts array_to_json row_to_json to_json to_jsonb json_array_elements',
  'json_array_elements_text json_array_length json_build_array json_build_object json_each json_each_text',
  'json_extract_path json_extract_path_text json_object json_object_keys json_strip_nulls json_typeof',
  'jsonb_array_elements jsonb_array_elements_text jsonb_array_length jsonb_build_array jsonb_build_object jsonb_each',
  'jsonb_each_text jsonb_exists jsonb_extract_path jsonb_extract_path_text jsonb_object jsonb_object_keys',
  'jsonb_path_exists jsonb_path_match jsonb_path_query jsonb_path_query_array jsonb_path_query_first jsonb_pretty',
  'jsonb_set jsonb_strip_nulls jsonb_typeof isempty lower_inc lower_inf upper_inc upper_inf range_merge int4range',
  'int8range numrange daterange tsrange tstzrange host netmask network masklen family text abbrev',
);

const search = words(
  'to_tsquery to_tsvector plainto_tsquery phraseto_tsquery websearch_to_tsquery ts_rank ts_rank_cd',
);

const others = words('num_nonnulls num_nulls random gen_random_uuid uuidv4 uuidv7 pg_typeof hashtext');

const aggregates = words(
  'any_value array_agg avg bit_and bit_or bit_xor bool_and bool_or corr count covar_pop covar_samp every json_agg',
  'json_object_agg jsonb_agg jsonb_object_agg max min mode percentile_cont percentile_disc range_agg',
  'range_intersect_agg regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy',
  'stddev stddev_pop stddev_samp string_agg sum var_pop var_samp variance',
);

const windows = words(
  'cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank row_number',
);

export const allowedFunctions: ReadonlySet<string> = new Set([
  ...numbers,
  ...texts,
  ...times,
  ...nested,
  ...search,
  ...others,
  ...aggregates,
  ...windows,
]);

/** They answer differently every time; what tells the time is as old as an answer that is remembered may be. */
export const randomFunctions: ReadonlySet<string> = new Set(words('gen_random_uuid random uuidv4 uuidv7'));

/** CURRENT_DATE and its like; not those that tell who is connected. */
export const allowedValues: ReadonlySet<string> = new Set(
  ['DATE', 'TIME', 'TIME_N', 'TIMESTAMP', 'TIMESTAMP_N']
    .map((name) => `SVFOP_CURRENT_${name}`)
    .concat(['TIME', 'TIME_N', 'TIMESTAMP', 'TIMESTAMP_N'].map((name) => `SVFOP_LOCAL${name}`)),
);

/** What a cast may name: no type that looks a name up in the system's tables, none that the database defines. */
export const allowedTypes: ReadonlySet<string> = new Set(
  words(
    'bool int2 int4 int8 float4 float8 numeric money text varchar bpchar char name date time timetz timestamp',
    'timestamptz interval uuid json jsonb jsonpath bytea bit varbit inet cidr macaddr macaddr8 point box circle line',
    'lseg path polygon int4range int8range numrange daterange tsrange tstzrange tsvector tsquery',
  ),
);
