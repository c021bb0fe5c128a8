import { describe, expect, it } from 'vitest';
import { helpdesk } from '../testing/helpdesk-model.js';
import { kingdoms } from '../testing/kingdoms-model.js';
import { interpret, type Model } from './engine.js';

const sqlOf = (question: string, model: Model = helpdesk): string => {
  const reading = interpret(question, model);
  if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return reading.sql.text.replace(/\s+/g, ' ');
};

const textOf = (question: string): string => {
  const reading = interpret(question, helpdesk);
  return reading.status === 'answered' ? reading.reading.text : reading.status;
};

describe('a full name', () => {
  it('is looked for in both of its columns', () => {
    expect(sqlOf('tickets reported by Jane Doe')).toContain(
      "staff.last_name = 'Doe' AND staff.first_name = 'Jane'",
    );
  });

  it('may be one of several', () => {
    expect(sqlOf('tickets reported by Jane Doe or Max Roe')).toContain(
      "((staff.last_name = 'Doe' AND staff.first_name = 'Jane') OR (staff.last_name = 'Roe' AND staff.first_name = 'Max'))",
    );
  });
});

describe('a verb', () => {
  it.each([
    ['titles of tickets closed by Jane Doe', 'tickets.closed_by_staff_id = staff.staff_id'],
    ['titles of tickets that are reported by the staff with last name Roe', 'tickets.reported_by_staff_id'],
    ['last names of staff who reported a ticket', 'reported_by_staff_id'],
  ])('tells which of two ways is meant: "%s"', (question, way) => {
    expect(sqlOf(question)).toContain(way);
  });

  it('is told in the reading', () => {
    expect(textOf('titles of tickets closed by Jane Doe')).toBe(
      'Title of tickets with last name Doe, Jane (closed)',
    );
  });

  it('is needed for it', () => {
    expect(interpret('titles of tickets of the staff with last name Roe', helpdesk).status).toBe('declined');
  });

  it('that names a relation is not left out: "bordering"', () => {
    expect(sqlOf('kingdoms bordering Avalon', kingdoms)).toContain('FROM border WHERE');
  });
});

describe('size', () => {
  it('is that of the land, with what else it could be about', () => {
    const reading = interpret('the largest land', helpdesk);
    expect(reading.status === 'answered' && reading.sql.text).toContain('ORDER BY area DESC');
    expect(reading.status === 'answered' && reading.reading.assumptions).toEqual([
      { phrase: 'largest', meaning: 'by area', alternatives: ['by population'] },
    ]);
  });

  it('is that of the people of a town', () => {
    expect(sqlOf('the largest town')).toContain('ORDER BY population DESC');
  });

  it('may be named', () => {
    expect(sqlOf('the largest land by population')).toContain('ORDER BY population DESC');
  });
});

describe('one of two figures', () => {
  it('is the one that is called like what it is a figure of', () => {
    expect(sqlOf('how high is the highest peak in Avalon')).toBe(
      "SELECT highest_altitude FROM lands WHERE land_name = 'Avalon'",
    );
  });

  it('is no number of rows where it is a figure of each', () => {
    expect(sqlOf('number of floors of the courses on Algebra')).toBe(
      "SELECT floors FROM courses WHERE topic = 'Algebra'",
    );
  });
});

describe('two figures set against each other', () => {
  it.each([
    [
      'what is the ratio of tickets to staff',
      'SELECT count(*) / nullif((SELECT count(*) AS number_of_staff FROM staff), 0) AS ratio FROM tickets',
    ],
    [
      'what percentage of courses are on Algebra',
      "SELECT 100 * (count(*) / nullif((SELECT count(*) AS number_of_courses FROM courses), 0)) AS percentage FROM courses WHERE topic = 'Algebra'",
    ],
    [
      'difference between the number of towns and the number of lands',
      'SELECT count(*) - (SELECT count(*) AS number_of_lands FROM lands) AS difference FROM towns',
    ],
  ])('are computed apart: "%s"', (question, sql) => {
    expect(sqlOf(question)).toBe(sql);
  });

  it('are counted of the rows of each group', () => {
    expect(
      sqlOf('what is the ratio of courses with exams to courses without exams for each topic'),
    ).toContain(
      "SELECT topic, count(*) FILTER (WHERE has_exam = 'Y') / nullif(count(*) FILTER (WHERE has_exam = 'N'), 0) AS ratio FROM courses GROUP BY topic",
    );
  });

  it('are told in words', () => {
    expect(textOf('what percentage of courses are on Algebra')).toBe(
      'Number of courses with topic Algebra as a percentage of the number of courses',
    );
  });
});

describe('a yes-or-no column', () => {
  it.each([
    ['topics of courses with an exam', "SELECT topic FROM courses WHERE has_exam = 'Y'"],
    [
      'how many courses have no exam',
      "SELECT count(*) AS number_of_courses FROM courses WHERE has_exam = 'N'",
    ],
  ])('is said yes or no to: "%s"', (question, sql) => {
    expect(sqlOf(question)).toBe(sql);
  });
});

describe('names and words', () => {
  it('that were written together are known apart', () => {
    expect(sqlOf('how many users are there')).toBe('SELECT count(*) AS number_of_useracct FROM useracct');
  });

  it('that are quoted beside a value are looked for with it', () => {
    expect(sqlOf('courses with topic "Algebra" or "Botany"')).toContain("topic IN ('Algebra', 'Botany')");
  });

  it('that are asked for together belong to the same things', () => {
    expect(sqlOf('topics and floors of courses')).toBe('SELECT topic, floors FROM courses');
  });
});
