import { describe, expect, it } from 'vitest';
import { type Actor, systemActor } from '#shared/contracts';
import { Organization, type OrganizationFacts, type Standing } from './organization.js';

const member = (role: Standing['role'], suspended = false): Standing => ({ role, suspended });

const organization = (members: Record<string, Standing>, facts: Partial<OrganizationFacts> = {}) =>
  new Organization({
    id: 'o',
    state: 'active',
    personal: false,
    ownerId: null,
    members: new Map(Object.entries(members)),
    ...facts,
  });

const by = (userId: string): Actor => ({ kind: 'user', userId, organizationId: 'o', role: 'admin' });

describe('an organisation', () => {
  const shared = organization({ ada: member('admin'), bob: member('analyst'), guy: member('guest') });
  const twoAdmins = organization({ ada: member('admin'), bob: member('admin') });
  const personal = organization(
    { ada: member('admin'), bob: member('admin') },
    { personal: true, ownerId: 'ada' },
  );
  const owned = organization({ ada: member('admin'), bob: member('admin') }, { ownerId: 'ada' });
  const code = (suffix: string) => expect.objectContaining({ code: `organizations.${suffix}` });

  it('does not exist for strangers', () => {
    expect(() => shared.requireMember(by('eve'))).toThrow(code('notFound'));
    expect(() => shared.require(by('eve'), 'members.manage')).toThrow(code('notFound'));
    expect(() => shared.requireOwner(by('eve'))).toThrow(code('notFound'));
  });

  it('is changed by those whose role there has the permission, whatever role they come with', () => {
    expect(() => shared.require(by('ada'), 'members.manage')).not.toThrow();
    expect(() => shared.require(by('bob'), 'members.manage')).toThrow(code('adminsOnly'));
    expect(() => shared.require(by('bob'), 'glossary.write')).not.toThrow();
    expect(() => shared.require(by('guy'), 'members.read')).toThrow(code('adminsOnly'));
  });

  it('is changed by Almanac itself when it works for this one', () => {
    expect(() => shared.require(systemActor('o'), 'members.manage')).not.toThrow();
    expect(() => shared.require(systemActor('other'), 'members.manage')).toThrow(code('notFound'));
  });

  it('is not changed by an admin who is suspended, nor when it is deleted', () => {
    const suspended = organization({ ada: member('admin', true), bob: member('admin') });
    const deleted = organization({ ada: member('admin') }, { state: 'deleted' });

    expect(() => suspended.require(by('ada'), 'members.manage')).toThrow(code('adminsOnly'));
    expect(() => deleted.require(by('ada'), 'members.manage')).toThrow(code('deleted'));
  });

  it('has a member once', () => {
    expect(() => shared.requireNewMember('eve', 'eve@x')).not.toThrow();
    expect(() => shared.requireNewMember('bob', 'bob@x')).toThrow(code('alreadyMember'));
  });

  it('keeps its last admin', () => {
    expect(() => shared.requireRoleChange('ada', 'user')).toThrow(code('lastAdmin'));
    expect(() => shared.requireDispensable('ada')).toThrow(code('lastAdmin'));
    expect(() => shared.requireRoleChange('ada', 'admin')).not.toThrow();
    expect(() => shared.requireDispensable('bob')).not.toThrow();
    expect(() => twoAdmins.requireRoleChange('ada', 'user')).not.toThrow();
    expect(() => twoAdmins.requireDispensable('ada')).not.toThrow();
  });

  it('does not count admins who are suspended', () => {
    const one = organization({ ada: member('admin'), bob: member('admin', true) });

    expect(() => one.requireDispensable('ada')).toThrow(code('lastAdmin'));
    expect(() => one.requireDispensable('bob')).not.toThrow();
  });

  it('keeps its owner until somebody else owns it', () => {
    expect(() => owned.requireDispensable('ada')).toThrow(code('ownerTransfersFirst'));
    expect(() => owned.requireDispensable('bob')).not.toThrow();
    expect(() => owned.requireOwner(by('bob'))).toThrow(code('ownerOnly'));
    expect(() => owned.requireOwner(by('ada'))).not.toThrow();
    expect(() => owned.requireHeir('bob')).not.toThrow();
    expect(() => shared.requireHeir('bob')).toThrow(code('ownerIsAdmin'));
    expect(owned.heirOf('ada')).toBe('bob');
    expect(shared.heirOf('ada')).toBeUndefined();
  });

  it('keeps its owner for good, when it is personal', () => {
    expect(() => personal.requireRoleChange('ada', 'user')).toThrow(code('ownerStays'));
    expect(() => personal.requireDispensable('ada')).toThrow(code('ownerStays'));
    expect(() => personal.requireDispensable('bob')).not.toThrow();
    expect(() => personal.requireShared()).toThrow(code('personalStays'));
    expect(() => shared.requireShared()).not.toThrow();
  });

  it('knows who is no member', () => {
    expect(() => shared.requireRoleChange('eve', 'admin')).toThrow(code('memberNotFound'));
    expect(() => shared.requireDispensable('eve')).toThrow(code('memberNotFound'));
  });
});
