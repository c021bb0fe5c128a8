import { type Actor, type Permission, permits } from '#shared/contracts';
import { organizationsErrors as errors } from '../contract/errors.js';
import type { MemberRole, OrganizationState } from '../contract/views.js';

/** What a member is. */
export interface Standing {
  readonly role: MemberRole;
  readonly suspended: boolean;
}

export interface OrganizationFacts {
  readonly id: string;
  readonly state: OrganizationState;
  readonly personal: boolean;
  readonly ownerId: string | null;
  /** Every admin, and whoever a change is about. */
  readonly members: ReadonlyMap<string, Standing>;
}

/** Who may do what to the members of one organisation. */
export class Organization {
  constructor(private readonly facts: OrganizationFacts) {}

  get ownerId(): string | null {
    return this.facts.ownerId;
  }

  get personal(): boolean {
    return this.facts.personal;
  }

  get state(): OrganizationState {
    return this.facts.state;
  }

  /** What somebody is not a member of does not exist for them. */
  requireMember({ kind, userId, organizationId }: Actor): void {
    if (kind === 'system' && organizationId === this.facts.id) return;
    if (!this.facts.members.has(userId)) throw errors.notFound({ organizationId: this.facts.id });
  }

  /** Of a member who is not suspended, or of Almanac itself at work for this organisation. */
  require(actor: Actor, permission: Permission): void {
    this.requireMember(actor);
    if (actor.kind === 'system') return;
    if (this.facts.state === 'deleted') throw errors.deleted();
    const standing = this.facts.members.get(actor.userId);
    if (!standing || standing.suspended || !permits(standing.role, permission)) throw errors.adminsOnly();
  }

  requireOwner(actor: Actor): void {
    this.requireMember(actor);
    if (actor.kind !== 'system' && actor.userId !== this.facts.ownerId) throw errors.ownerOnly();
  }

  /** Nobody joins what is suspended or deleted. */
  requireWorking(): void {
    if (this.facts.state !== 'active') throw errors.notActive({ state: this.facts.state });
  }

  requireShared(): void {
    if (this.facts.personal) throw errors.personalStays();
  }

  requireNewMember(userId: string, email: string): void {
    if (this.facts.members.has(userId)) throw errors.alreadyMember({ email });
  }

  requireRoleChange(userId: string, role: MemberRole): void {
    if (role === 'admin') this.standingOf(userId);
    else this.requireDispensable(userId);
  }

  /** For removing, suspending and leaving. */
  requireDispensable(userId: string): void {
    const { role, suspended } = this.standingOf(userId);
    if (this.facts.personal && userId === this.facts.ownerId) throw errors.ownerStays();
    if (role === 'admin' && !suspended && this.otherAdmins(userId).length === 0) throw errors.lastAdmin();
    if (userId === this.facts.ownerId) throw errors.ownerTransfersFirst();
  }

  /** Somebody who can own it next. */
  requireHeir(userId: string): void {
    const { role, suspended } = this.standingOf(userId);
    if (role !== 'admin' || suspended) throw errors.ownerIsAdmin();
  }

  hasMember(userId: string): boolean {
    return this.facts.members.has(userId);
  }

  standingOf(userId: string): Standing {
    const standing = this.facts.members.get(userId);
    if (!standing) throw errors.memberNotFound({ userId });
    return standing;
  }

  /** Who would own it if this one were no more. */
  heirOf(userId: string): string | undefined {
    return this.otherAdmins(userId)[0];
  }

  private otherAdmins(userId: string): string[] {
    return [...this.facts.members].flatMap(([id, { role, suspended }]) =>
      role === 'admin' && !suspended && id !== userId ? [id] : [],
    );
  }
}
