import { nextMoment as nextOf } from '#shared/cron';
import { dataSourcesErrors } from '../contract/index.js';

/** The first moment after the one given that a schedule agrees with, in UTC. */
export function nextMoment(schedule: string, after: Date): Date {
  const next = nextOf(schedule, after);
  if (!next) throw dataSourcesErrors.noSchedule({ schedule });
  return next;
}
