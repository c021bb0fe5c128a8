import type { FileFormat } from '../contract/index.js';

/** What the text is, or what it is instead of something we accept. */
export type TextVerdict = { readonly format: FileFormat } | { readonly found: string };

const foreign: readonly (readonly [RegExp, string])[] = [
  [/^<(!doctype html|html|head|body|title|meta|script|style|table|div)\b/i, 'HTML'],
  [/^<(\?xml|!doctype|[a-z][\w:.-]*[\s/>])/i, 'XML'],
  [/^\{\\rtf/, 'RTF'],
  [/^%PDF-/, 'PDF'],
  [/^%!PS/, 'PostScript'],
  [/^(-- (MySQL|PostgreSQL|MariaDB|SQLite)|(create|drop) table\b|insert into\b|pragma\b)/i, 'an SQL script'],
  [/^-----BEGIN /, 'a PEM key or certificate'],
];

/** Tells the formats apart by how the text begins. */
export function textFormat(head: string): TextVerdict {
  const text = head.trimStart();
  if (text === '') return { found: 'nothing but white space' };
  for (const [start, found] of foreign) if (start.test(text)) return { found };
  return { format: jsonFormat(text) ?? delimitedFormat(text) };
}

const startsLikeJson = /^(\[\s*([[{"\]\d-]|true|false|null|$)|\{\s*(["}]|$))/;

function jsonFormat(text: string): FileFormat | undefined {
  if (!startsLikeJson.test(text)) return undefined;
  const [first = '', second] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const whole = isJson(first);
  if (second === undefined) return whole || !text.startsWith('[') || looksOpen(text) ? 'json' : undefined;
  if (whole && text.startsWith('{')) return 'ndjson';
  return whole && text.startsWith('[') && !isJson(second) ? undefined : 'json';
}

/** A head is cut somewhere: JSON that goes on has more brackets opened than closed. */
const looksOpen = (text: string) => text.split(/[[{]/).length > text.split(/[\]}]/).length;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Tabs make TSV when every line of the beginning has one and commas do not do better. */
function delimitedFormat(text: string): FileFormat {
  const lines = text.split(/\r?\n/, 20).filter((line) => line.trim() !== '');
  const having = (character: string) => lines.filter((line) => line.includes(character)).length;
  return having('\t') > 0 && having('\t') >= having(',') && having('\t') >= having(';') ? 'tsv' : 'csv';
}
