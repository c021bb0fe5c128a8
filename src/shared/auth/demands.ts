import { type Actor, type Permission, permissionTable, permits, type Scope } from '#shared/contracts';
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
  const { actor, grant, blocked, lacksSecondFactor, method } = request;
  const needed = scopeOf({ marked: rule.scope, method, permission: rule.permission });
  const isAboutAccount = needed === 'session' || rule.place?.account === true;
  if (blocked && !isAboutAccount) throw blocks[blocked]();
  if (lacksSecondFactor && !isAboutAccount) throw authErrors.secondFactorRequired();
  if (grant) demandScope(needed, grant);
  const permission = rule.permission ?? (isAboutAccount ? undefined : usual[needed]);
  if (permission) demandPermission(permission, actor);
  return true;
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
