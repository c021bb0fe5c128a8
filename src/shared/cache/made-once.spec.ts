import { describe, expect, it } from 'vitest';
import { MadeOnce } from '#shared/cache';

describe('what is made once', () => {
  interface Pair {
    readonly holder: object;
    readonly other: object;
  }
  const pairs = () =>
    new MadeOnce(
      ({ holder }: Pair) => holder,
      (parts) => ({ ...parts }),
    );
  const [a, b, c] = [{}, {}, {}];

  it('is the same for the same objects', () => {
    const memory = pairs();

    expect(memory.of({ holder: a, other: b })).toBe(memory.of({ holder: a, other: b }));
  });

  it('is made anew when any of them is another, though it looks the same', () => {
    const memory = pairs();
    memory.of({ holder: a, other: b });

    expect(memory.of({ holder: a, other: c }).other).toBe(c);
    expect(memory.of({ holder: c, other: b }).holder).toBe(c);
  });
});
