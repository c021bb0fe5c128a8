interface Text {
  readonly subject: string;
  readonly text: string;
}

interface Reset {
  readonly name: string;
  readonly token: string;
  readonly minutes: number;
  /** Where the token is taken, with `{token}` in its place. */
  readonly page: string | undefined;
}

export function resetMail({ name, token, minutes, page }: Reset): Text {
  const way = page
    ? `Open this page to set a new password:\n\n${page.replaceAll('{token}', token)}`
    : `Send this token with the new password to POST /api/v1/auth/password/reset:\n\n${token}`;
  return {
    subject: 'Set a new password',
    text: `Hello ${name},\n\nsomebody asked for a new password of your Almanac account. ${way}\n\nIt works once, within ${minutes} minutes. If it was not you, there is nothing to do: your password stays as it is.\n`,
  };
}

interface Verification {
  readonly name: string;
  readonly token: string;
  readonly hours: number;
  /** Where the token is taken, with `{token}` in its place. */
  readonly page: string | undefined;
}

export function verificationMail({ name, token, hours, page }: Verification): Text {
  const way = page
    ? `Sign in, and open this page to say that it was you:\n\n${page.replaceAll('{token}', token)}`
    : `If it was you, sign in and send this token to POST /api/v1/auth/email/verify:\n\n${token}`;
  return {
    subject: 'Is this your e-mail address?',
    text: `Hello ${name},\n\nan Almanac account was made with this e-mail address. ${way}\n\nIt works once, within ${hours} hours. If it was not you, there is nothing to do: nobody is added anywhere by your address until you have said so.\n`,
  };
}

export const codeMail = (name: string, code: string, minutes: number): Text => ({
  subject: `${code} is your code`,
  text: `Hello ${name},\n\nyour code for Almanac is\n\n${code}\n\nIt works once, within ${minutes} minutes. If you did not ask for it, somebody knows your password: change it.\n`,
});

/** Plain letters only, and fewer than 160: one message. */
export const codeSms = (code: string, minutes: number): string =>
  `${code} is your code for Almanac. It works once, within ${minutes} minutes. If you did not ask for it, change your password.`;

export const passwordChangedMail = (name: string): Text => ({
  subject: 'Your password was changed',
  text: `Hello ${name},\n\nthe password of your Almanac account was changed, and its other sessions have ended. If it was not you, reset the password now: whoever did it is signed out by that.\n`,
});
