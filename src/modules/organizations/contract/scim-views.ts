import type { JsonValue } from '#shared/contracts';

/** Lets a directory manage the members of one organisation. */
export interface ScimTokenView {
  readonly id: string;
  /** How it begins, to be told from others. */
  readonly prefix: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** ISO 8601, to the minute; absent when it never was. */
  readonly lastUsedAt?: string;
}

export interface NewScimTokenView extends ScimTokenView {
  /** Shown this once. */
  readonly token: string;
}

export interface ScimTokensView {
  readonly items: readonly ScimTokenView[];
}

/** JSON of RFC 7643. */
export interface ScimResource {
  readonly [name: string]: JsonValue;
}

export interface ScimUserView {
  readonly id: string;
  /** A weak ETag: of what it says. */
  readonly version: string;
  readonly resource: ScimResource;
}

export interface ScimUsersView {
  readonly total: number;
  readonly users: readonly ScimUserView[];
}

export type ScimGroupView = ScimUserView;

export interface ScimGroupsView {
  readonly total: number;
  readonly groups: readonly ScimGroupView[];
}

/** RFC 7644, section 3.5.2. */
export interface ScimOperation {
  readonly op: string;
  readonly path?: string | undefined;
  readonly value?: JsonValue | undefined;
}
