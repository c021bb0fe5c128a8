import { open } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { Injectable } from '@nestjs/common';
import { fileTypeFromFile } from 'file-type';
import { reasonOf } from '#shared/errors';
import { filesErrors as errors, type FileFormat } from '../contract/index.js';
import { textFormat } from '../domain/text-format.js';
import { decodeHead } from '../domain/text-head.js';
import { FilesConfig } from './config.js';
import { inspectWorkbook } from './workbook-zip.js';

const headBytes = 64 * 1024;
const zipFormats = ['zip', 'xlsx', 'xlsm'];

interface Content {
  readonly name: string;
  readonly path: string;
}

/** Finds out what a stored file is. Its name is only used to speak about it. */
@Injectable()
export class ContentInspector {
  constructor(private readonly config: FilesConfig) {}

  async formatOf({ name, path }: Content): Promise<FileFormat> {
    const { head, tail } = await readEnds(path);
    if (head.length === 0) throw errors.empty({ name });
    const text = decodeHead(head);
    if (text === undefined) return this.binaryFormat({ name, path }, tail);
    const verdict = textFormat(text);
    if ('found' in verdict) throw errors.wrongFormat({ name, found: verdict.found });
    return verdict.format;
  }

  private async binaryFormat(content: Content, tail: Buffer): Promise<FileFormat> {
    const { name, path } = content;
    const type = await fileTypeFromFile(path).catch(() => undefined);
    const ext = type?.ext ?? 'unknown';
    if (zipFormats.includes(ext)) return await this.workbook(content);
    if (ext === 'sqlite') return sqlite(content);
    if (ext === 'parquet') return parquet(name, tail);
    if (ext === 'cfb')
      throw errors.wrongFormat({
        name,
        found: 'an old or password-protected Office file (save it as .xlsx without a password)',
      });
    const found = type ? `${type.ext.toUpperCase()} (${type.mime})` : 'binary data of an unknown kind';
    throw errors.wrongFormat({ name, found });
  }

  private async workbook({ name, path }: Content): Promise<FileFormat> {
    const maxBytes = this.config.maxExpandedBytes;
    const verdict = await inspectWorkbook(path, maxBytes);
    if (verdict === 'workbook') return 'xlsx';
    if (verdict === 'too-large') throw errors.expandsTooMuch({ name, maxBytes });
    if (verdict === 'other-archive')
      throw errors.wrongFormat({ name, found: 'a ZIP archive without a workbook' });
    throw errors.damaged({ name, format: 'Excel', reason: verdict.damage });
  }
}

async function readEnds(path: string): Promise<{ head: Buffer; tail: Buffer }> {
  await using file = await open(path, 'r');
  const { size } = await file.stat();
  const at = async (position: number, length: number) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  };
  return {
    head: await at(0, Math.min(size, headBytes)),
    tail: await at(Math.max(0, size - 4), Math.min(size, 4)),
  };
}

function parquet(name: string, tail: Buffer): FileFormat {
  if (tail.toString('latin1') === 'PAR1') return 'parquet';
  throw errors.damaged({ name, format: 'Parquet', reason: 'its end is missing' });
}

function sqlite({ name, path }: Content): FileFormat {
  try {
    // Immutable: SQLite may not leave a journal beside an object of the store.
    const location = pathToFileURL(path);
    location.search = 'mode=ro&immutable=1';
    using database = new DatabaseSync(location, { readOnly: true, allowExtension: false });
    database.prepare('select count(*) from sqlite_master').get();
    return 'sqlite';
  } catch (error) {
    throw errors.damaged({ name, format: 'SQLite', reason: reasonOf(error) });
  }
}
