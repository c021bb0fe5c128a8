/**
 * What SQL for MySQL and MariaDB may call. Everything else is refused: what reads files or settings, sleeps, locks,
 * moves sequences, remembers, tells who is connected, or unpacks much out of little. No database is current in the
 * session, so that a name one of the two servers does not know is not looked up among functions of the owner.
 */

const words = (...lines: string[]): string[] => lines.flatMap((line) => line.split(' '));

const numbers = words(
  'abs acos asin atan atan2 ceil ceiling conv cos cot crc32 degrees exp floor greatest least ln log log10 log2 mod pi pow',
  'power radians rand round sign sin sqrt tan truncate bit_count format hex oct bin',
);

const texts = words(
  'ascii bit_length char char_length character_length concat concat_ws elt field find_in_set insert instr lcase left',
  'length locate lower lpad ltrim md5 mid octet_length ord quote regexp_instr regexp_like regexp_replace regexp_substr',
  'repeat replace reverse right rpad rtrim sha sha1 sha2 soundex space strcmp substring_index trim ucase unhex upper',
  'from_base64 to_base64 export_set make_set',
);

const times = words(
  'adddate addtime convert_tz curdate curtime current_date current_time current_timestamp date date_add date_format',
  'date_sub datediff day dayname dayofmonth dayofweek dayofyear from_days from_unixtime get_format hour last_day localtime',
  'localtimestamp makedate maketime microsecond minute month monthname now period_add period_diff quarter sec_to_time second',
  'str_to_date subdate subtime sysdate time time_format time_to_sec timediff timestamp timestampadd timestampdiff to_days',
  'to_seconds unix_timestamp utc_date utc_time utc_timestamp week weekday weekofyear year yearweek',
);

const others = words(
  'coalesce if ifnull isnull nullif inet_aton inet_ntoa inet6_aton inet6_ntoa is_ipv4 is_ipv6 any_value grouping',
  'json_array json_array_append json_array_insert json_contains json_contains_path json_depth json_exists json_extract',
  'json_insert json_keys json_length json_merge_patch json_merge_preserve json_object json_overlaps json_pretty json_query',
  'json_quote json_remove json_replace json_search json_set json_type json_unquote json_valid json_value',
);

const aggregates = words(
  'avg bit_and bit_or bit_xor count group_concat json_arrayagg json_objectagg max median min std stddev stddev_pop',
  'stddev_samp sum var_pop var_samp variance',
);

const windows = words(
  'cume_dist dense_rank first_value lag last_value lead nth_value ntile percent_rank rank row_number',
);

export const allowedFunctions: ReadonlySet<string> = new Set([
  ...numbers,
  ...texts,
  ...times,
  ...others,
  ...aggregates,
  ...windows,
]);

/** Not those that tell who is connected. */
export const valuesWithoutBrackets: ReadonlySet<string> = new Set(
  words('current_date current_time current_timestamp localtime localtimestamp'),
);
