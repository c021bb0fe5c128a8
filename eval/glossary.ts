import { readFileSync } from 'node:fs';
import type { Client } from '../bench/harness/sources.ts';

/** A name, and what is read in its place. */
export interface Term {
  readonly name: string;
  readonly text: string;
}

const path = '/api/v1/metadata/glossary';

/** The lines of a glossary file: `name: definition`; empty ones and those that begin with # are passed over. */
export const readTerms = (file: string): Term[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const at = line.indexOf(':');
      if (at < 1) throw new Error(`${file}: "${line}" is not like "name: definition".`);
      return { name: line.slice(0, at).trim(), text: line.slice(at + 1).trim() };
    });

/** Adds the terms to the glossary of a source; how many of them it understands. */
export const defineTerms = async (
  { url, headers }: Client,
  dataSourceId: string,
  terms: readonly Term[],
): Promise<number> => {
  let understood = 0;
  for (const { name, text } of terms) {
    const body = JSON.stringify({ dataSourceId, name, meaning: { kind: 'definition', text } });
    const sent = { 'content-type': 'application/json', ...headers };
    const response = await fetch(`${url}${path}`, { method: 'POST', headers: sent, body });
    if (response.ok) understood += 1;
    else if (response.status !== 422)
      throw new Error(`The term "${name}": ${response.status} ${await response.text()}`);
  }
  return understood;
};

/** An earlier run over the same folder may have left some. */
export const forgetTerms = async ({ url, headers }: Client): Promise<void> => {
  for (;;) {
    const page = (await (await fetch(`${url}${path}`, { headers })).json()) as { items: { id: string }[] };
    if (page.items.length === 0) return;
    for (const { id } of page.items) {
      const { ok } = await fetch(`${url}${path}/${id}`, { method: 'DELETE', headers });
      if (!ok) throw new Error(`The term ${id} is not removed.`);
    }
  }
};
