/** Parts of the schema: two of them are the same only if they are one. */
const isOfSchema = (value: object): boolean => 'view' in value;

const withoutArticle = (text: string): string => text.toLowerCase().replace(/^the /, '');

/** Whether two pieces of a tree say the same: "the most" and "most" do. */
export const isAlike = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (typeof one === 'string' && typeof other === 'string')
    return withoutArticle(one) === withoutArticle(other);
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (isOfSchema(one) || isOfSchema(other)) return false;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  return (
    keys.length === others.length &&
    keys.every(
      (key) => key in other && isAlike(one[key as keyof typeof one], other[key as keyof typeof other]),
    )
  );
};
