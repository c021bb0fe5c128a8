import type { PageRequest } from '#shared/pagination';
import type { MemberSelection } from '../contract/views.js';

export interface MemberPage extends PageRequest, MemberSelection {
  readonly organizationId: string;
  readonly teamId?: string;
  /** Whether the viewer sees every address. */
  readonly asAdmin: boolean;
}
