/** `P1Y2M3DT4H5M6.7S` of an interval, as results in JSON tell it; nothing at all is `PT0S`. */
export function intervalSql(value: string): string {
  const part = (name: string) => `datepart('${name}', ${value})`;
  const shown = (name: string, unit: string) =>
    `case when ${part(name)} <> 0 then ${part(name)} || '${unit}' else '' end`;
  const micros = part('microsecond');
  const fraction = `rtrim(lpad((abs(${micros}) % 1000000)::varchar, 6, '0'), '0')`;
  const seconds = `case when ${micros} <> 0 then case when ${micros} < 0 then '-' else '' end
    || (abs(${micros}) // 1000000) || case when ${fraction} <> '' then '.' || ${fraction} else '' end || 'S'
    else '' end`;
  const date = [shown('year', 'Y'), shown('month', 'M'), shown('day', 'D')].join(' || ');
  const time = [shown('hour', 'H'), shown('minute', 'M'), seconds].join(' || ');
  return `case when ${value} = interval 0 second then 'PT0S' when ${value} is not null then
    'P' || ${date} || case when (${time}) <> '' then 'T' || ${time} else '' end end`;
}
