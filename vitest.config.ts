import { defineConfig } from 'vitest/config';

/** `#modules/x` and `#shared/x` mean the TypeScript source here, and dist/ in production. */
const source = { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source'] } } };

/** Real servers are started and stopped: on a busy machine that takes its time. */
const patience = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  ...source,
  test: {
    projects: [
      {
        ...source,
        test: { name: 'fast', include: ['{src,test}/**/*.spec.ts'], setupFiles: ['reflect-metadata'] },
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
