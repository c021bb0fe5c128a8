import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type MessageKind, MessageObserver } from './message-observer.js';

interface Bus {
  execute(message: object): Promise<unknown>;
}

/** Puts the observer around the buses, once, so that no handler and no caller needs to know of it. */
@Injectable()
export class ObservedBuses {
  constructor(commands: CommandBus, queries: QueryBus, observer: MessageObserver) {
    observe(commands, 'command', observer);
    observe(queries, 'query', observer);
  }
}

function observe(bus: Bus, kind: MessageKind, observer: MessageObserver): void {
  const execute = bus.execute.bind(bus);
  bus.execute = (message) => observer.observe(kind, typeOf(message), () => execute(message));
}

function typeOf(message: object): string {
  const { type, name } = message.constructor as { readonly type?: string; readonly name: string };
  return type ?? name;
}
