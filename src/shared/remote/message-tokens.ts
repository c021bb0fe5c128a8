import { hash } from 'node:crypto';
import { JwtService } from '@nestjs/jwt';
import { z } from 'zod';

/** Seconds that a token is good for, and by which clocks may differ. */
const lifetime = 60;
const issuer = 'almanac';

const header = z.object({ kid: z.string() });

/** What a token is good for, beside the type. */
export interface MessageContent {
  readonly input: object;
  /** Whose request it belongs to, as it is sent. */
  readonly origin: string;
}

/** What a secret is called in the open. */
const nameOf = (secret: string): string => hash('sha256', `name of ${secret}`, 'base64url').slice(0, 11);

/** The same at both ends: what was read from JSON is written as it was. */
const digestOf = ({ input, origin }: MessageContent): string =>
  hash('sha256', JSON.stringify([input, origin]), 'base64url');

/**
 * Says of a message that a process of ours sends it. Who knows the secret signs its type and all that it carries, for a
 * minute; the secret itself never travels. See ADR 0092.
 */
export class MessageTokens {
  private readonly jwt = new JwtService();
  private readonly accepted: ReadonlyMap<string, string>;

  /** `others` are accepted as well, while one takes the place of another. */
  constructor(
    private readonly secret: string,
    others: readonly string[] = [],
  ) {
    this.accepted = new Map([secret, ...others].map((one) => [nameOf(one), one]));
  }

  sign(type: string, content: MessageContent): Promise<string> {
    return this.jwt.signAsync(
      { body: digestOf(content) },
      {
        algorithm: 'HS256',
        secret: this.secret,
        keyid: nameOf(this.secret),
        issuer,
        audience: type,
        expiresIn: lifetime,
      },
    );
  }

  async isOf(token: string, type: string, content: MessageContent): Promise<boolean> {
    const secret = this.accepted.get(keyIdOf(token) ?? '');
    if (secret === undefined) return false;
    const rules = { algorithms: ['HS256' as const], issuer, audience: type, clockTolerance: lifetime };
    try {
      const { body } = await this.jwt.verifyAsync<{ readonly body?: unknown }>(token, { secret, ...rules });
      return body === digestOf(content);
    } catch {
      return false;
    }
  }
}

/** What a token says of its key; nothing is believed of it yet. */
function keyIdOf(token: string): string | undefined {
  try {
    const [first = ''] = token.split('.', 1);
    return header.parse(JSON.parse(Buffer.from(first, 'base64url').toString())).kid;
  } catch {
    return undefined;
  }
}
