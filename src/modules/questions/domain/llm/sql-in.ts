const fenced = /```(?:[a-z]*)\s*\n?([\s\S]*?)```/i;
const select = /^\s*(?:select|with|\(|--|\/\*)/i;

const fromJson = (text: string): string | undefined => {
  try {
    const { sql }: { sql?: unknown } = JSON.parse(text) ?? {};
    return typeof sql === 'string' ? sql : undefined;
  } catch {
    return undefined;
  }
};

/** The statement in what a language model wrote: in a fence, as `{"sql": …}`, or nothing but SQL. */
export const sqlIn = (written: string): string | undefined => {
  const text = (fenced.exec(written)?.[1] ?? written).trim();
  const sql = (text.startsWith('{') ? fromJson(text) : select.test(text) ? text : undefined)?.trim();
  return sql === '' ? undefined : sql;
};
