import { expect, it } from 'vitest';
import { permissionNames, permissionTable, permits, roles } from '#shared/contracts';
import { expectGenerated } from './generated.js';

const introduction = `# Permissions

What a member of an organisation may do depends on the role there. One table says which role may what, and one guard
looks into it for every route; \`x-permission\` in the API document names what a route needs. \`GET /organizations/{id}/roles\` answers the same.

The lowest role, guest, is for people from outside: they read what is shared with them, and ask. Callers without a token are
no members: they may do what routes open to guests allow, on public data.

This file is generated from the table in the code (\`npm run docs\`); a test holds it equal to it.

`;

const row = (permission: (typeof permissionNames)[number]) => {
  const marks = roles.map((role) => (permits(role, permission) ? '✓' : ''));
  return `| \`${permission}\` | ${[permissionTable[permission].allows, ...marks].join(' | ')} |`;
};

it('docs/permissions.md lists every permission', () => {
  const header = `| Permission | Allows | ${roles.join(' | ')} |\n|---|---|${'---|'.repeat(roles.length)}`;

  expectGenerated(
    'docs/permissions.md',
    `${introduction}${header}\n${permissionNames.map(row).join('\n')}\n`,
  );
});

it('a higher role may what a lower one may', () => {
  for (const permission of permissionNames) {
    const may = roles.map((role) => permits(role, permission));
    expect(may, permission).toEqual(may.toSorted((one, other) => Number(other) - Number(one)));
    expect(may[0], permission).toBe(true);
  }
});
