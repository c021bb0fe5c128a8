import { organizationsErrors as errors } from '../contract/errors.js';
import type { MemberRole } from '../contract/views.js';

/** Who may do what to the members of one organisation. */
export class Organization {
  constructor(
    readonly id: string,
    /** The user whose personal organisation it is. */
    private readonly ownerId: string | null,
    private readonly roles: ReadonlyMap<string, MemberRole>,
  ) {}

  /** What somebody is not a member of does not exist for them. */
  requireMember(userId: string): MemberRole {
    const role = this.roles.get(userId);
    if (!role) throw errors.notFound({ organizationId: this.id });
    return role;
  }

  requireAdmin(userId: string): void {
    if (this.requireMember(userId) !== 'admin') throw errors.adminsOnly();
  }

  requireNewMember(userId: string, email: string): void {
    if (this.roles.has(userId)) throw errors.alreadyMember({ email });
  }

  requireRoleChange(userId: string, role: MemberRole): void {
    if (role === 'admin') this.requireKnown(userId);
    else this.requireDispensable(userId);
  }

  requireRemoval(userId: string): void {
    this.requireDispensable(userId);
  }

  private requireDispensable(userId: string): void {
    const role = this.requireKnown(userId);
    if (userId === this.ownerId) throw errors.ownerStays();
    const admins = [...this.roles.values()].filter((one) => one === 'admin');
    if (role === 'admin' && admins.length === 1) throw errors.lastAdmin();
  }

  private requireKnown(userId: string): MemberRole {
    const role = this.roles.get(userId);
    if (!role) throw errors.memberNotFound({ userId });
    return role;
  }
}
