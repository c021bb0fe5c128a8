import yauzl from 'yauzl';
import { reasonOf } from '#shared/errors';

export type WorkbookVerdict = 'workbook' | 'other-archive' | 'too-large' | { readonly damage: string };

const mostEntries = 10_000;

/**
 * Judges a ZIP file by its directory alone; nothing is unpacked. A directory that understates what an entry unpacks
 * to does no harm: unpacking stops at the size it gave.
 */
export async function inspectWorkbook(path: string, maxBytes: number): Promise<WorkbookVerdict> {
  try {
    const names = new Set<string>();
    let bytes = 0;
    for (const { fileName, uncompressedSize } of await directoryOf(path)) {
      names.add(fileName);
      bytes += uncompressedSize;
    }
    if (bytes > maxBytes || names.size > mostEntries) return 'too-large';
    return names.has('xl/workbook.xml') ? 'workbook' : 'other-archive';
  } catch (error) {
    return { damage: reasonOf(error) };
  }
}

function directoryOf(path: string): Promise<yauzl.Entry[]> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true }, (failure, zip) => {
      if (failure) return reject(failure);
      const entries: yauzl.Entry[] = [];
      zip.on('entry', (entry: yauzl.Entry) => {
        entries.push(entry);
        if (entries.length > mostEntries) zip.close();
        else zip.readEntry();
      });
      zip.once('error', reject);
      zip.once('end', () => resolve(entries));
      zip.once('close', () => resolve(entries));
      zip.readEntry();
    });
  });
}
