import { describe, expect, it } from 'vitest';
import { Organization } from './organization.js';

describe('an organisation', () => {
  const shared = new Organization(
    'o',
    null,
    new Map([
      ['ada', 'admin'],
      ['bob', 'analyst'],
    ] as const),
  );
  const twoAdmins = new Organization(
    'o',
    null,
    new Map([
      ['ada', 'admin'],
      ['bob', 'admin'],
    ] as const),
  );
  const personal = new Organization(
    'o',
    'ada',
    new Map([
      ['ada', 'admin'],
      ['bob', 'admin'],
    ] as const),
  );
  const code = (suffix: string) => expect.objectContaining({ code: `organizations.${suffix}` });

  it('does not exist for strangers', () => {
    expect(() => shared.requireMember('eve')).toThrow(code('notFound'));
    expect(() => shared.requireAdmin('eve')).toThrow(code('notFound'));
  });

  it('is changed by admins only', () => {
    expect(() => shared.requireAdmin('ada')).not.toThrow();
    expect(() => shared.requireAdmin('bob')).toThrow(code('adminsOnly'));
  });

  it('has a member once', () => {
    expect(() => shared.requireNewMember('eve', 'eve@x')).not.toThrow();
    expect(() => shared.requireNewMember('bob', 'bob@x')).toThrow(code('alreadyMember'));
  });

  it('keeps its last admin', () => {
    expect(() => shared.requireRoleChange('ada', 'user')).toThrow(code('lastAdmin'));
    expect(() => shared.requireRemoval('ada')).toThrow(code('lastAdmin'));
    expect(() => shared.requireRoleChange('ada', 'admin')).not.toThrow();
    expect(() => shared.requireRemoval('bob')).not.toThrow();
    expect(() => twoAdmins.requireRoleChange('ada', 'user')).not.toThrow();
    expect(() => twoAdmins.requireRemoval('ada')).not.toThrow();
  });

  it('keeps its owner, when it is personal', () => {
    expect(() => personal.requireRoleChange('ada', 'user')).toThrow(code('ownerStays'));
    expect(() => personal.requireRemoval('ada')).toThrow(code('ownerStays'));
    expect(() => personal.requireRemoval('bob')).not.toThrow();
  });

  it('knows who is no member', () => {
    expect(() => shared.requireRoleChange('eve', 'admin')).toThrow(code('memberNotFound'));
    expect(() => shared.requireRemoval('eve')).toThrow(code('memberNotFound'));
  });
});
