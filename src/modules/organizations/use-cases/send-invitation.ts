import { QueryBus } from '@nestjs/cqrs';
import { GetUser } from '#modules/identity';
import { type HandlesJob, JobHandler } from '#shared/jobs';
import { Mailer } from '#shared/mail';
import { invitationMail } from '../domain/invitation-mail.js';
import { OrganizationsConfig } from '../infra/config.js';
import { InvitationRepository } from '../infra/invitation.repository.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

export const invitationMailJob = 'organizations.send-invitation';

/** The token is made here, so that it is nowhere but in the mail; of two mails the later one counts. */
@JobHandler({ name: invitationMailJob, attempts: 5, timeoutSeconds: 120 })
export class SendInvitation implements HandlesJob<{ readonly invitationId: string }> {
  constructor(
    private readonly queries: QueryBus,
    private readonly organizations: OrganizationRepository,
    private readonly invitations: InvitationRepository,
    private readonly mailer: Mailer,
    private readonly config: OrganizationsConfig,
  ) {}

  async run({ invitationId }: { readonly invitationId: string }): Promise<void> {
    const issued = await this.invitations.issue(invitationId);
    if (!issued) return;
    const { organizationId, email, invitedBy, expiresAt } = issued.invitation;
    const [inviter, organization] = await Promise.all([
      this.queries.execute(new GetUser({ userId: invitedBy })),
      this.organizations.nameOf(organizationId),
    ]);
    const mail = invitationMail({
      organization,
      inviter: inviter.name,
      token: issued.token,
      expiresAt: expiresAt.toISOString(),
      page: this.config.invitationUrl,
    });
    await this.mailer.send({ to: email, ...mail });
  }
}
