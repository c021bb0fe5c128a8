import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetTeamIds } from '#modules/organizations';
import { type Actor, permits } from '#shared/contracts';
import {
  type DataSourceView,
  dataSourcesErrors as errors,
  includesAccess,
  type SourceAccess,
  sourceAccesses,
} from '../contract/index.js';
import { type Party, ShareRepository } from '../infra/share.repository.js';

interface Wanted {
  readonly actor: Actor;
  readonly needed: SourceAccess;
}

const managesAll = ({ kind, role }: Actor): boolean => kind === 'system' || permits(role, 'sources.manage');

/** Who may do what with a source of their organisation: the one place that looks at what it is shared with. */
@Injectable()
export class SourceRights {
  constructor(
    private readonly queries: QueryBus,
    private readonly shares: ShareRepository,
  ) {}

  /** The source, with what the actor may do where not everybody may. One that is not shared does not exist. */
  async allowed(source: DataSourceView, { actor, needed }: Wanted): Promise<DataSourceView> {
    if (!source.restricted) return source;
    const { id: dataSourceId } = source;
    const access = await this.of(actor, dataSourceId);
    if (!access) throw errors.notFound({ dataSourceId });
    if (!includesAccess(access, needed)) throw errors.notShared({ dataSourceId, needed });
    return { ...source, access };
  }

  /** What was given to the actor, whether the source is restricted or not. */
  async of(actor: Actor, dataSourceId: string): Promise<SourceAccess | undefined> {
    if (managesAll(actor)) return 'manage';
    return await this.shares.accessOf(dataSourceId, await this.partyOf(actor));
  }

  /** Of the own organisation; most have none that is restricted, and ask nobody for teams. */
  async hidden({ actor, needed }: Wanted): Promise<readonly string[]> {
    if (managesAll(actor) || !(await this.shares.anyRestricted(actor.organizationId))) return [];
    const enough = sourceAccesses.filter((access) => includesAccess(access, needed));
    return await this.shares.without(enough, await this.partyOf(actor));
  }

  private async partyOf(actor: Actor): Promise<Party> {
    const { organizationId, userId } = actor;
    const teamIds = await this.queries.execute(new GetTeamIds({ organizationId, userId }));
    return { actor, subjectIds: [organizationId, userId, ...teamIds] };
  }
}
