import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { type ApiKeyGrantView, AuthenticateAccessToken, GetUser } from '#modules/identity';
import { Database } from '#shared/database';
import { organizationsErrors as errors } from '../contract/errors.js';
import { ResolveActor } from '../contract/queries.js';
import type { OrganizationView, ResolvedActorView } from '../contract/views.js';
import { OrganizationRepository, type Workplace } from '../infra/organization.repository.js';

const uuid = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i;

/** A key does not leave the organisation that it was made in. */
function onlyOrganizationOf(key: ApiKeyGrantView, asked: string | undefined): string {
  if (asked !== undefined && asked.toLowerCase() !== key.organizationId)
    throw errors.notFound({ organizationId: asked });
  return key.organizationId;
}

/** What is gone comes before what is suspended. */
function blockOf({ state, suspended }: OrganizationView): ResolvedActorView['blocked'] {
  if (state !== 'active') return `organization-${state}`;
  return suspended ? 'member-suspended' : undefined;
}

@QueryHandler(ResolveActor)
export class ResolveActorHandler implements IQueryHandler<ResolveActor> {
  constructor(
    private readonly queries: QueryBus,
    private readonly database: Database,
    private readonly organizations: OrganizationRepository,
  ) {}

  async execute({ input: { accessToken, organizationId } }: ResolveActor) {
    const authentication = await this.queries.execute(new AuthenticateAccessToken({ accessToken }));
    const { userId, expiresAt, apiKey, secondFactor = false } = authentication;
    const wanted = apiKey ? onlyOrganizationOf(apiKey, organizationId) : organizationId;
    const { organization, allowedNetworks } = await (wanted === undefined
      ? this.personal(userId)
      : this.named(userId, wanted));
    const { id, role, secondFactorRequired } = organization;
    const actor = { kind: 'user' as const, userId, organizationId: id, role };
    const blocked = blockOf(organization);
    const networks = allowedNetworks.map(({ network }) => network);
    const resolved = {
      actor,
      validUntil: expiresAt,
      ...(blocked && { blocked }),
      ...(networks.length > 0 && { networks }),
      ...(secondFactorRequired && !secondFactor && { lacksSecondFactor: true as const }),
    };
    if (!apiKey) return resolved;
    const { apiKeyId, scopes, requestsPerMinute } = apiKey;
    return { ...resolved, grant: { apiKeyId, scopes, requestsPerMinute } };
  }

  /** Comes from a header, so it may be anything. */
  private async named(userId: string, organizationId: string): Promise<Workplace> {
    if (!uuid.test(organizationId)) throw errors.notFound({ organizationId });
    return this.organizations.workplaceOf(userId, organizationId);
  }

  /** The first request after a registration may be faster than its event. */
  private async personal(userId: string): Promise<Workplace> {
    const known = await this.organizations.personalOf(userId);
    if (known) return known;
    const { name } = await this.queries.execute(new GetUser({ userId }));
    await this.database.transaction((tx) => this.organizations.ensurePersonal(userId, name, tx));
    const made = await this.organizations.personalOf(userId);
    if (!made) throw new Error(`The personal organisation of ${userId} has no owner.`);
    return made;
  }
}
