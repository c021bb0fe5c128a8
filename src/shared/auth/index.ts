export { AllowGuests, Public, RequirePermission, RequireUser } from './access.js';
export { ActorResolver, type Block, type Claim, type Grant, type ResolvedActor } from './actor-resolver.js';
export { actorTag, organizationTag } from './actor-tag.js';
export { type AuthOptions, authModule } from './auth.module.js';
export { AuthConfig } from './config.js';
export {
  type AuthenticatedRequest,
  BearerToken,
  bearerTokenOf,
  type Caller,
  CurrentActor,
  CurrentCaller,
  CurrentClient,
} from './current-actor.js';
export { authErrors } from './errors.js';
export { AboutAccount, InOrganizationOfPath } from './place.js';
export { type NotedRefusal, RefusalLog } from './refusal-log.js';
export { Refusals } from './refusals.js';
export { type NeededScope, NeedsScope, RequireSession, scopeOf } from './scope.js';
