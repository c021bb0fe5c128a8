/** Control characters that no text has: everything below the space but tab, line feeds and form feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const binary = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/**
 * The beginning of a file as text, or nothing when it is not text. The encoding is only guessed as far as telling
 * text from binary needs it; reading the data decides about it again, from all of it.
 */
export function decodeHead(head: Uint8Array): string | undefined {
  const text = new TextDecoder(encodingOf(head)).decode(head);
  return binary.test(text) ? undefined : text;
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = { even: 0, odd: 0 };
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2 === 0 ? 'even' : 'odd']++;
  const most = head.length / 3;
  if (zeros.odd > most && zeros.even === 0) return 'utf-16le';
  if (zeros.even > most && zeros.odd === 0) return 'utf-16be';
  return isUtf8(head) ? 'utf-8' : 'windows-1252';
}

/** A character cut in two at the end of the head does not count against it. */
function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
