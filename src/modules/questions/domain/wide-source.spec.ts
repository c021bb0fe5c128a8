import { describe, expect, it } from 'vitest';
import { measure, modelOf, text } from '../testing/sample-source.js';
import { interpret } from './engine.js';

const branches = Array.from(
  { length: 100 },
  (_, at) => `branch_${String.fromCharCode(97 + (at % 26)).repeat(3 + at / 26)}`,
);

/** Many tables that have their columns in common. */
const wide = modelOf({
  tables: branches.map((name) => ({
    name,
    primaryKey: [],
    rowCount: 50,
    columns: [
      text('city', { role: 'name', distinctCount: 50 }),
      text('status', { distinctCount: 2 }),
      measure('revenue', { distinctCount: 50 }),
    ],
  })),
  values: Object.fromEntries(
    branches.flatMap((name) => [
      [`${name}.status`, ['open', 'closed']],
      [`${name}.city`, [`town of ${name.slice(7)}`]],
    ]),
  ),
});

const sqlOf = (question: string): string => {
  const reading = interpret(question, wide);
  if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return reading.sql.text.replace(/\s+/g, ' ');
};

describe('a source of many tables that have their columns in common', () => {
  it.each(['aaa', 'mmm', 'vvvvvv'])('is asked about the one that is named: branch %s', (name) => {
    expect(sqlOf(`average revenue of branch ${name} by status`)).toContain(`FROM branch_${name} `);
    expect(sqlOf(`average revenue by city in branch ${name} where status is open`)).toContain(
      `FROM branch_${name} WHERE status = 'open'`,
    );
  });

  it('tells which table the figures are of', () => {
    expect(interpret('average revenue by status in branch mmm', wide)).toMatchObject({
      reading: { text: 'Average revenue of branch mmm by status' },
    });
    expect(interpret('average revenue of branch mmm', wide)).toMatchObject({
      reading: { text: 'Average revenue of branch mmm' },
    });
  });

  it('is asked about the one that has the value', () => {
    expect(sqlOf('revenue of town of vvvvvv')).toContain('FROM branch_vvvvvv ');
  });

  it('is never asked about one of them when none is named', () => {
    expect(interpret('average revenue by status', wide).status).not.toBe('answered');
  });
});
