import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import type { TotpEnrolmentView } from '../contract/mfa-views.js';
import { IdentityConfig } from './config.js';

/** A code is taken this long before and after its time: clocks differ, and people are slow. */
const toleranceSeconds = 30;

/** One-time passwords by time (RFC 6238), by otplib; loaded when somebody uses them. */
@Injectable()
export class Totp {
  constructor(
    private readonly config: IdentityConfig,
    private readonly clock: Clock,
  ) {}

  async newSecret(email: string): Promise<TotpEnrolmentView> {
    const { generateSecret, generateURI } = await import('otplib');
    const { renderSVG } = await import('uqr');
    const secret = generateSecret();
    const uri = generateURI({ issuer: this.config.issuer, label: email, secret });
    return { secret, uri, qr: renderSVG(uri) };
  }

  /** The time step of the code, if it is right and later than `afterStep`. */
  async stepOf(secret: string, code: string, afterStep: number): Promise<number | undefined> {
    if (!/^\d{6}$/.test(code)) return undefined;
    const { verify } = await import('otplib');
    const epoch = Math.floor(this.clock.now().getTime() / 1000);
    const result = await verify({ secret, token: code, epoch, epochTolerance: toleranceSeconds });
    if (!result.valid || !('timeStep' in result) || result.timeStep <= afterStep) return undefined;
    return result.timeStep;
  }
}
