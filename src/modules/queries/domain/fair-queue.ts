interface Line<Item> {
  running: number;
  readonly waiting: Item[];
}

export interface QueueLimits {
  /** At the same time. */
  readonly most: number;
  /** At the same time, of one owner. */
  readonly mostOfOne: number;
}

/** Who runs next: owner after owner in turn, and of each the one that has waited longest. */
export class FairQueue<Item> {
  /** In the order of their turns. */
  private readonly lines = new Map<string, Line<Item>>();
  private all = 0;

  constructor(private readonly limits: QueueLimits) {}

  get running(): number {
    return this.all;
  }

  get waiting(): number {
    return [...this.lines.values()].reduce((sum, { waiting }) => sum + waiting.length, 0);
  }

  /** Whether one of this owner's may run at once; it is counted then. */
  begin(owner: string): boolean {
    const line = this.lineOf(owner);
    if (!this.mayBegin(line)) return false;
    this.count(line, 1);
    return true;
  }

  add(owner: string, item: Item): void {
    this.lineOf(owner).waiting.push(item);
  }

  remove(owner: string, item: Item): void {
    const line = this.lineOf(owner);
    const place = line.waiting.indexOf(item);
    if (place >= 0) line.waiting.splice(place, 1);
    this.forget(owner, line);
  }

  end(owner: string): void {
    const line = this.lineOf(owner);
    this.count(line, -1);
    this.forget(owner, line);
  }

  /** The next that may run, which is counted. Its owner goes to the end. */
  next(): Item | undefined {
    for (const [owner, line] of this.lines) {
      const [item] = line.waiting;
      if (item === undefined || !this.mayBegin(line)) continue;
      line.waiting.shift();
      this.count(line, 1);
      this.lines.delete(owner);
      this.lines.set(owner, line);
      return item;
    }
    return undefined;
  }

  /** From 1; 0 when it does not wait. */
  positionOf(owner: string, item: Item): number {
    const place = this.lines.get(owner)?.waiting.indexOf(item) ?? -1;
    if (place < 0) return 0;
    const owners = [...this.lines.keys()];
    const before = owners.map((other, turn) => {
      if (other === owner) return place;
      const turns = turn < owners.indexOf(owner) ? place + 1 : place;
      return Math.min(this.lines.get(other)?.waiting.length ?? 0, turns);
    });
    return before.reduce((sum, count) => sum + count, 1);
  }

  private mayBegin(line: Line<Item>): boolean {
    return this.all < this.limits.most && line.running < this.limits.mostOfOne;
  }

  private lineOf(owner: string): Line<Item> {
    const known = this.lines.get(owner);
    if (known) return known;
    const line: Line<Item> = { running: 0, waiting: [] };
    this.lines.set(owner, line);
    return line;
  }

  private count(line: Line<Item>, by: number): void {
    line.running += by;
    this.all += by;
  }

  private forget(owner: string, { running, waiting }: Line<Item>): void {
    if (running === 0 && waiting.length === 0) this.lines.delete(owner);
  }
}
