import type { Meter } from '#shared/contracts';

export interface Claim {
  readonly meter: Meter;
  /** 0: nothing is taken beforehand, but there has to be something left. */
  readonly amount: number;
}

/** What a request is about to use. */
export interface QuotaRequest {
  /** Of whose plan. */
  readonly organizationId: string;
  readonly userId: string;
  /** Of the events that will tell what was used: they take the place of what is held. */
  readonly correlationId: string;
  readonly claims: readonly Claim[];
}

export interface QuotaState {
  readonly meter: Meter;
  /** With what is held for requests that are being carried out, this one included. */
  readonly used: number;
  readonly limit: number;
  /** ISO 8601; absent where nothing resets by itself. */
  readonly resetsAt?: string;
}

export interface Admitted {
  /** What is held; given back when the request comes to nothing. */
  readonly reservationIds: readonly string[];
  /** Of every claim that is limited. */
  readonly states: readonly QuotaState[];
}

export interface CallCount {
  readonly organizationId: string;
  readonly userId: string;
  readonly calls: number;
}

/**
 * What organisations may use. Bound by the composition root, so that `shared/quotas` knows no module, and no module
 * has to know who counts.
 */
export abstract class Quotas {
  /** The meters that the plan of the organisation limits; remembered, as every request asks. */
  abstract limited(organizationId: string): Promise<readonly Meter[]>;
  /** Holds everything that is claimed, or rejects with an AppError and holds nothing. */
  abstract reserve(request: QuotaRequest): Promise<Admitted>;
  abstract release(reservationIds: readonly string[]): Promise<void>;
  /** Calls that no limit stands in the way of, some at a time. `batchId`: the same calls are counted once. */
  abstract record(batchId: string, counts: readonly CallCount[]): Promise<void>;
}

/** The cache tag of what is remembered about the plan of an organisation. */
export const quotaTag = (organizationId: string): string => `quota:${organizationId}`;
