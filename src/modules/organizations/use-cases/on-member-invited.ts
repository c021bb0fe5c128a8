import { Jobs } from '#shared/jobs';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { MemberInvited } from '../contract/invitation-messages.js';
import { invitationMailJob } from './send-invitation.js';

@Subscriber({ event: MemberInvited, name: 'organizations.on-member-invited' })
export class OnMemberInvited implements Subscribes<MemberInvited> {
  constructor(private readonly jobs: Jobs) {}

  async handle({ input: { invitationId } }: MemberInvited): Promise<void> {
    await this.jobs.add(invitationMailJob, { invitationId });
  }
}
