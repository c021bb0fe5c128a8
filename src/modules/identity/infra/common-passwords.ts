import { Injectable } from '@nestjs/common';

/** Words of our own that a dictionary of other people's leaks does not have. */
const ours = ['almanac1', 'almanac123'];

/** The tens of thousands of passwords that leaked most often, by zxcvbn-ts; loaded when a password is first set. */
@Injectable()
export class CommonPasswords {
  private known: Promise<ReadonlySet<string>> | undefined;

  async has(password: string): Promise<boolean> {
    this.known ??= load();
    return (await this.known).has(password.toLowerCase());
  }
}

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set([...dictionary['passwords-common'], ...ours]);
}
