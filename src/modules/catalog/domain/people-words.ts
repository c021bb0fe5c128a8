import { wordSet } from './words.js';

/** Tables of people of any kind. */
const people = wordSet('person people human individual contact');

interface Group {
  /** What their tables are called. */
  readonly tables: ReadonlySet<string>;
  /** What one of them is called for what he does to something or somebody else. */
  readonly roles: ReadonlySet<string>;
}

const groups: readonly Group[] = [
  {
    tables: wordSet('employee emp staff worker personnel staffer salesperson salesman crew'),
    roles: wordSet(`
      manager mgr supervisor superior boss chief head director lead leader chair representative rep agent clerk
      salesperson salesman seller assistant technician engineer operator assignee approver reviewer inspector officer
      driver pilot cashier handler responsible administrator secretary accountant advisor adviser
    `),
  },
  {
    tables: wordSet('faculty professor instructor teacher lecturer'),
    roles: wordSet(`
      advisor adviser tutor mentor supervisor professor prof instructor teacher lecturer dean chair head director
      examiner faculty
    `),
  },
  {
    tables: wordSet('physician doctor'),
    roles: wordSet('doctor physician surgeon pcp head attending consultant referrer'),
  },
  {
    tables: wordSet('customer client'),
    roles: wordSet('buyer purchaser payer holder client customer guest recipient subscriber'),
  },
  {
    tables: wordSet('account user member'),
    roles: wordSet(`
      user member owner holder sender receiver recipient author writer editor reviewer creator poster moderator
      organizer organiser leader host guest follower followee friend subscriber reporter assignee voter president
      secretary treasurer
    `),
  },
  {
    tables: wordSet('team club'),
    roles: wordSet('winner loser champion opponent host visitor'),
  },
  {
    tables: wordSet('player athlete driver rider competitor fighter wrestler swimmer'),
    roles: wordSet(
      'winner loser captain champion scorer opponent goalkeeper pitcher batter bowler striker runner',
    ),
  },
  {
    tables: wordSet('student pupil'),
    roles: wordSet('president secretary treasurer friend tutor captain liker liked monitor'),
  },
];

const ofAnybody = new Set(groups.flatMap(({ tables, roles }) => [...tables, ...roles]));

/** Whether somebody in the table may be called so: a manager is an employee, and an advisor one of the faculty. */
export function mayBeCalled(role: string, entity: string, head?: string): boolean {
  const tables = [entity, head ?? entity];
  if (tables.some((table) => people.has(table))) return ofAnybody.has(role);
  return groups.some((group) => group.roles.has(role) && tables.some((table) => group.tables.has(table)));
}

/** A table of people, whatever they do. */
export const isOfPeople = (entity: string): boolean => people.has(entity);

const agents = /^\p{L}{2,}(er|or|eer|ist|ast|ian|man|woman)$/u;
const things = wordSet(`
  order offer number letter chapter paper quarter semester center theater computer printer server router counter
  parameter river tower water power transfer trailer container cluster layer sensor motor tractor
  elevator factor vector sector color colour floor door corridor mirror error indicator list playlist checklist
  wishlist forecast broadcast cast blast breakfast
`);

const others = wordSet(`
  candidate delegate graduate associate president resident patient agent applicant participant contestant assistant
  nominee trainee attendee star celebrity hero victim suspect chef judge nurse coach guide poet guest spouse wife
  husband child parent
`);

/** Whether the word says what somebody does: gymnast, perpetrator, swimmer. */
export const isPerson = (entity: string): boolean =>
  ofAnybody.has(entity) || others.has(entity) || (agents.test(entity) && !things.has(entity));
