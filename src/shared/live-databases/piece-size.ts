import type { JsonValue } from '#shared/contracts';

/** Rows are handed over so many at a time, or fewer where they are wide: a piece is what memory holds of a result. */
export const rowsOfPiece = 2000;
export const charactersOfPiece = 1024 * 1024;

/** Nothing is known of their width yet. */
const firstRows = 100;
/** Narrow rows say little about those after them. */
const growth = 5;

/** As good as exact: texts are what makes rows wide. */
export const charactersIn = (row: readonly JsonValue[]): number =>
  row.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 8), 0);

/** How many rows to ask a database for that counts rows only. */
export class PieceSize {
  rows = firstRows;

  /** The piece that came last. */
  learn(piece: readonly (readonly JsonValue[])[]): void {
    if (piece.length === 0) return;
    const width = piece.reduce((sum, row) => sum + charactersIn(row), 0) / piece.length;
    const fitting = Math.floor(charactersOfPiece / Math.max(1, width));
    this.rows = Math.max(1, Math.min(fitting, this.rows * growth, rowsOfPiece));
  }
}
