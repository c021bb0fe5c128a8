import type { UserView } from '#modules/identity';
import type { MemberView } from '../contract/views.js';
import type { MembershipEntity } from './membership.entity.js';

export const toMemberView = (
  { userId, role, joinedAt, suspendedAt }: MembershipEntity,
  { email, name }: Pick<UserView, 'email' | 'name'>,
): MemberView => ({
  userId,
  email,
  name,
  role,
  ...(suspendedAt && { suspendedAt: suspendedAt.toISOString() }),
  joinedAt: joinedAt.toISOString(),
});
