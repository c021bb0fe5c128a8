import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbench } from '../../testing/loading.js';

describe('a CSV file', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await Workbench.create();
  });
  afterAll(() => bench.remove());

  const load = (content: string | Buffer, name = 'data.csv') => bench.load(name, content, 'csv');
  const typeOf = async (values: readonly string[]) => {
    const loaded = await load(['id,v', ...values.map((value, at) => `${at},"${value}"`), ''].join('\n'));
    const [, column = ''] = await loaded.columns();
    const rows = await loaded.rows('select v::varchar from data order by id');
    return { type: column.split(' ')[1], values: rows.map(([value]) => value), codes: loaded.codes('v') };
  };

  const flip = (found: Awaited<ReturnType<typeof typeOf>>) => ({
    ...found,
    values: found.values.toReversed(),
  });

  it.each([
    ['orderly', ''],
    ['untidy', ' '],
  ])('keeps its rows in the order of the file: %s', async (_, blank) => {
    const lines = Array.from({ length: 6000 }, (_, at) => `${(at * 7919) % 6007},${blank}x${at}`);
    const loaded = await load(`n,text\n${lines.join('\n')}\n`);

    const rows = await loaded.rows('select rowid, text from data order by rowid');
    expect(rows.map(([at, text]) => `${at} ${text}`)).toEqual(lines.map((_, at) => `${at} x${at}`));
  });

  it('becomes one table, named like the file, with the types of its values', async () => {
    const loaded = await load(
      'id,name,born,height,alive\n1,Ada,1815-12-10,1.65,false\n',
      'Famous People.csv',
    );

    expect(loaded.tables).toEqual(['famous_people']);
    expect(await loaded.columns()).toEqual([
      'id BIGINT',
      'name VARCHAR',
      'born DATE',
      'height DOUBLE',
      'alive BOOLEAN',
    ]);
    expect(loaded.built.report.changes).toEqual([]);
    expect(loaded.built.origins[0]).toEqual({ table: 'famous_people', label: 'Famous People' });
  });

  it('keeps leading zeros, and says so', async () => {
    const loaded = await load('fips,n\n01001,1\n12086,2\n');

    expect(await loaded.rows()).toEqual([
      ['01001', '1'],
      ['12086', '2'],
    ]);
    expect(loaded.change('kept-leading-zeros')).toMatchObject({ column: 'fips', rows: 1 });
  });

  it('looks at every value: one leading zero in the last row counts', async () => {
    const rows = Array.from({ length: 30_000 }, (_, at) => `${at + 10_000},x`);
    const loaded = await load(['zip,n', ...rows, '00501,x', ''].join('\n'));

    expect(await loaded.columns()).toEqual(['zip VARCHAR', 'n VARCHAR']);
    expect(await loaded.rows('select max(zip), count(*) from data')).toEqual([['39999', '30001']]);
    expect(loaded.codes('zip')).toEqual(['kept-leading-zeros']);
  });

  it.each([
    [
      'words',
      'red',
      [' blue', 'blue ', 'blue\t', '\u00a0blue', 'blue\u00a0', 'blue\r', 'N/A', '#DIV/0!', '-'],
    ],
    [
      'fractions',
      '1.5',
      ['2.5 ', ' 2.5', '2.5\t', '1_000', '007', '-01.5', '+01.5', '.5', 'inf', 'N/A', '-'],
    ],
    ['long numbers', '1.5', ['12345678901234567890', '1e400', '0x10']],
    ['whole numbers', '1', ['2 ', '1e2', '1.0', '007']],
    ['truths', 'true', ['false ', 't', 'yes']],
    ['dates', '2020-01-01', ['2020-01-02 ', '2020-1-2']],
  ])('finds among %s what differs, wherever it stands', async (_, usual, others) => {
    for (const other of others) {
      const rows = [other, ...Array.from({ length: 900 }, () => usual)];
      expect(await typeOf(rows.toReversed())).toEqual(flip(await typeOf(rows)));
    }
  });

  it.each([
    ['thousands', ['1,234', '12', '1,234,567'], 'BIGINT', ['1234', '12', '1234567'], 'thousands-separator'],
    ['dollars', ['$1,234.50', '$3', '($2.00)'], 'DOUBLE', ['1234.5', '3.0', '-2.0'], 'currency'],
    ['euros', ['1.234,50 €', '3 €'], 'DOUBLE', ['1234.5', '3.0'], 'currency'],
    ['percent', ['12.5%', '-3 %'], 'DOUBLE', ['12.5', '-3.0'], 'percent'],
    ['decimal commas', ['3,5', '12,25'], 'DOUBLE', ['3.5', '12.25'], 'decimal-comma'],
    ['US dates', ['1/31/2020', '12/1/2020'], 'DATE', ['2020-01-31', '2020-12-01'], 'date'],
    ['European dates', ['31/1/2020', '1/12/2020'], 'DATE', ['2020-01-31', '2020-12-01'], 'date'],
    ['dates with points', ['31.1.2020', '1.12.2020'], 'DATE', ['2020-01-31', '2020-12-01'], 'date'],
    ['named months', ['March 5, 2010', 'Apr 6, 2011'], 'DATE', ['2010-03-05', '2011-04-06'], 'date'],
    [
      'null markers',
      ['1', 'N/A', '-', 'null', 'NaN'],
      'BIGINT',
      ['1', null, null, null, null],
      'null-marker',
    ],
    ['spaces', [' 7', '8 '], 'BIGINT', ['7', '8'], 'trimmed'],
    [
      'times with zones',
      ['2020-01-01T00:00:00+02:00', '2020-01-01T05:00:00Z'],
      'TIMESTAMP',
      ['2019-12-31 22:00:00', '2020-01-01 05:00:00'],
      'time-zone',
    ],
  ])('reads %s, and says so', async (...[, written, type, values, code]) => {
    expect(await typeOf(written)).toEqual({ type, values, codes: [code] });
  });

  it('says when the order of day and month is assumed', async () => {
    const loaded = await load('d,n\n1/2/2020,1\n3/4/2020,2\n');

    expect(loaded.change('date')?.message).toContain('assumed');
  });

  it.each([
    ['contradictory dates', ['31/1/2020', '1/31/2020']],
    ['two currencies', ['$5', '€5']],
    ['percent and not', ['5%', 'x%']],
    ['numbers in brackets only', ['(1)', '2']],
    ['versions', ['1.2.3', '1.2.4']],
    ['a word far down', [...Array.from({ length: 900 }, (_, at) => String(at)), 'none of these']],
    ['more digits than a number holds', ['12345678901234567890', '1']],
  ])('leaves %s as text', async (_, written) => {
    expect(await typeOf(written)).toMatchObject({ type: 'VARCHAR', values: written });
  });

  it('leaves a dash among words alone', async () => {
    expect(await typeOf(['red', '-', 'n/a'])).toMatchObject({
      values: ['red', '-', null],
      codes: ['null-marker'],
    });
  });

  it('repairs headers: empty, twice the same, with line feeds, too long', async () => {
    const long = 'x'.repeat(500);
    const loaded = await load(`a,,A,"two\nlines",${long}\n1,2,3,4,5\n`);

    expect((await loaded.columns()).map((column) => column.replace(/ [A-Z]+$/, ''))).toEqual([
      'a',
      'column_2',
      'A_2',
      'two lines',
      'x'.repeat(120),
    ]);
    expect(loaded.codes()).toEqual([
      'missing-header',
      'duplicate-header',
      'renamed-header',
      'renamed-header',
    ]);
    expect(loaded.built.origins.find(({ column }) => column === 'A_2')).toMatchObject({ label: 'A' });
  });

  it('notices that there is no header', async () => {
    const loaded = await load('1,2020-01-01\n2,2020-01-02\n');

    expect(await loaded.columns()).toEqual(['column_1 BIGINT', 'column_2 DATE']);
    expect(loaded.codes()).toContain('no-header');
  });

  it('takes years for column names above other numbers', async () => {
    expect(await (await load('country,2010,2011\nFrance,5,6\nSpain,7,8\n')).columns()).toEqual([
      'country VARCHAR',
      '2010 BIGINT',
      '2011 BIGINT',
    ]);
  });

  it('leaves out titles above and remarks below the table, and shows them', async () => {
    const loaded = await load(
      'Report 2020\n\nstate,people,cars\nOhio,11,3\nIowa,3,1\n\nSource: Census Bureau\n',
    );

    expect(await loaded.rows()).toEqual([
      ['Ohio', '11', '3'],
      ['Iowa', '3', '1'],
    ]);
    expect(loaded.change('title-lines')).toMatchObject({ rows: 2 });
    expect(loaded.change('footer')?.message).toContain('Source: Census Bureau');
  });

  it('loses no cell of ragged rows', async () => {
    const loaded = await load('a,b\n1,2\n3\n4,5,six\n7,8\n');

    expect(await loaded.rows()).toEqual([
      ['1', '2', null],
      ['3', null, null],
      ['4', '5', 'six'],
      ['7', '8', null],
    ]);
    expect(
      loaded.built.report.changes.filter(({ code }) => code === 'ragged-row').map(({ rows }) => rows),
    ).toEqual([1, 1]);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffname,n\nZoë,1\n'), []],
    ['UTF-16LE', Buffer.from('\ufeffname,n\nZoë,1\n', 'utf16le'), ['encoding']],
    ['UTF-16BE', Buffer.from('\ufeffname,n\nZoë,1\n', 'utf16le').swap16(), ['encoding']],
    ['windows-1252', Buffer.from('name,n\nZoë,1\n', 'latin1'), ['encoding']],
  ])('reads %s', async (_, content, codes) => {
    const loaded = await load(content);

    expect(await loaded.columns()).toEqual(['name VARCHAR', 'n BIGINT']);
    expect(await loaded.rows()).toEqual([['Zoë', '1']]);
    expect(loaded.codes()).toEqual(codes);
  });

  it.each([
    ['semicolons', 'a;b\n1;x\n'],
    ['tabs', 'a\tb\n1\tx\n'],
    ['bars', 'a|b\n1|x\n'],
    ['Windows line ends', 'a,b\r\n1,x\r\n'],
    ['old Macintosh line ends', 'a,b\r1,x\r'],
    ['both kinds of line ends', 'a,b\r\n1,x\n'],
  ])('reads %s', async (_, content) => {
    const loaded = await load(content);

    expect(await loaded.columns()).toEqual(['a BIGINT', 'b VARCHAR']);
    expect(await loaded.rows()).toEqual([['1', 'x']]);
  });

  it('reads quotes, line feeds in quotes, and quotes that people forgot to double', async () => {
    expect(await (await load('a,b\n"x, ""y""\nz",1\n')).rows()).toEqual([['x, "y"\nz', '1']]);
    expect(await (await load('a,b\n5" nail,1\n"x"y,2\n')).rows('select count(*) from data')).toEqual([['2']]);
  });

  it('keeps a table without rows', async () => {
    const loaded = await load('a,b\n');

    expect(loaded.built.report.tables).toEqual([{ name: 'data', rowCount: 0, columnCount: 2 }]);
  });

  it.each([
    ['a quote that is never closed', 'a,b\n"open,1\n2,3\n', 'Quote Not Closed'],
    ['a value of millions of characters', `a,b\n"${'x'.repeat(3_000_000)}",1\n`, 'CSV Error'],
  ])('refuses %s, and says so', async (...[, content, reason]) => {
    await expect(load(content)).rejects.toMatchObject({
      code: 'datasets.unreadable',
      message: expect.stringContaining(reason),
    });
  });

  it('refuses more columns than are allowed, naming both numbers', async () => {
    const header = Array.from({ length: 201 }, (_, at) => `c${at}`).join(',');

    await expect(load(`${header}\n${header}\n`)).rejects.toMatchObject({
      code: 'datasets.tooManyColumns',
      details: { columns: 201, maxColumns: 200 },
    });
  });
});
