import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const files = readdirSync('docs/adr').sort();

describe.each(files)('docs/adr/%s', (file) => {
  const text = readFileSync(`docs/adr/${file}`, 'utf8');

  it('has a number of its own, and the parts that every record has', () => {
    expect(file).toMatch(/^\d{4}-[a-z0-9-]+[.]md$/);
    const number = file.slice(0, 4);
    expect(files.filter((other) => other.startsWith(number))).toEqual([file]);
    for (const part of ['Status', 'Context', 'Decision', 'Consequences'])
      expect(text, part).toMatch(new RegExp(`^## ${part}$`, 'm'));
    expect(text).toMatch(/^Enforced by: /m);
  });
});
