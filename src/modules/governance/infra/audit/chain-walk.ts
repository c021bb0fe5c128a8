import type { AuditProblemView } from '../../contract/audit-checks.js';
import type { AuditEntryEntity } from './audit-entry.entity.js';
import { firstHash, hashOf } from './chain-hash.js';

/** Of a trail that somebody wrote over, the first problems say enough. */
const mostProblems = 100;

interface Part {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly previousHash: Buffer;
  readonly lastHash: Buffer;
}

/** Goes through a trail from its first entry and notes where it is not what it was. */
export class ChainWalk {
  readonly problems: AuditProblemView[] = [];
  entries = 0;
  private seq = 0;
  private hash: Buffer;

  constructor(private readonly organizationId: string) {
    this.hash = firstHash(organizationId);
  }

  get end(): { readonly seq: number; readonly hash: Buffer } {
    return { seq: this.seq, hash: this.hash };
  }

  entry(entry: AuditEntryEntity): void {
    const { seq, previousHash, hash, organizationId } = entry;
    this.entries += 1;
    if (seq !== this.seq + 1) this.note('missing', { seq: this.seq + 1, until: seq - 1 });
    else if (!previousHash.equals(this.hash)) this.note('unlinked', { seq });
    const isOwn = organizationId === this.organizationId;
    if (!isOwn || !hashOf(entry).equals(hash)) this.note('changed', { seq });
    this.seq = seq;
    this.hash = hash;
  }

  /** A part whose entries are gone as they should: what is left of it are its ends. */
  gone({ firstSeq, lastSeq, previousHash, lastHash }: Part): void {
    if (firstSeq !== this.seq + 1) this.note('missing', { seq: this.seq + 1, until: firstSeq - 1 });
    else if (!previousHash.equals(this.hash)) this.note('unlinked', { seq: firstSeq });
    this.seq = lastSeq;
    this.hash = lastHash;
  }

  /** Whether it ends where it is known to end. */
  finish(known: { readonly seq: number; readonly hash: Buffer }): void {
    if (this.seq < known.seq) this.note('missing', { seq: this.seq + 1, until: known.seq });
    else if (this.seq !== known.seq || !this.hash.equals(known.hash))
      this.note('unlinked', { seq: this.seq });
  }

  note(problem: AuditProblemView['problem'], { seq, until }: { seq: number; until?: number }): void {
    if (this.problems.length >= mostProblems) return;
    this.problems.push({ problem, seq, ...(until !== undefined && until !== seq && { until }) });
  }
}
