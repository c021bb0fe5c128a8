import { CommandBus } from '@nestjs/cqrs';
import { type HandlesJob, JobHandler, Jobs } from '#shared/jobs';
import { inOrder, remaining } from '../../domain/gdpr/erasing.js';
import { ErasureSteps } from '../../infra/gdpr/erasure-steps.js';
import { Gathered } from '../../infra/gdpr/gathered.js';
import { certifyErasureJob } from './certify-erasure.js';
import { Erasures, type OpenErasure } from './erasures.js';
import { Obstacles } from './obstacles.js';

export const erasePersonJob = 'governance.erase-person';

/** What was on its way when somebody was erased (a statement, an event) has arrived by then. */
const settleSeconds = 60;

/** Module after module; each confirms, and is asked again until it does. May be killed and begun anew at any point. */
@JobHandler({ name: erasePersonJob, attempts: 5, backoffSeconds: 30, timeoutSeconds: 3600 })
export class ErasePerson implements HandlesJob<{ readonly erasureId: string }> {
  constructor(
    private readonly erasures: Erasures,
    private readonly steps: ErasureSteps,
    private readonly gathered: Gathered,
    private readonly commands: CommandBus,
    private readonly obstacles: Obstacles,
    private readonly jobs: Jobs,
  ) {}

  async run({ erasureId }: { readonly erasureId: string }): Promise<void> {
    const erasure = await this.erasures.open(erasureId);
    if (!erasure || !(await this.begin(erasure))) return;
    for (const { module, state } of await this.steps.of(erasureId))
      if (state === 'waiting') await this.step(erasure, module);
    const open = (await this.steps.of(erasureId)).filter(({ state }) => state === 'waiting');
    if (open.length > 0) throw new Error(`Not erased yet: ${open.map(({ module }) => module).join(', ')}.`);
    await this.jobs.add(certifyErasureJob, { erasureId }, { key: erasureId, delaySeconds: settleSeconds });
  }

  private async begin({ id, state, person: { userId } }: OpenErasure): Promise<boolean> {
    if (state === 'running') return true;
    const problem = await this.obstacles.to(userId);
    if (problem !== undefined) {
      await this.erasures.hinder(id, problem);
      return false;
    }
    return await this.erasures.begin(id, inOrder(this.gathered.modules.map(({ module }) => module)));
  }

  /** One that fails does not keep the others from theirs, but for the first: who can sign in is not erased. */
  private async step({ id, person, pseudonym }: OpenErasure, module: string): Promise<void> {
    const declared = this.gathered.modules.find((one) => one.module === module);
    try {
      if (!declared) throw new Error(`The module ${module} is not part of this installation any more.`);
      await this.steps.attempt(id, module, await this.gathered.count(declared, person));
      await this.commands.execute(new declared.erase({ person, pseudonym }));
      const left = remaining(await this.gathered.count(declared, person));
      if (left > 0) throw new Error(`${left} rows came while it was erased.`);
      await this.steps.confirm(id, module);
    } catch (error) {
      await this.steps.fail(id, module, error instanceof Error ? error.message : String(error));
      if (module === 'identity') throw error;
    }
  }
}
