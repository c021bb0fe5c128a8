import { CronExpressionParser } from 'cron-parser';

/** Minutes, hours, days, months, days of the week; the parser would take seconds before them as well. */
const fields = /^\S+(\s+\S+){4}$/;

const momentsOf = (cron: string, after: Date) =>
  CronExpressionParser.parse(cron.trim(), { currentDate: after, tz: 'UTC' });

/** Whether it is five fields of cron that some moment agrees with. */
function isSchedule(cron: string): boolean {
  if (!fields.test(cron.trim())) return false;
  try {
    momentsOf(cron, new Date(0)).next();
    return true;
  } catch {
    return false;
  }
}

/** The first moment after the one given that a schedule agrees with, in UTC; nothing when it is no schedule. */
export const nextMoment = (cron: string, after: Date): Date | undefined =>
  isSchedule(cron) ? momentsOf(cron, after).next().toDate() : undefined;
