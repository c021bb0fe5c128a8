import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ZipFile } from 'yazl';
import { Clock } from '#shared/clock';
import type { Person, PersonalData } from '#shared/contracts';
import { processingOf } from '../../domain/gdpr/processing.js';
import { Gathered } from './gathered.js';

/** A zip of NDJSON, a file for each table of each module, and an index that says what each of them is. */
@Injectable()
export class PersonalDataArchive {
  constructor(
    private readonly gathered: Gathered,
    private readonly clock: Clock,
  ) {}

  /** Written while it is read: nothing of it is held in memory. */
  async of(person: Person): Promise<Readable> {
    const zip = new ZipFile();
    const output = zip.outputStream as Readable;
    const stop = (error: Error) => void output.destroy(error);
    zip.on('error', stop);
    const files = [];
    for (const module of this.gathered.modules) files.push(...(await this.filesOf(module, person)));
    const index = { person, madeAt: this.clock.now().toISOString(), files };
    zip.addBuffer(Buffer.from(`${JSON.stringify(index, null, 2)}\n`), 'index.json');
    for (const module of this.gathered.modules)
      for (const { table } of module.tables)
        zip.addReadStreamLazy(fileOf(module, table), {}, (ready) => {
          const lines = Readable.from(linesOf(this.gathered.rows(module, table, person)));
          ready(null, lines.once('error', stop));
        });
    zip.end();
    return output;
  }

  private async filesOf(module: PersonalData, person: Person) {
    const counts = await this.gathered.count(module, person);
    const rowsOf = (table: string) =>
      counts.filter((one) => one.table === table).reduce((sum, { rows }) => sum + rows, 0);
    return processingOf(module).map((processing) => ({
      file: fileOf(module, processing.table),
      rows: rowsOf(processing.table),
      ...processing,
    }));
  }
}

const fileOf = ({ module }: PersonalData, table: string): string => `${module}/${table}.ndjson`;

async function* linesOf(rows: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
