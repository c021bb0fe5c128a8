import type { MemberView } from '../contract/views.js';
import type { MembershipEntity } from './membership.entity.js';

export const toMemberView = (
  {
    userId,
    role,
    joinedAt,
    suspendedAt,
  }: Pick<MembershipEntity, 'userId' | 'role' | 'joinedAt' | 'suspendedAt'>,
  { email, name, avatarId }: Pick<MemberView, 'email' | 'name' | 'avatarId'>,
): MemberView => ({
  userId,
  email,
  name,
  ...(avatarId !== undefined && { avatarId }),
  role,
  ...(suspendedAt && { suspendedAt: suspendedAt.toISOString() }),
  joinedAt: joinedAt.toISOString(),
});
