/**
 * What is made of some parts, made again only when one of them is another object than before. It is remembered for as
 * long as the object is that `heldBy` names.
 */
export class MadeOnce<Parts extends object, Made> {
  private readonly known = new WeakMap<object, { readonly parts: Parts; readonly made: Made }>();

  constructor(
    private readonly heldBy: (parts: Parts) => object,
    private readonly make: (parts: Parts) => Made,
  ) {}

  of(parts: Parts): Made {
    const holder = this.heldBy(parts);
    const known = this.known.get(holder);
    if (known && sameParts(known.parts, parts)) return known.made;
    const made = this.make(parts);
    this.known.set(holder, { parts, made });
    return made;
  }
}

function sameParts<Parts extends object>(some: Parts, others: Parts): boolean {
  for (const name in some) if (some[name] !== others[name]) return false;
  return true;
}
