import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { StartError } from './start-error.js';

/** The folder of ALMANAC_DATA, made when it is not there, as an absolute path. */
export async function openDataFolder(setting: string): Promise<string> {
  const folder = resolve(setting);
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(
      `The data folder ${folder} cannot be used (${(error as Error).message}). Set ALMANAC_DATA to a folder that can be written.`,
    );
  }
  return folder;
}
