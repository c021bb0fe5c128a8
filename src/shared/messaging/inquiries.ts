import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Query } from '@nestjs/cqrs';
import type { MessageClass } from '#shared/contracts';
import { MessageObserver } from './message-observer.js';

/** A query with many answers: one of each module that has something to say. */
export type Inquiry<Item extends object> = Query<readonly Item[]> & { readonly input: object };

export interface Answering {
  readonly inquiry: Pick<MessageClass, 'type'>;
  /** The module that answers. */
  readonly module: string;
}

/** Marks the class by which a module answers an inquiry of another one. */
export const Answers = DiscoveryService.createDecorator<Answering>();

/** Nothing to say is an empty list. */
export interface AnswersInquiry<Asked extends Inquiry<object>> {
  answer(input: Asked['input']): Promise<Asked extends Query<infer Items> ? Items : never>;
}

/**
 * Asks upwards: a module has to know nobody who answers. Those that run elsewhere answer through their stand-ins, so
 * that an answer is missing only when asking fails.
 */
@Injectable()
export class Inquiries {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly observer: MessageObserver,
  ) {}

  /** What all of them say, by the names of the modules. */
  async ask<Item extends object>(inquiry: Inquiry<Item>): Promise<Item[]> {
    const { type } = inquiry.constructor as unknown as MessageClass;
    const modules = this.answering(type)
      .map(({ module }) => module)
      .toSorted();
    const answers = await Promise.all(
      modules.map((module) => this.askOne<Item>(module, type, inquiry.input)),
    );
    return answers.flat();
  }

  /** What one module of this process says. */
  async askOne<Item extends object>(module: string, type: string, input: object): Promise<readonly Item[]> {
    const found = this.answering(type).find((one) => one.module === module);
    if (!found) throw new Error(`The module ${module} does not answer ${type} in this process.`);
    const work = () => found.instance.answer(input) as Promise<readonly Item[]>;
    return await this.observer.observe('query', type, work);
  }

  private answering(type: string) {
    return this.discovery.getProviders({ metadataKey: Answers.KEY }).flatMap((wrapper) => {
      const answering = this.discovery.getMetadataByDecorator(Answers, wrapper);
      const instance: AnswersInquiry<Inquiry<object>> = wrapper.instance;
      return answering?.inquiry.type === type ? [{ module: answering.module, instance }] : [];
    });
  }
}
