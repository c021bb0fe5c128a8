import type { z } from 'zod';
import type { Setting } from './setting.js';

export type Settings = Readonly<Record<string, Setting>>;

export type ConfigValues<S extends Settings> = { readonly [K in keyof S]: z.output<S[K]['schema']> };

export interface ConfigClass<S extends Settings> {
  readonly section: string;
  readonly settings: S;
  new (): ConfigValues<S>;
}

const defined: ConfigClass<Settings>[] = [];

/** A value that Almanac cannot run with. Stops the start. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * The settings of one module or technology, as an injectable class: parsed when it is constructed (once, at
 * boot), frozen, and the only reader of the environment.
 */
export function defineConfig<const S extends Settings>(section: string, settings: S): ConfigClass<S> {
  class Config {
    static readonly section = section;
    static readonly settings = settings;

    constructor() {
      const problems: string[] = [];
      for (const [key, one] of Object.entries(settings)) {
        const parsed = one.schema.safeParse(process.env[one.variable] || undefined);
        if (parsed.success) Object.assign(this, { [key]: parsed.data });
        else problems.push(problemOf(one, parsed.error));
      }
      if (problems.length > 0) throw new ConfigError(problems.join('\n'));
      Object.freeze(this);
    }
  }
  const configClass = Config as unknown as ConfigClass<S>;
  defined.push(configClass);
  return configClass;
}

/** Stops the start with everything that is wrong in the environment, of all settings that are defined by now. */
export function checkSettings(environment: NodeJS.ProcessEnv = process.env): void {
  const problems = defined.flatMap((one) => problemsOf(() => new one()));
  const known = new Set(
    defined.flatMap(({ settings }) => Object.values(settings).map(({ variable }) => variable)),
  );
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith(ownPrefix) && !known.has(name as never),
  );
  const all = [
    ...problems,
    ...unknown.map((name) => `${name} is no setting of Almanac: see docs/configuration.md.`),
  ];
  if (all.length > 0) throw new ConfigError([...new Set(all)].join('\n'));
}

/** A variable that begins like this is meant for us: a misspelt one must not be ignored. */
const ownPrefix = 'ALMANAC_';

function problemsOf(construct: () => unknown): string[] {
  try {
    construct();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
}

function problemOf({ variable, secret }: Setting, error: z.ZodError): string {
  const given = process.env[variable];
  const shown = given === undefined ? 'is not set' : secret ? 'has a value' : `is ${JSON.stringify(given)}`;
  return `${variable} ${shown}: ${error.issues.map(({ message }) => message).join('; ')}`;
}
