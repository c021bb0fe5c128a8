import { describe, expect, it } from 'vitest';
import { PieceSize } from './piece-size.js';

const piece = (rows: number, characters: number) =>
  Array.from({ length: rows }, (_, index) => [index, 'x'.repeat(characters), null]);

describe('how many rows are asked for', () => {
  it('grows to the most while they are narrow', () => {
    const size = new PieceSize();
    const asked = [1, 2, 3].map(() => {
      size.learn(piece(size.rows, 10));
      return size.rows;
    });

    expect(asked).toEqual([500, 2000, 2000]);
  });

  it.each([
    [10_000, 104],
    [1_000_000, 1],
    [5_000_000, 1],
  ])('is what a megabyte holds of rows with %i characters', (characters, rows) => {
    const size = new PieceSize();
    size.learn(piece(2, characters));

    expect(size.rows).toBe(rows);
  });

  it('stays when nothing came', () => {
    const size = new PieceSize();
    size.learn([]);

    expect(size.rows).toBe(100);
  });
});
