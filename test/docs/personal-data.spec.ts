import { expect, it } from 'vitest';
import { registerOf } from '#shared/personal-data';
import { modules } from '../../src/app.module.js';
import { processingOf } from '../../src/modules/governance/domain/gdpr/processing.js';
import { expectGenerated } from './generated.js';

const introduction = `# Register of processing

Which personal data Almanac keeps, why, on which legal basis (article 6 of the GDPR) and for how long; what an erasure does with it.
Every module declares its own in its contract, export and erasure go by it, and \`GET /governance/gdpr/register\` answers the same.
Who runs a server is the controller, and adds what they do with the data beyond it.

This file is generated from the contracts (\`npm run docs\`); a test holds it equal to them, another that no table that names people
is left out.

Beside the tables of modules: events on their way between modules name people by their ids and go ${'`MESSAGING_KEEP_DAYS`'} after delivery, jobs
${'`JOBS_KEEP_DAYS`'} after their end, and answers kept for an \`Idempotency-Key\` when they expire. An address of somebody who failed to sign in is counted as a hash alone.

`;

const header = '| Table | Data | Purpose | Legal basis | Kept | On erasure |\n|---|---|---|---|---|---|';

it('docs/personal-data.md lists what every module declares', () => {
  const { modules: declaring } = registerOf(modules);
  expect(declaring.length).toBeGreaterThan(0);
  const parts = declaring.map((declared) => {
    const rows = processingOf(declared).map(
      ({ table, data, purpose, legalBasis, retention, onErase }) =>
        `| \`${table}\` | ${data} | ${purpose} | ${legalBasis} | ${retention} | ${onErase.join(', ')} |`,
    );
    return `## ${declared.module}\n\n${[header, ...rows].join('\n')}\n`;
  });
  expectGenerated('docs/personal-data.md', `${introduction}${parts.join('\n')}`);
});
