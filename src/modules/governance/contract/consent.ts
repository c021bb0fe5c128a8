import { Command, Query } from '@nestjs/cqrs';
import { type Actor, DomainEvent } from '#shared/contracts';

/** Whose purpose it is: asked of the members of an organisation, or of everybody. */
export const consentScopes = ['organization', 'installation'] as const;
export type ConsentScope = (typeof consentScopes)[number];

export const consentDecisions = ['given', 'withdrawn'] as const;
export type ConsentDecision = (typeof consentDecisions)[number];

/** `pending`: nothing was decided about the version that holds now, so the person is asked. */
export const consentStates = ['given', 'withdrawn', 'pending'] as const;
export type ConsentState = (typeof consentStates)[number];

/** The words that people are shown. */
export interface ConsentText {
  readonly title: string;
  readonly text: string;
}

export interface ConsentVersionView extends ConsentText {
  readonly version: number;
  readonly publishedBy: string;
  /** ISO 8601, like the others. */
  readonly publishedAt: string;
}

export interface ConsentPurposeView {
  readonly id: string;
  readonly scope: ConsentScope;
  readonly name: string;
  readonly createdAt: string;
  readonly retiredAt?: string;
  /** The one that holds now. */
  readonly current: ConsentVersionView;
}

export interface ConsentPurposePage {
  readonly items: readonly ConsentPurposeView[];
  readonly nextCursor?: string;
}

/** What a person has decided about a purpose. */
export interface ConsentView extends ConsentText {
  readonly purposeId: string;
  readonly scope: ConsentScope;
  readonly name: string;
  readonly version: number;
  readonly state: ConsentState;
  /** What was decided last, about this version or an earlier one. */
  readonly decided?: {
    readonly decision: ConsentDecision;
    readonly version: number;
    readonly recordedAt: string;
  };
  readonly retired: boolean;
}

/** One decision, as it was made. */
export interface ConsentRecordView {
  readonly id: string;
  readonly purposeId: string;
  readonly name: string;
  readonly version: number;
  readonly userId: string;
  readonly decision: ConsentDecision;
  readonly recordedAt: string;
  readonly address?: string;
  readonly userAgent?: string;
}

export interface ConsentRecordPage {
  readonly items: readonly ConsentRecordView[];
  readonly nextCursor?: string;
}

export const consentPurposeSorts = ['name', 'createdAt'] as const;
export const consentRecordSorts = ['recordedAt', 'version'] as const;

interface By {
  readonly actor: Actor;
}

interface Paged<Sort extends string> {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly sort: Sort;
  readonly order: 'asc' | 'desc';
}

/** By an admin; for the installation by an operator. */
export class PublishConsentPurpose extends Command<ConsentPurposeView> {
  static readonly type = 'governance.publish-consent-purpose';
  constructor(readonly input: By & ConsentText & { readonly scope: ConsentScope; readonly name: string }) {
    super();
  }
}

/** Everybody is asked again. */
export class PublishConsentVersion extends Command<ConsentPurposeView> {
  static readonly type = 'governance.publish-consent-version';
  constructor(readonly input: By & ConsentText & { readonly purposeId: string }) {
    super();
  }
}

/** Nobody is asked any more; what was recorded stays. */
export class RetireConsentPurpose extends Command<void> {
  static readonly type = 'governance.retire-consent-purpose';
  constructor(readonly input: By & { readonly purposeId: string }) {
    super();
  }
}

/** Giving names the version that the person was shown: only the one that holds now can be consented to. */
export class DecideConsent extends Command<ConsentView> {
  static readonly type = 'governance.decide-consent';
  constructor(
    readonly input: By & {
      readonly purposeId: string;
      readonly decision: ConsentDecision;
      readonly version?: number | undefined;
    },
  ) {
    super();
  }
}

/** What the actor is asked, and has decided. */
export class ListConsents extends Query<readonly ConsentView[]> {
  static readonly type = 'governance.list-consents';
  constructor(readonly input: By) {
    super();
  }
}

export class ListConsentPurposes extends Query<ConsentPurposePage> {
  static readonly type = 'governance.list-consent-purposes';
  constructor(
    readonly input: By &
      Paged<(typeof consentPurposeSorts)[number]> & {
        readonly scope: ConsentScope;
        readonly search?: string | undefined;
        readonly retired?: boolean | undefined;
      },
  ) {
    super();
  }
}

/** Newest first. */
export class ListConsentVersions extends Query<readonly ConsentVersionView[]> {
  static readonly type = 'governance.list-consent-versions';
  constructor(readonly input: By & { readonly purposeId: string }) {
    super();
  }
}

export class ListConsentRecords extends Query<ConsentRecordPage> {
  static readonly type = 'governance.list-consent-records';
  constructor(
    readonly input: By &
      Paged<(typeof consentRecordSorts)[number]> & {
        readonly scope: ConsentScope;
        readonly purposeId?: string | undefined;
        readonly version?: number | undefined;
        readonly userId?: string | undefined;
        readonly decision?: ConsentDecision | undefined;
        /** ISO 8601: not before. */
        readonly from?: string | undefined;
        /** ISO 8601: before. */
        readonly to?: string | undefined;
        /** Only the last one of a person and a purpose. */
        readonly latest?: boolean | undefined;
      },
  ) {
    super();
  }
}

interface OfPurpose {
  readonly organizationId: string;
  /** Who did it. */
  readonly userId: string;
  readonly purposeId: string;
  readonly name: string;
}

export class ConsentPublished extends DomainEvent<OfPurpose & ConsentText & { readonly version: number }> {
  static readonly type = 'governance.consent-published';
}

export class ConsentRetired extends DomainEvent<OfPurpose> {
  static readonly type = 'governance.consent-retired';
}

export class ConsentDecided extends DomainEvent<
  OfPurpose & { readonly version: number; readonly decision: ConsentDecision }
> {
  static readonly type = 'governance.consent-decided';
}
