import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { post } from './ask.ts';

interface Source {
  readonly id: string;
  readonly status: 'loading' | 'ready' | 'failed';
  readonly failure?: { readonly message: string };
  readonly report?: { readonly tables: readonly { readonly name: string }[] };
}

export interface Client {
  readonly url: string;
  readonly headers: Record<string, string>;
}

export async function upload({ url, headers }: Client, path: string): Promise<string> {
  const body = new FormData();
  body.append('file', await openAsBlob(path), basename(path));
  const response = await fetch(`${url}/api/v1/files/upload`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`Upload of ${path}: ${response.status} ${await response.text()}`);
  const { id } = (await response.json()) as { id: string };
  return id;
}

/** Makes a source of an uploaded file and waits until it can be asked. */
export const load = (client: Client, fileId: string): Promise<Source> =>
  connect(client, { kind: 'files', fileIds: [fileId] });

/** Makes a source and waits until it can be asked. */
export async function connect({ url, headers }: Client, source: object): Promise<Source> {
  const sources = `${url}/api/v1/data-sources`;
  const made = await post<Source>(sources, { name: 'bench', ...source }, headers);
  for (;;) {
    const response = await fetch(`${sources}/${made.id}`, { headers });
    const source = (await response.json()) as Source;
    if (source.status === 'ready') return source;
    if (source.status === 'failed') throw new Error(`The load failed: ${source.failure?.message}`);
    await pause(10);
  }
}
