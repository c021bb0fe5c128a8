interface Invitation {
  readonly organization: string;
  readonly inviter: string;
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** Where the token is taken, with `{token}` in its place. */
  readonly page: string | undefined;
}

export function invitationMail({ organization, inviter, token, expiresAt, page }: Invitation) {
  const way = page
    ? `Open this page to accept:\n\n${page.replaceAll('{token}', token)}`
    : `Send this token to POST /api/v1/invitations/accept when you have an account with this address, or with a password to POST /api/v1/invitations/register:\n\n${token}`;
  return {
    subject: `${inviter} invites you to ${organization}`,
    text: `Hello,\n\n${inviter} invites you to work in ${organization} on Almanac. ${way}\n\nIt works once, until ${expiresAt.slice(0, 10)}. If you do not want it, there is nothing to do.\n`,
  };
}
