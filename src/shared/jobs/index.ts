export { JobsConfig } from './config.js';
export { jobsErrors } from './errors.js';
export { type HandlesJob, type JobContext, JobHandler, type JobRegistration } from './job-handler.js';
export { type JobOptions, type JobState, Jobs, type JobView } from './jobs.js';
export { type JobsModuleOptions, jobsModule } from './jobs.module.js';
export { PgJobs } from './pg-jobs.js';
