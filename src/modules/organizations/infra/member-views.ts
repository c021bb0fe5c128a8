import type { MemberView } from '../contract/views.js';
import type { MembershipEntity } from './membership.entity.js';

export const toMemberView = (
  {
    userId,
    role,
    joinedAt,
    suspendedAt,
  }: Pick<MembershipEntity, 'userId' | 'role' | 'joinedAt' | 'suspendedAt'>,
  { email, name }: Pick<MemberView, 'email' | 'name'>,
): MemberView => ({
  userId,
  email,
  name,
  role,
  ...(suspendedAt && { suspendedAt: suspendedAt.toISOString() }),
  joinedAt: joinedAt.toISOString(),
});
