import { defineErrors } from '#shared/errors';

export const jobsErrors = defineErrors('jobs', {
  unavailable: [
    'unavailable',
    () => 'Background work cannot be accepted: Redis does not answer. Try again later.',
  ],
  notFound: ['not-found', (d: { jobId: string }) => `There is no job ${d.jobId}.`],
  notDead: [
    'conflict',
    (d: { jobId: string; state: string }) => `Job ${d.jobId} is ${d.state}: only a dead job can be replayed.`,
  ],
  keyInUse: [
    'conflict',
    (d: { jobId: string }) =>
      `Job ${d.jobId} cannot be replayed while another job with the same key waits or runs.`,
  ],
});
