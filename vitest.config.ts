import { defineConfig } from 'vitest/config';

/** `#modules/x` and `#shared/x` mean the TypeScript source here, and dist/ in production. */
const source = { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source'] } } };

/** Real servers are started and stopped: on a busy machine that takes its time. */
const patience = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  ...source,
  test: {
    // Left to itself Vitest keeps one core back, which of two is half: much of a run waits for servers anyway.
    maxWorkers: '100%',
    projects: [
      {
        ...source,
        test: {
          name: 'fast',
          include: ['{src,test}/**/*.spec.ts'],
          setupFiles: ['reflect-metadata'],
          // Nothing here outlives its file, and loading the same modules a hundred times took longer than testing them.
          isolate: false,
        },
      },
      {
        ...source,
        test: {
          name: 'database',
          include: ['{src,test}/**/*.int-spec.ts'],
          setupFiles: ['reflect-metadata'],
          globalSetup: ['test/postgres.ts'],
          ...patience,
        },
      },
    ],
  },
});
