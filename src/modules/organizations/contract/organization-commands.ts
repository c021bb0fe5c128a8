import { Command, Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type { OrganizationBranding, OrganizationSettings, OrganizationView } from './views.js';

interface Target {
  readonly actor: Actor;
  readonly organizationId: string;
}

/** By anybody who has an account: who makes it owns it. */
export class CreateOrganization extends Command<OrganizationView> {
  static readonly type = 'organizations.create-organization';
  constructor(
    readonly input: { readonly actor: Actor; readonly name: string; readonly slug?: string | undefined },
  ) {
    super();
  }
}

/** By an admin. What is left out stays; settings and branding are replaced as a whole. */
export class ChangeOrganization extends Command<OrganizationView> {
  static readonly type = 'organizations.change-organization';
  constructor(
    readonly input: Target & {
      readonly name?: string | undefined;
      readonly slug?: string | undefined;
      readonly settings?: OrganizationSettings | undefined;
      readonly branding?: OrganizationBranding | undefined;
    },
  ) {
    super();
  }
}

/** By the owner: another admin owns it from now on. */
export class TransferOwnership extends Command<OrganizationView> {
  static readonly type = 'organizations.transfer-ownership';
  constructor(readonly input: Target & { readonly userId: string }) {
    super();
  }
}

/** By the owner: nobody works in it any more, and what it owns is erased after the days of grace. */
export class DeleteOrganization extends Command<OrganizationView> {
  static readonly type = 'organizations.delete-organization';
  constructor(readonly input: Target & { /** Its slug, typed by the owner. */ readonly confirm: string }) {
    super();
  }
}

/** Why what an organisation has must not be lost. Asked of every module: while one has a reason, nothing is erased. */
export class FindLegalHold extends Query<readonly { readonly reason: string }[]> {
  static readonly type = 'organizations.find-legal-hold';
  constructor(readonly input: { readonly organizationId: string }) {
    super();
  }
}

/** By the owner, within the days of grace: as if it had never been deleted. */
export class RestoreOrganization extends Command<OrganizationView> {
  static readonly type = 'organizations.restore-organization';
  constructor(readonly input: Target) {
    super();
  }
}

/** For the server itself, on behalf of its operator: nobody works in it, at once and everywhere. */
export class SuspendOrganization extends Command<void> {
  static readonly type = 'organizations.suspend-organization';
  constructor(readonly input: Target & { /** For people. */ readonly reason: string }) {
    super();
  }
}

/** For the server itself, on behalf of its operator. */
export class ResumeOrganization extends Command<void> {
  static readonly type = 'organizations.resume-organization';
  constructor(readonly input: Target) {
    super();
  }
}
