import { Command, Query } from '@nestjs/cqrs';

export const themes = ['light', 'dark', 'system'] as const;

/** How somebody likes to work. What is left out is as usual. */
export interface Preferences {
  readonly theme?: (typeof themes)[number];
  readonly rowsPerPage?: number;
  /** Meant where a question names no source. */
  readonly defaultDataSourceId?: string;
}

/** What others see. What is left out is as usual. */
export interface Privacy {
  /** Who sees the address in lists of members: every member, or admins alone. */
  readonly email?: 'members' | 'admins';
}

export interface ProfileView {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  /** Of the picture: `GetImage`. */
  readonly avatarId: string | null;
  /** BCP 47. */
  readonly locale: string | null;
  /** IANA. */
  readonly timeZone: string | null;
  readonly preferences: Preferences;
  readonly privacy: Privacy;
}

/** Of oneself. */
export class GetProfile extends Query<ProfileView> {
  static readonly type = 'organizations.get-profile';
  constructor(readonly input: { readonly userId: string }) {
    super();
  }
}

/** Of oneself. What is left out stays; preferences and privacy are each replaced as a whole. */
export class ChangeProfile extends Command<ProfileView> {
  static readonly type = 'organizations.change-profile';
  constructor(
    readonly input: {
      readonly userId: string;
      readonly name?: string | undefined;
      /** `null`: none. */
      readonly locale?: string | null | undefined;
      readonly timeZone?: string | null | undefined;
      readonly preferences?: Preferences | undefined;
      readonly privacy?: Privacy | undefined;
    },
  ) {
    super();
  }
}
