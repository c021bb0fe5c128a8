import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { type BoundariesView, type BoundaryType, censusErrors } from '../contract/index.js';
import type { Manifest } from '../domain/manifest.js';

/** Where `npm run build` leaves the built-in data; as far from here in src/ as in dist/. */
const folder = new URL('../../../../dist/builtin/', import.meta.url);

/** The built-in data on disk, read once. */
@Injectable()
export class BuiltinData {
  private read: Promise<Manifest> | undefined;
  private readonly boundaries = new Map<BoundaryType, Promise<BoundariesView>>();

  manifest(): Promise<Manifest> {
    this.read ??= this.readManifest();
    return this.read;
  }

  async databasePath(): Promise<string> {
    const { database } = await this.manifest();
    return fileURLToPath(new URL(database.file, folder));
  }

  boundariesOf(type: BoundaryType): Promise<BoundariesView> {
    const read = this.boundaries.get(type) ?? this.readBoundaries(type);
    this.boundaries.set(type, read);
    return read;
  }

  private async readManifest(): Promise<Manifest> {
    try {
      return JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8'));
    } catch {
      this.read = undefined;
      throw censusErrors.notBuilt();
    }
  }

  private async readBoundaries(type: BoundaryType): Promise<BoundariesView> {
    const { file, sha256 } = (await this.manifest()).boundaries[type];
    const topojson = await readFile(new URL(file, folder), 'utf8');
    return { type, topojson, etag: sha256.slice(0, 16) };
  }
}
