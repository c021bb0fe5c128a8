import { Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type { AppliedPolicyView, Cell, ResultColumn } from './running.js';

/** A person as row policies see one. */
export interface PolicyViewpoint {
  readonly userId: string;
  readonly role: Actor['role'];
  readonly teamIds: readonly string[];
  readonly attributes: Readonly<Record<string, readonly (string | number | boolean)[]>>;
}

interface OnTable {
  readonly actor: Actor;
  readonly dataSourceId: string;
  readonly table: string;
}

export interface PolicyPreviewView {
  readonly policies: readonly AppliedPolicyView[];
  /** Whether rows are kept back. */
  readonly restricted: boolean;
  readonly visibleRows: number;
  readonly totalRows: number;
  readonly columns: readonly ResultColumn[];
  /** The first of the visible rows. */
  readonly rows: readonly (readonly Cell[])[];
}

/** What somebody would see of a table, for an admin. */
export class PreviewPolicies extends Query<PolicyPreviewView> {
  static readonly type = 'queries.preview-policies';
  constructor(readonly input: OnTable & { readonly as: PolicyViewpoint; readonly limit: number }) {
    super();
  }
}

export interface PolicyViewersView {
  /** Rows of the table that are meant. */
  readonly matchingRows: number;
  readonly viewers: readonly {
    readonly userId: string;
    readonly name: string;
    readonly role: Actor['role'];
    /** How many of these rows the member sees. */
    readonly visibleRows: number;
    readonly policies: readonly AppliedPolicyView[];
  }[];
}

/** Which members see the rows of a table that have these values, for an admin. */
export class FindPolicyViewers extends Query<PolicyViewersView> {
  static readonly type = 'queries.find-policy-viewers';
  constructor(
    readonly input: OnTable & { readonly row: Readonly<Record<string, string | number | boolean | null>> },
  ) {
    super();
  }
}
