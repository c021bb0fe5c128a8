import { setTimeout as pause } from 'node:timers/promises';
import { post } from '../bench/harness/ask.ts';
import type { Client } from '../bench/harness/sources.ts';
import { type DataFile, filesOf, fingerprintOf } from './database-files.ts';

interface Source {
  readonly id: string;
  readonly name: string;
  readonly status: 'loading' | 'ready' | 'failed';
  readonly failure?: { readonly message: string };
}

const get = async <T>({ url, headers }: Client, path: string): Promise<T> => {
  const response = await fetch(`${url}/api/v1${path}`, { headers });
  if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
};

/** Sources that are ready already, by name: those of earlier runs on the same folder. */
export const readySources = async (client: Client): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const from = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await get<{ items: Source[]; nextCursor?: string }>(
      client,
      `/data-sources?limit=100${from}`,
    );
    for (const { id, name, status } of page.items) if (status === 'ready') found.set(name, id);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found;
};

const upload = async ({ url, headers }: Client, { name, content }: DataFile): Promise<string> => {
  const body = new FormData();
  const bytes = typeof content === 'string' ? content : new Uint8Array(content);
  body.append('file', new Blob([bytes]), name);
  const response = await fetch(`${url}/api/v1/files/upload`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`Upload of ${name}: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
};

const load = async (client: Client, name: string, files: readonly DataFile[]): Promise<string> => {
  const fileIds: string[] = [];
  for (const file of files) fileIds.push(await upload(client, file));
  const sources = `${client.url}/api/v1/data-sources`;
  const { id } = await post<Source>(sources, { name, kind: 'files', fileIds }, client.headers);
  for (;;) {
    const { status, failure } = await get<Source>(client, `/data-sources/${id}`);
    if (status === 'ready') return id;
    if (status === 'failed') throw new Error(`${name} cannot be loaded: ${failure?.message}`);
    await pause(20);
  }
};

/** The source of a database: loaded now, unless the same files were loaded before. */
export const sourceOf = async (
  client: Client,
  known: Map<string, string>,
  { folder, database }: { readonly folder: string; readonly database: string },
): Promise<string> => {
  const files = filesOf(folder, database);
  const name = `${database} ${fingerprintOf(files)}`;
  const id = known.get(name) ?? (await load(client, name, files));
  known.set(name, id);
  return id;
};
