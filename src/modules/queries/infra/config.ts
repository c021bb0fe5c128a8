import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const positive = z.coerce.number().int().positive();

const settings = {
  timeLimitSeconds: setting('QUERIES_TIME_LIMIT_SECONDS', z.coerce.number().positive().default(30), {
    description: 'Longest time one statement may run before it is stopped.',
  }),
  maxRows: setting('QUERIES_MAX_ROWS', positive.default(1_000_000), {
    description: 'Rows of one result at most; a request may ask for fewer.',
  }),
  maxCells: setting('QUERIES_MAX_CELLS', positive.default(10_000_000), {
    description: 'Cells (rows times columns) of one result at most; rows beyond are left out and counted.',
  }),
  countSeconds: setting('QUERIES_COUNT_SECONDS', z.coerce.number().min(0).default(2), {
    description: 'Longest time spent on counting the rows that a result leaves out.',
  }),
  memoryMb: setting('QUERIES_MEMORY_MB', positive.default(1024), {
    description: 'Memory that the engine of one data source may use, in megabytes.',
  }),
  processMemoryMb: setting('QUERIES_PROCESS_MEMORY_MB', positive.optional(), {
    description:
      'Memory of the process of the engines, and of the server, in megabytes, beyond which running statements are stopped; three quarters of the machine or the container when left out.',
  }),
  threads: setting('QUERIES_THREADS', positive.optional(), {
    description:
      'Threads of the engine of one data source at most; as many as there are processors when left out. Small sources take fewer.',
  }),
  concurrency: setting('QUERIES_CONCURRENCY', positive.default(12), {
    description: 'Statements that run at the same time; further ones wait.',
  }),
  maxWaiting: setting('QUERIES_MAX_WAITING', z.coerce.number().int().min(0).default(500), {
    description: 'Statements that may wait for their turn; further ones are turned away.',
  }),
  organizationConcurrency: setting('QUERIES_ORGANIZATION_CONCURRENCY', positive.optional(), {
    description:
      'Statements of one organisation that run at the same time, while others wait for their turn; three quarters of QUERIES_CONCURRENCY when left out.',
  }),
  organizationStatements: setting('QUERIES_ORGANIZATION_STATEMENTS', positive.default(100), {
    description:
      'Statements of one organisation that may run and wait together; further ones are turned away with a 429.',
  }),
  liveConnections: setting('QUERIES_LIVE_CONNECTIONS', positive.default(4), {
    description: 'Connections to one live database at most; further statements wait.',
  }),
  maxEngines: setting('QUERIES_MAX_ENGINES', positive.default(16), {
    description: 'Data source versions kept open at the same time, the least recently used go first.',
  }),
  idleMinutes: setting('QUERIES_IDLE_MINUTES', z.coerce.number().positive().default(10), {
    description: 'Time after which the engine of an unused data source version is closed.',
  }),
  resultFileMb: setting('QUERIES_RESULT_FILE_MB', positive.default(2000), {
    description: 'Size of one result that is written into a file at most, in megabytes.',
  }),
  resultFilesMb: setting('QUERIES_RESULT_FILES_MB', positive.default(4000), {
    description: 'Space in the data folder for results as files, in megabytes; the longest unused go.',
  }),
  resultMinutes: setting('QUERIES_RESULT_MINUTES', z.coerce.number().positive().default(15), {
    description: 'How long a result is kept as a file, for its other pages and for repeated downloads.',
  }),
  cacheSeconds: setting('QUERIES_CACHE_SECONDS', z.coerce.number().int().min(0).default(600), {
    description: 'How long a result is remembered. 0: never.',
  }),
  liveCacheSeconds: setting('QUERIES_LIVE_CACHE_SECONDS', z.coerce.number().int().min(0).default(0), {
    description:
      'How long a result of a live source is remembered, and so how old an answer may be: nobody tells when its data change. 0: never.',
  }),
  cacheMaxCells: setting('QUERIES_CACHE_MAX_CELLS', z.coerce.number().int().min(0).default(50_000), {
    description: 'Larger results are not remembered.',
  }),
};

export class QueriesConfig extends defineConfig('queries', settings) {}
