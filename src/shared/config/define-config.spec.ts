import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ConfigError, checkSettings, defineConfig } from './define-config.js';
import { setting } from './setting.js';

class BellConfig extends defineConfig('bells', {
  times: setting('BELL_TIMES', z.coerce.number().int().positive().default(3), {
    description: 'How often it rings.',
  }),
  sound: setting('BELL_SOUND', z.enum(['ding', 'dong'], { error: 'give ding or dong' }).default('ding'), {
    description: 'What it sounds like.',
  }),
  pin: setting('BELL_PIN', z.string().length(4, { error: 'give 4 characters' }).optional(), {
    description: 'Who may ring.',
    secret: true,
  }),
}) {}

afterEach(() => vi.unstubAllEnvs());

describe('settings', () => {
  it('are read from the environment, once', () => {
    vi.stubEnv('BELL_TIMES', '5');
    const config = new BellConfig();
    vi.stubEnv('BELL_TIMES', '6');

    expect(config).toMatchObject({ times: 5, sound: 'ding', pin: undefined });
    expect(() => Object.assign(config, { times: 7 })).toThrow(TypeError);
  });

  it('that are empty are not set', () => {
    vi.stubEnv('BELL_SOUND', '');

    expect(new BellConfig().sound).toBe('ding');
  });

  it('that are wrong are named, all at once, with the value and what is allowed', () => {
    vi.stubEnv('BELL_TIMES', 'many');
    vi.stubEnv('BELL_SOUND', 'boom');

    expect(() => new BellConfig()).toThrow(ConfigError);
    expect(() => new BellConfig()).toThrow(
      /BELL_TIMES is "many": .*number.*\nBELL_SOUND is "boom": give ding or dong/s,
    );
  });

  it('that are secret are never shown', () => {
    vi.stubEnv('BELL_PIN', '12345');

    expect(() => new BellConfig()).toThrow('BELL_PIN has a value: give 4 characters');
  });

  it('are checked together before anything starts', () => {
    vi.stubEnv('BELL_SOUND', 'boom');

    expect(() => checkSettings({})).toThrow(/BELL_SOUND is "boom"/);
  });

  it('that look like ours and are none stop the start, others do not', () => {
    expect(() => checkSettings({ ALMANAC_DTA: 'x' })).toThrow(/ALMANAC_DTA is no setting of Almanac/);
    expect(() => checkSettings({ HOME: '/root', SOMETHING: 'x' })).not.toThrow();
  });
});
