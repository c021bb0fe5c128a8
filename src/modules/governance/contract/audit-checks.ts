import { Command, Query } from '@nestjs/cqrs';
import { type Actor, DomainEvent } from '#shared/contracts';
import type { AuditFilter } from './audit-messages.js';

export const auditProblems = ['changed', 'missing', 'unlinked', 'archive', 'person'] as const;

/**
 * Where a trail is not what it was. `changed`: an entry is not the one that its hash was made of. `missing`: entries are
 * gone. `unlinked`: an entry does not follow the one before. `archive`: the file of a part is gone or another one. `person`:
 * a pseudonym stands for nobody, and nobody forgot anybody.
 */
export interface AuditProblemView {
  readonly problem: (typeof auditProblems)[number];
  /** Of the first entry that is concerned. */
  readonly seq: number;
  /** Of the last one, where there are several. */
  readonly until?: number;
}

export interface AuditVerificationView {
  readonly organizationId: string;
  readonly intact: boolean;
  /** How many were looked at. */
  readonly entries: number;
  /** The end of the trail: keep it elsewhere, to know later that what was there then still is. */
  readonly end: { readonly seq: number; readonly hash: string };
  /** The first hundred. */
  readonly problems: readonly AuditProblemView[];
}

/** Whether the audit trail of the actor's organisation, archives included, is what was written. For admins. */
export class VerifyAuditTrail extends Query<AuditVerificationView> {
  static readonly type = 'governance.verify-audit-trail';
  constructor(
    readonly input: {
      readonly actor: Actor;
      /** An end that was noted earlier: it must be in the trail. */
      readonly earlier?: { readonly seq: number; readonly hash: string } | undefined;
    },
  ) {
    super();
  }
}

/** The organisations that have one. For the server itself. */
export class ListAuditTrails extends Query<readonly string[]> {
  static readonly type = 'governance.list-audit-trails';
  constructor(readonly input: { readonly actor: Actor }) {
    super();
  }
}

export const auditFormats = ['ndjson', 'csv'] as const;
export type AuditFormat = (typeof auditFormats)[number];

/** Says in the trail that it leaves as a file, and answers up to which entry: that is the last one. */
export class BeginAuditExport extends Command<{ readonly upTo: number }> {
  static readonly type = 'governance.begin-audit-export';
  constructor(
    readonly input: { readonly actor: Actor; readonly format: AuditFormat; readonly filter: AuditFilter },
  ) {
    super();
  }
}

export class AuditExported extends DomainEvent<{
  readonly organizationId: string;
  readonly userId: string;
  readonly format: AuditFormat;
  /** Without what was not asked for. */
  readonly filter: AuditFilter;
}> {
  static readonly type = 'governance.audit-exported';
}

interface Refusal {
  readonly organizationId: string;
  readonly userId: string;
  /** The method and the path with its parameters by name. */
  readonly route: string;
  /** Of the problem. */
  readonly code: string;
  readonly detail: string;
}

/** Somebody who is known was refused a route. For the guard of the routes. */
export class NoteRefusal extends Command<void> {
  static readonly type = 'governance.note-refusal';
  constructor(readonly input: Refusal) {
    super();
  }
}

export class AccessRefused extends DomainEvent<Refusal> {
  static readonly type = 'governance.access-refused';
}
