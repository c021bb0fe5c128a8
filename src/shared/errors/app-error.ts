/** Free of any transport: `shared/http` gives each its status. */
export const errorKinds = [
  'invalid',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'limit',
  'too-large',
  'unprocessable',
  'unavailable',
] as const;

export type ErrorKind = (typeof errorKinds)[number];

export type Details = Readonly<Record<string, unknown>>;

export interface Failure {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly message: string;
  readonly details?: Details | undefined;
}

/** An expected failure. Anything else that is thrown is a bug and becomes a 500. */
export class AppError extends Error {
  override readonly name = 'AppError';

  /** `<module>.<suffix>`: what a client may branch on. */
  readonly code: string;
  readonly kind: ErrorKind;
  readonly details: Details;

  constructor({ code, kind, message, details = {} }: Failure) {
    super(message);
    this.code = code;
    this.kind = kind;
    this.details = details;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: each entry has its own details type; the mapped type below recovers it.
type Spec = Record<string, readonly [ErrorKind, (details: any) => string]>;

type ErrorTable<S extends Spec> = {
  readonly [K in keyof S]: (...details: Parameters<S[K][1]>) => AppError;
};

/** An error that can happen, for the documentation. */
export interface ListedError {
  readonly code: string;
  readonly kind: ErrorKind;
  /** With `{name}` where a detail is filled in. */
  readonly message: string;
}

const tables = new Map<string, Spec>();

/** Every error of every table that is loaded in this process. */
export const listErrors = (): ListedError[] =>
  [...tables].flatMap(([module, spec]) =>
    Object.entries(spec).map(([suffix, [kind, message]]) => ({
      code: `${module}.${suffix}`,
      kind,
      message: message(namesInsteadOfValues),
    })),
  );

/** Stands for any detail: a text or a list, shown by its name. */
class Placeholder extends String {
  map = () => this;
  join = () => this.toString();
}

const namesInsteadOfValues = new Proxy(
  {},
  { get: (_, name) => (typeof name === 'string' ? new Placeholder(`{${name}}`) : undefined) },
);

/** One table per module, for good: suffix -> [kind, message]. `throw errors.runNotFound({ runId })`. */
export function defineErrors<const S extends Spec>(module: string, spec: S): ErrorTable<S> {
  if (tables.has(module))
    throw new Error(`There is a table of errors of ${module} already: it would be hidden.`);
  tables.set(module, spec);
  const makers = Object.entries(spec).map(([suffix, [kind, message]]) => [
    suffix,
    (details: Details = {}) =>
      new AppError({ code: `${module}.${suffix}`, kind, message: message(details), details }),
  ]);
  return Object.fromEntries(makers);
}
