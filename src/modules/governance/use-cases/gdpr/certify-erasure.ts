import { Clock } from '#shared/clock';
import { type HandlesJob, JobHandler } from '#shared/jobs';
import { Mailer } from '#shared/mail';
import type { ErasureCertificate } from '../../contract/erasure.js';
import { certificateText, remaining } from '../../domain/gdpr/erasing.js';
import { ErasureSteps } from '../../infra/gdpr/erasure-steps.js';
import { Gathered } from '../../infra/gdpr/gathered.js';
import { Erasures, type OpenErasure } from './erasures.js';

export const certifyErasureJob = 'governance.certify-erasure';
const attempts = 5;

/** Every module counts once more; only when none finds anything it is certified, and who it was is forgotten. */
@JobHandler({ name: certifyErasureJob, attempts, backoffSeconds: 30, timeoutSeconds: 900 })
export class CertifyErasure implements HandlesJob<{ readonly erasureId: string }> {
  constructor(
    private readonly erasures: Erasures,
    private readonly steps: ErasureSteps,
    private readonly gathered: Gathered,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  async run({ erasureId }: { readonly erasureId: string }, { attempt }: { readonly attempt: number }) {
    const erasure = await this.erasures.open(erasureId);
    if (erasure?.state !== 'running' || !(await this.isErased(erasure))) return;
    const certificate = await this.certificateOf(erasure);
    await this.send(erasure, certificate, attempt);
    await this.erasures.complete(certificate);
  }

  /** What has come since is erased by the next run of the erasure, which finds the step open. */
  private async isErased({ id, person }: OpenErasure): Promise<boolean> {
    for (const module of this.gathered.modules) {
      const left = remaining(await this.gathered.count(module, person));
      if (left > 0) await this.steps.fail(id, module.module, `${left} rows came after it was erased.`);
    }
    return (await this.steps.of(id)).every(({ state }) => state === 'erased');
  }

  private async certificateOf({ id, requestedAt, pseudonym }: OpenErasure): Promise<ErasureCertificate> {
    const completedAt = this.clock.now().toISOString();
    const modules = (await this.steps.of(id)).map(({ module, confirmedAt, found }) => ({
      module,
      confirmedAt: (confirmedAt ?? this.clock.now()).toISOString(),
      tables: found ?? [],
    }));
    return { erasureId: id, requestedAt, completedAt, pseudonym, modules };
  }

  /** A mail server that stays away does not keep anybody from being forgotten. */
  private async send({ person }: OpenErasure, certificate: ErasureCertificate, attempt: number) {
    try {
      const text = certificateText(certificate);
      if (person.email) await this.mailer.send({ to: person.email, subject: 'You are forgotten', text });
    } catch (error) {
      if (attempt < attempts) throw error;
    }
  }
}
