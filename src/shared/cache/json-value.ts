/** `undefined` for what JSON cannot hold; such a value is not remembered. */
export const jsonText = (value: unknown): string | undefined => JSON.stringify(value);

/** Both levels hand out what JSON makes of a value, and nobody can change what others are handed. */
export const parseFrozen = <T>(text: string): T => freeze(JSON.parse(text)) as T;

function freeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
