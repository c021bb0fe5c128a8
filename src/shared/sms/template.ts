import type { Sms } from './sms-sender.js';

export const isJson = (template: string): boolean => template.trimStart().startsWith('{');

/** Number and text in the places that a template has for them, escaped for what it is: JSON or a form. */
export function fillTemplate(template: string, { to, text }: Sms): string {
  const values: Readonly<Record<string, string>> = { to, digits: to.slice(1), text };
  const escaped = isJson(template) ? inJson : encodeURIComponent;
  return template.replace(/\{(to|digits|text)\}/g, (_, name: string) => escaped(values[name] ?? ''));
}

const inJson = (value: string): string => JSON.stringify(value).slice(1, -1);
