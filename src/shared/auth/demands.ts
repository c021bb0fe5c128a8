import { type Actor, type Permission, permissionTable, permits, type Scope } from '#shared/contracts';
import { isInNetworks } from '#shared/networks';
import type { Block, Grant } from './actor-resolver.js';
import type { AuthenticatedRequest } from './current-actor.js';
import { authErrors } from './errors.js';
import type { RouteRule } from './route-rules.js';
import { scopeOf } from './scope.js';

/** What a route needs where it names no permission, by what it asks of an API key. */
const usual: Partial<Record<Scope, Permission>> = {
  read: 'content.read',
  ask: 'questions.ask',
  write: 'content.write',
};

const blocks: Readonly<Record<Block, () => Error>> = {
  'member-suspended': authErrors.memberSuspended,
  'organization-suspended': authErrors.organizationSuspended,
  'organization-deleted': authErrors.organizationDeleted,
};

/** Everything that a route demands of somebody who signed in. */
export function demandRights(rule: RouteRule, request: AuthenticatedRequest): boolean {
  const { actor, grant, method } = request;
  const needed = scopeOf({ marked: rule.scope, method, permission: rule.permission });
  const isAboutAccount =
    rule.place?.account === true || (needed === 'session' && rule.place?.parameter === undefined);
  if (!isAboutAccount) demandOfOrganization(request);
  if (grant) demandScope(needed, grant);
  const permission = rule.permission ?? (isAboutAccount || needed === 'session' ? undefined : usual[needed]);
  if (permission) demandPermission(permission, actor);
  return true;
}

/** What the organisation demands of everybody who works in it. */
function demandOfOrganization(request: AuthenticatedRequest): void {
  const { blocked, grant, lacksSecondFactor, networks, ip: address } = request;
  if (blocked) throw blocks[blocked]();
  if (networks && !isInNetworks(address, networks)) throw authErrors.networkNotAllowed({ address });
  if (lacksSecondFactor)
    throw grant ? authErrors.keyWithoutSecondFactor() : authErrors.secondFactorRequired();
}

/** An API key does what it was made for; somebody who signed in is not asked. */
function demandScope(needed: Scope | 'session', { scopes }: Grant): void {
  if (needed === 'session') throw authErrors.sessionNeeded();
  if (!scopes.includes(needed)) throw authErrors.scopeMissing({ needed, scopes });
}

function demandPermission(permission: Permission, actor: Actor | undefined): void {
  const role = actor?.role ?? 'guest';
  const needed = permissionTable[permission].from;
  if (!permits(role, permission)) throw authErrors.roleTooLow({ role, permission, needed });
}
