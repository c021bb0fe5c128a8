import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport';
import type { Actor } from '#shared/contracts';
import type { Actors } from './actors.js';
import type { AuthenticatedRequest } from './current-actor.js';
import type { Place } from './place.js';

export interface BearerOptions {
  readonly actors: Actors;
  readonly place?: Place | undefined;
}

type Done = (error: unknown, actor: Actor | null) => void;
type Verify = (request: FastifyRequest, options: BearerOptions, done: Done) => void;

/** A passport strategy that leaves the whole decision to one function. */
class VerifyingStrategy extends Strategy {
  constructor(private readonly verify: Verify) {
    super();
  }

  override authenticate(...[request, options]: unknown[]): void {
    this.verify(request as FastifyRequest, options as BearerOptions, (error, actor) =>
      actor ? this.success(actor) : this.error(error),
    );
  }
}

/**
 * Passport's view of `Authorization: Bearer`. It keeps nothing: passport is one object per process, and a
 * process may hold more than one application, so the guard of each hands its own `Actors` in.
 */
@Injectable()
export class BearerStrategy extends PassportStrategy(VerifyingStrategy, 'bearer') {
  override async validate(request: AuthenticatedRequest, { actors, place }: BearerOptions): Promise<Actor> {
    const { actor, grant, lacksSecondFactor, blocked, networks } = await actors.of(request, place);
    if (lacksSecondFactor) request.lacksSecondFactor = true;
    if (blocked) request.blocked = blocked;
    if (networks) request.networks = networks;
    if (grant) request.grant = grant;
    return actor;
  }
}
