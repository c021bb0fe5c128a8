import type { RecordValues, ResolutionSpec, Survivorship } from '../../contract/entities/index.js';

type Values = RecordValues['values'];

/** What of several texts stands for all: never one that is missing, unless all are. */
const survivors: Readonly<Record<Survivorship['rule'], (texts: readonly Dated[]) => string | undefined>> = {
  'first-table': ([first]) => first?.text,
  longest: (all) => all.toSorted((a, b) => b.text.length - a.text.length)[0]?.text,
  latest: (all) => all.toSorted((a, b) => (a.when < b.when ? 1 : Number(a.when > b.when) && -1))[0]?.text,
  'most-frequent': (all) => {
    const counted = Map.groupBy(all, ({ text }) => text);
    return [...counted].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
  },
};

interface Dated {
  readonly text: string;
  readonly when: string;
}

/** One record of several, which come in the order of their tables: each attribute by its rule. */
export function goldenRecord(
  records: readonly Values[],
  spec: Pick<ResolutionSpec, 'golden' | 'tables'>,
): Values {
  const attributes = new Set(spec.tables.flatMap(({ columns }) => Object.keys(columns)));
  const chosen = [...attributes].map((attribute) => {
    const { rule, by }: Survivorship = spec.golden[attribute] ?? { rule: 'most-frequent' };
    const texts = records.flatMap((values) => {
      const text = values[attribute] ?? '';
      return text.trim() === '' ? [] : [{ text, when: (by && values[by]) ?? '' }];
    });
    return [attribute, survivors[rule](texts) ?? null] as const;
  });
  return Object.fromEntries(chosen);
}
