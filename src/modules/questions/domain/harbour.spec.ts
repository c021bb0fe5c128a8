import { describe, expect, it } from 'vitest';
import { harbour, twoWays } from '../testing/harbour-model.js';
import { interpret } from './engine.js';

const sqlOf = (question: string): string => {
  const reading = interpret(question, harbour);
  if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return reading.sql.text.replace(/\s+/g, ' ');
};

describe('what is counted', () => {
  it.each([
    'categories of the trade fairs with a count of more than 1',
    'what are the categories of trade fairs for which there is more than 1 trade fair',
  ])('is what was asked for, and not the things it is of: "%s"', (question) => {
    expect(sqlOf(question)).toBe(
      'SELECT DISTINCT category FROM trade_fair WHERE category IN (SELECT category FROM trade_fair GROUP BY category HAVING count(*) > 1)',
    );
  });

  it('is ranked in the same way', () => {
    expect(sqlOf('the tower type with the largest number of towers')).toContain('GROUP BY tower_type_code');
    expect(sqlOf('most common category across trade fairs')).toContain(
      'GROUP BY category QUALIFY rank() OVER (ORDER BY',
    );
  });

  it('differs where it is to be different: affected cities, each once', () => {
    expect(sqlOf('count the number of different affected cities')).toContain('count(DISTINCT city_id)');
  });
});

describe('a figure', () => {
  it.each([
    ['name of the tallest tower', 'ORDER BY height_feet DESC'],
    ['towers higher than 100', 'height_feet > 100'],
    ['average monthly rent of towers', 'avg(monthly_rental)'],
    ['rainfall of Grimsea in January', 'SELECT rainfall.jan'],
    ['cities with a higher rainfall in January than in July', 'rainfall.jan > rainfall.jul'],
    ['cities whose rainfall in Jan is lower than that in Jul', 'rainfall.jan < rainfall.jul'],
    ['cities whose total amount of population is over 500', 'population > 500'],
  ])('is known by what it is, and not by its unit or its month alone: "%s"', (question, sql) => {
    expect(sqlOf(question)).toContain(sql);
  });

  it.each(['sum of points', 'total amount of points', 'the total amount of points of crews'])(
    'is added up where that is asked: "%s"',
    (question) => {
      expect(sqlOf(question)).toContain('SELECT sum(points) AS total_points FROM crew');
    },
  );

  it('is set against another of its row only', () => {
    expect(interpret('cities with more population than tower', harbour).status).toBe('declined');
  });
});

describe('a value', () => {
  it.each([
    ['towers of Bell type', "tower_type_code = 'Bell'"],
    ['how many towers were built by Ada', "founder = 'Ada'"],
    ['titles of towers which are either of Bell type or higher than 100', 'OR height_feet > 100'],
  ])('is told by what stands around it: "%s"', (question, sql) => {
    expect(sqlOf(question)).toContain(sql);
  });

  it('that another word for the things is as well is asked about', () => {
    const reading = interpret('official names of towns ordered by population', harbour);
    expect(reading).toMatchObject({ status: 'ambiguous', choices: { length: 2 } });
  });
});

describe('what is shown', () => {
  it('is what a number refers to, with the number', () => {
    const sql = sqlOf('for each tower, show its title and city');
    expect(sql).toContain('LEFT JOIN city ON tower.city = city.city_id');
    expect(sql).toContain('SELECT tower.title, city.official_name, tower.city');
  });

  it.each([
    ['what are teh titles of towers', 'SELECT title FROM tower'],
    ['names of towers in ascending order of height', 'SELECT title FROM tower ORDER BY height_feet'],
    ['number of towers grouped by city name', 'GROUP BY city.city_id, city.official_name'],
  ])('is found under other names and slips: "%s"', (question, sql) => {
    expect(sqlOf(question)).toContain(sql);
  });
});

describe('the part that something plays', () => {
  it.each([
    [
      'regattas whose home crew has more than 5 points',
      'JOIN crew ON regatta.home_crew_id = crew.crew_id WHERE crew.points > 5',
    ],
    [
      'how many regattas have a guest crew with over 5 points',
      'JOIN crew ON regatta.guest_crew_id = crew.crew_id WHERE crew.points > 5',
    ],
    ['crew name of home crews', 'WHERE crew_id IN (SELECT home_crew_id FROM regatta)'],
  ])('tells which of two references is meant: "%s"', (question, sql) => {
    expect(sqlOf(question)).toContain(sql);
  });

  it('is not guessed', () => {
    expect(interpret('regattas of crews with more than 5 points', harbour).status).toBe('declined');
  });
});

describe('a time', () => {
  it.each([
    ['name of the latest regatta', 'ORDER BY held_on DESC'],
    ['which regatta was held most recently', 'ORDER BY held_on DESC'],
    ['regattas held before 2018-03-17 07:13:53', "held_on < '2018-03-17 07:13:53'"],
  ])('need not be named where there is one: "%s"', (question, sql) => {
    expect(sqlOf(question)).toContain(sql);
  });
});

describe('a period', () => {
  it.each([
    ['number of regattas per year', 'SELECT year(held_on) AS "year", count(*)'],
    ['how many regattas were held in each year', 'GROUP BY year(held_on)'],
    [
      'number of regattas by month',
      `SELECT CAST(date_trunc('month', held_on) AS date) AS "month", count(*) AS number_of_regatta FROM regatta GROUP BY`,
    ],
    ['the latest regatta in each year', 'PARTITION BY year(held_on)'],
  ])('groups what has a time: "%s"', (question, sql) => {
    expect(sqlOf(question)).toContain(sql);
  });

  it('is not the last of it alone', () => {
    expect(interpret('regattas held in the most recent year', harbour).status).toBe('declined');
  });

  it('is not made up for what has none', () => {
    expect(interpret('number of towers by month', harbour).status).toBe('declined');
  });
});

describe('a place within a value', () => {
  it('stands for all that lie there', () => {
    expect(sqlOf('crews from Norland')).toContain("origin IN ('Grimsea, Norland', 'Holmby, Norland')");
  });
});

describe('a word that names something far away', () => {
  it('names what is near, where people use it for that', () => {
    expect(sqlOf('which provenances do crews have')).toContain('SELECT DISTINCT origin FROM crew');
  });
});

describe('what only lies beside', () => {
  it('is no group', () => {
    expect(interpret('number of towers by category', harbour).status).toBe('declined');
  });
});

describe('what cannot be', () => {
  it('is not read as something else', () => {
    expect(interpret('towers of type Bell and type Clock', harbour).status).toBe('declined');
  });

  it('is a list where a yes or a no is asked for', () => {
    expect(interpret('are the towers in Grimsea higher than 100', harbour)).toMatchObject({
      status: 'declined',
      reason: expect.stringContaining('yes or a no'),
    });
    expect(sqlOf('are there towers higher than 100')).toContain('height_feet > 100');
  });
});

describe('ways between two things', () => {
  it('that are as short are told, and none is taken', () => {
    expect(interpret('names of storms that have towers', harbour)).toMatchObject({ status: 'answered' });
    expect(interpret('which sailors have lamps', twoWays)).toMatchObject({
      status: 'declined',
      reason: expect.stringContaining('more than one way'),
    });
  });

  it('are told apart by what is called like the verb', () => {
    const reading = interpret('which sailors purchased lamps', twoWays);
    expect(reading.status === 'answered' && reading.sql.text).toContain('FROM purchase');
  });
});
