import { globSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { type ListedError, listErrors } from '#shared/errors';
import { statusOf } from '#shared/http';
import { expectGenerated } from './generated.js';

const isTest = (file: string) => /spec[.]ts$/.test(file);
const files = globSync('src/**/*.ts')
  .filter((file) => !isTest(file) && readFileSync(file, 'utf8').includes('defineErrors('))
  .sort();
let errors: ListedError[];

beforeAll(async () => {
  // biome-ignore lint/plugin: the document is about every table of errors there is.
  for (const file of files) await import(pathToFileURL(file).href);
  errors = listErrors()
    .filter(({ code }) => moduleOf(code).startsWith(ofTests) === false)
    .sort((one, other) => one.code.localeCompare(other.code));
}, 60_000);

/** Other tests of this process may have defined errors, as modules whose names begin so. */
const ofTests = 'sample';
const moduleOf = (code: string) => code.slice(0, code.indexOf('.'));

it('docs/errors.md lists every error', () => {
  const modules = [...new Set(errors.map(({ code }) => moduleOf(code)))];

  expectGenerated('docs/errors.md', `${introduction}${modules.map(sectionOf).join('\n')}`);
});

it('a code means one thing', () => {
  const codes = errors.map(({ code }) => code);

  expect(codes).toEqual([...new Set(codes)]);
  for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*[.][a-z][A-Za-z]*$/);
});

const introduction = `# Errors

Whatever fails is answered as \`application/problem+json\` (RFC 9457):

\`\`\`json
{
  "type": "urn:problem:files.notFound",
  "title": "not-found",
  "status": 404,
  "detail": "File 7 does not exist.",
  "code": "files.notFound",
  "kind": "not-found",
  "details": { "fileId": "7" },
  "instance": "/api/v1/files/7",
  "requestId": "2c5ea4c0-4067-11e9-8bad-9b1deb4d3b7d"
}
\`\`\`

\`code\` is stable: branch on it. \`detail\` is for people and may be worded anew. \`details\` holds the values that the
message names. \`requestId\` is in the log too. A failure that nobody foresaw is a 500 with the code \`http.unexpected\`
and the request id, and says no more. 429 and 503 come with \`Retry-After\`, 405 with \`Allow\`, 401 with
\`WWW-Authenticate\`.

This file is generated from the error tables in the code (\`npm run docs\`); a test holds it equal to them.

`;

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ').trim();

function sectionOf(module: string): string {
  const rows = errors
    .filter(({ code }) => moduleOf(code) === module)
    .map((error) => `| \`${error.code}\` | ${statusOf(error)} | ${cell(error.message)} |`);
  return [`## ${module}`, '', '| Code | Status | Message |', '|---|---|---|', ...rows, ''].join('\n');
}
