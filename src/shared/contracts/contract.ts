import type { Command, Query } from '@nestjs/cqrs';
import type { AuditRule } from './audit.js';
import type { JsonValue } from './json-value.js';
import type { PersonalData } from './personal-data.js';
import type { Retention } from './retention.js';

/** `T` if every part of it survives JSON, otherwise a type that `T` is not assignable to. */
export type Json<T> = T extends JsonValue | undefined
  ? T
  : T extends (...args: never) => unknown
    ? never
    : T extends object
      ? { readonly [K in keyof T]: Json<T[K]> }
      : never;

/** A class that travels between modules. `type` is its wire name: `<module>.<kebab-case>`. */
export interface MessageClass<Input extends object = never> {
  readonly type: `${string}.${string}`;
  readonly name: string;
  new (input: Input): { readonly input: object };
}

export type InputOf<M extends MessageClass> = InstanceType<M>['input'];

export type ResultOf<M extends MessageClass> =
  InstanceType<M> extends Command<infer R> ? R : InstanceType<M> extends Query<infer R> ? R : undefined;

/** What crosses the boundary with a message. `void` is fine: nothing crosses. */
type Cargo<M extends MessageClass> = { input: InputOf<M>; result: Exclude<ResultOf<M>, void> };

type Travel<T extends readonly MessageClass[]> = {
  readonly [I in keyof T]: Cargo<T[I]> extends Json<Cargo<T[I]>>
    ? T[I]
    : 'The input and the result of a message must survive JSON: no Date, bigint or function.';
};

export interface ModuleContract {
  readonly module: string;
  readonly commands: readonly MessageClass[];
  readonly queries: readonly MessageClass[];
  readonly events: readonly MessageClass[];
  /** Queries with many answers: of every module above that has something to say. */
  readonly inquiries?: readonly MessageClass[];
  /** The wire names of the inquiries of modules below that this one answers: a contract imports no other. */
  readonly answers?: readonly string[];
  /** For every event, what the audit trail says of it. */
  readonly audit?: readonly AuditRule[];
  /** What it keeps of people: absent when that is nothing. Its messages are listed with the others. */
  readonly personalData?: PersonalData;
  /** What of its data is not kept forever. */
  readonly retention?: Retention;
  /** Sends these messages to every module that has them, so that it has to reach all of them. */
  readonly gathersPersonalData?: true;
}

type AllTravel<C extends ModuleContract> = {
  readonly commands: Travel<C['commands']>;
  readonly queries: Travel<C['queries']>;
  readonly events: Travel<C['events']>;
  readonly inquiries?: Travel<NonNullable<C['inquiries']>>;
};

/** Everything a module offers to the others. A message that is not JSON does not compile. */
export const defineContract = <const C extends ModuleContract>(contract: C & AllTravel<C>): C => contract;

/** The Nest module class that keeps the promises of a contract. */
export interface ModuleClass {
  readonly contract: ModuleContract;
  readonly name: string;
  new (): object;
}
