/** What is found of a thing once, and kept as long as the thing is. */
export const remembered = <K extends object, V>(find: (of: K) => V): ((of: K) => V) => {
  const known = new WeakMap<K, { readonly value: V }>();
  return (of) => {
    const found = known.get(of) ?? { value: find(of) };
    known.set(of, found);
    return found.value;
  };
};
