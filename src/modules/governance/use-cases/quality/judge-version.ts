import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Ids } from '#shared/clock';
import { JudgeVersion, type QualityResultView, type VersionJudgement } from '../../contract/quality/index.js';
import { holdsBack } from '../../domain/quality/judging.js';
import { HeldVersions } from '../../infra/quality/held-versions.js';
import { QualityRules } from '../../infra/quality/quality-rules.js';
import { QualityChecking } from './quality-checking.js';
import { RunEnds } from './run-ends.js';

const letThrough: VersionJudgement = { held: false, reasons: [] };

@CommandHandler(JudgeVersion)
export class JudgeVersionHandler implements ICommandHandler<JudgeVersion> {
  constructor(
    private readonly rules: QualityRules,
    private readonly held: HeldVersions,
    private readonly checking: QualityChecking,
    private readonly ends: RunEnds,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute({ input }: JudgeVersion): Promise<VersionJudgement> {
    const rules = await this.rules.enabledOf(input);
    if (rules.length === 0 || (await this.held.wasLetThrough(input))) {
      await this.held.supersede(input, this.clock.now());
      return letThrough;
    }
    const startedAt = this.clock.now();
    const { results } = await this.checking.of(input, rules, input.version);
    const reasons = results.filter(({ severity, outcome }) => holdsBack(severity, outcome)).map(reasonOf);
    const [id, heldId] = [this.ids.next(), this.ids.next()];
    await this.ends.ofLoad({ ...input, id, heldId, startedAt, results, reasons });
    return { held: reasons.length > 0, reasons };
  }
}

const reasonOf = ({ table, name, message }: QualityResultView): string => `"${name}" of ${table}: ${message}`;
