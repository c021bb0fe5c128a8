/**
 * Lookups that many ask for at the same time. Who asks while the same one is under way shares the next: an answer is
 * never older than its question, and what is busy is looked up once for all who wait.
 */
export class SharedLookups<T> {
  private readonly running = new Map<string, Promise<T>>();
  private readonly following = new Map<string, Promise<T>>();

  of(key: string, lookUp: () => Promise<T>): Promise<T> {
    const running = this.running.get(key);
    return this.following.get(key) ?? (running ? this.follow(key, running, lookUp) : this.start(key, lookUp));
  }

  private start(key: string, lookUp: () => Promise<T>): Promise<T> {
    this.following.delete(key);
    const lookup = lookUp().finally(() => this.running.get(key) === lookup && this.running.delete(key));
    this.running.set(key, lookup);
    return lookup;
  }

  private follow(key: string, running: Promise<unknown>, lookUp: () => Promise<T>): Promise<T> {
    const next = () => this.start(key, lookUp);
    const following = running.then(next, next);
    this.following.set(key, following);
    return following;
  }
}
