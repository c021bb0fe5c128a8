import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CheckSql, queriesErrors } from '#modules/queries';
import { type StartedModule, startModule, stubQuery } from '#shared/testing';
import { QuestionsModule } from './questions.module.js';
import { smallWorld } from './testing/small-world.js';

const column = { class: 'COLUMN_REF', type: 'COLUMN_REF', column_names: ['city'] };
const tree = {
  node: {
    type: 'SELECT_NODE',
    select_list: [column],
    from_table: { type: 'BASE_TABLE', table_name: 'cities' },
    aggregate_handling: 'STANDARD_HANDLING',
  },
};

describe('SQL that is validated', () => {
  let world: Awaited<ReturnType<typeof smallWorld>>;
  let app: StartedModule;

  beforeAll(async () => {
    world = await smallWorld();
    const gate = stubQuery(CheckSql, ({ sql }) => {
      if (!/^select/i.test(sql))
        throw queriesErrors.notOneSelect({ reason: 'this statement is of another kind.' });
      return {
        tables: ['cities'],
        parameters: sql.split('?').length - 1,
        ...(!sql.includes('?') && { tree }),
      };
    });
    app = await startModule(QuestionsModule, { stubs: [...world.stubs, gate] });
  });
  afterAll(async () => {
    await app.stop();
    world.close();
  });

  const validate = async (payload: object) => {
    const response = await app.http({ method: 'POST', url: '/api/v1/nlp/validate', payload });
    return { status: response.statusCode, body: response.json() };
  };

  it('is told to be valid, with what it reads and means', async () => {
    expect(await validate({ sql: 'select city from cities; ' })).toMatchObject({
      status: 200,
      body: { valid: true, tables: ['cities'], parameters: 0, text: 'City from cities.', notWorded: [] },
    });
  });

  it('may leave values open, and may have no words', async () => {
    const { body } = await validate({ sql: 'select city from cities where population > ?' });

    expect(body).toMatchObject({ valid: true, parameters: 1, notWorded: ['SQL of this dialect'] });
    expect(body).not.toHaveProperty('text');
  });

  it('is told to be invalid when the gate refuses it, and why', async () => {
    expect(await validate({ sql: 'drop table cities' })).toMatchObject({
      status: 200,
      body: { valid: false, problem: { code: 'queries.notOneSelect' }, tables: [], notWorded: [] },
    });
  });

  it('is a problem when it is none, or about a source that does not exist', async () => {
    expect(await validate({ sql: '' })).toMatchObject({ status: 400 });
    expect(await validate({ sql: 'select 1', dataSourceId: randomUUID() })).toMatchObject({ status: 404 });
  });
});
