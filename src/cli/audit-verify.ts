import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { QueryBus } from '@nestjs/cqrs';
import { type AuditVerificationView, ListAuditTrails, VerifyAuditTrail } from '#modules/governance';
import { ConfigError, CoreConfig } from '#shared/config';
import { systemActor } from '#shared/contracts';
import { Almanac, findRunningServer, StartError } from '#shared/lifecycle';
import { AppModule } from '../app.module.js';
import { CliConfig } from './config.js';
import { HttpServer } from './http-server.js';
import { ProblemError } from './server.js';

/** Reads audit trails again and says whether they are what was written. Exit code 2 when one is not. */

const usage = `npm run audit:verify -- [--organization ID] [--url URL --token TOKEN] [--json]

Without a server on the data folder, all trails of the installation; with one, that of the organisation that the token
works in (ALMANAC_URL and ALMANAC_TOKEN, or --url and --token). Keep the ends that it prints elsewhere.
`;

const broken = 2;
const failed = 1;

if (existsSync('.env')) process.loadEnvFile('.env');

try {
  const { values } = parseArgs({
    options: {
      organization: { type: 'string' },
      url: { type: 'string' },
      token: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) process.stdout.write(usage);
  else {
    const found = await verify(values);
    for (const one of found)
      process.stdout.write(values.json ? `${JSON.stringify(one)}\n` : `${inWords(one)}\n`);
    if (found.some(({ intact }) => !intact)) process.exitCode = broken;
  }
} catch (error) {
  const isExpected =
    error instanceof ProblemError || error instanceof StartError || error instanceof ConfigError;
  process.stderr.write(isExpected ? `${error.message}\n` : `${error}\n\n${usage}`);
  process.exitCode = failed;
}

interface Wanted {
  readonly organization?: string | undefined;
  readonly url?: string | undefined;
  readonly token?: string | undefined;
}

async function verify({ organization, url, token }: Wanted): Promise<readonly AuditVerificationView[]> {
  const config = new CliConfig();
  const running = await findRunningServer(resolve(new CoreConfig().dataFolder));
  const address = url ?? config.url ?? running?.address;
  if (address === undefined) return await verifyHere(organization);
  const server = new HttpServer(address, token ?? config.token);
  const { status, content } = await server.send({ method: 'GET', path: '/governance/audit/verification' });
  const answer = JSON.parse(content.toString());
  if (status !== 200) throw new ProblemError(`${address}: ${answer.detail}`);
  return [answer];
}

async function verifyHere(organization: string | undefined): Promise<readonly AuditVerificationView[]> {
  const almanac = await Almanac.open(AppModule, { quiet: true });
  try {
    const queries = almanac.app.get(QueryBus);
    const all = await queries.execute(new ListAuditTrails({ actor: systemActor() }));
    const wanted = organization === undefined ? all : all.filter((id) => id === organization);
    if (wanted.length === 0 && organization !== undefined)
      throw new ProblemError(`There is no audit trail of the organisation ${organization}.`);
    const found: AuditVerificationView[] = [];
    for (const id of wanted)
      found.push(await queries.execute(new VerifyAuditTrail({ actor: systemActor(id) })));
    return found;
  } finally {
    await almanac.close();
  }
}

function inWords({ organizationId, intact, entries, end, problems }: AuditVerificationView): string {
  const head = `${organizationId}  ${intact ? 'intact' : 'NOT INTACT'}  ${entries} entries, end ${end.seq} ${end.hash}`;
  const lines = problems.map(
    ({ problem, seq, until }) =>
      `  ${problem}: ${until === undefined ? `entry ${seq}` : `entries ${seq} to ${until}`}`,
  );
  return [head, ...lines].join('\n');
}
