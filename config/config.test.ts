import { CasemindError } from '#engine';
import { describe, expect, test } from 'vitest';

import { jsonlFolder, loadConfig } from './config.ts';

function refusalOf(environment: Record<string, string>): Record<string, unknown> {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof CasemindError) return { code: error.code, ...error.details };
    throw error;
  }
  return {};
}

describe('the model server', () => {
  test('is none unless it is named', () => {
    expect(loadConfig({})).toMatchObject({ COPILOT_MODEL: [], FEEDBACK_MODEL: [], MODEL_PRICES: [], MODEL_TEMPERATURE: 0 });
  });

  test('models and prices are lists', () => {
    expect(loadConfig({ COPILOT_MODEL: ' a , b,,a ', MODEL_PRICES: 'a=0.4/1.6, org/b:8b=0/0', OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1/' })).toMatchObject({
      COPILOT_MODEL: ['a', 'b'],
      MODEL_PRICES: [{ model: 'a', input: 0.4, output: 1.6 }, { model: 'org/b:8b', input: 0, output: 0 }],
      OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1',
    });
  });

  test.each([
    { MODEL_PRICES: 'a=1' },
    { MODEL_PRICES: 'a=-1/2' },
    { MODEL_ANSWER_SECONDS: '601' },
    { COPILOT_ROUTE: 'always' },
    { MODEL_TOKENS_PER_DAY: '-1' },
    { OPENAI_BASE_URL: 'ftp://example.org' },
    { OPENAI_BASE_URL: 'https://user:password@example.org/v1' },
  ])('%o is refused', (environment) => {
    expect(refusalOf(environment)).toMatchObject({ code: 'CONFIG_INVALID', field: Object.keys(environment)[0] });
  });

  test('a limit of costs needs a price for each model', () => {
    const environment = { COPILOT_MODEL: 'a', FEEDBACK_MODEL: 'b', MODEL_COST_PER_DAY: '5', MODEL_PRICES: 'a=1/2' };
    expect(refusalOf(environment)).toMatchObject({ code: 'CONFIG_INVALID', field: 'MODEL_PRICES', accepted: expect.stringContaining('b=READ/WRITTEN') });
    expect(refusalOf({ ...environment, MODEL_PRICES: 'a=1/2,b=0/0' })).toEqual({});
  });

  test('an error shows no address that may hold a secret', () => {
    expect(JSON.stringify(refusalOf({ OPENAI_BASE_URL: 'https://user:hush@example.org/v1' }))).not.toContain('hush');
  });

  test.each(['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGCHAIN_TRACING_V2', 'LANGCHAIN_VERBOSE'])('%s would send or print prompts, so nothing starts with it', (field) => {
    expect(refusalOf({ [field]: 'true' })).toMatchObject({ code: 'CONFIG_INVALID', field });
    expect(refusalOf({ [field]: 'false' })).toEqual({});
  });
});

describe('channels of live claims', () => {
  test('begin on this machine, and real and simulated ones apart', () => {
    const config = loadConfig({ CASEMIND_HOME: '/home' });
    expect(config).toMatchObject({ LIVE_CHANNEL: 'jsonl', REDIS_URL: 'redis://127.0.0.1:6379', KAFKA_BROKERS: ['127.0.0.1:9092'] });
    expect([jsonlFolder(config, 'live'), jsonlFolder(config, 'simulated')]).toEqual(['/home/live-claims', '/home/simulated-claims']);
    expect(config.LIVE_REDIS_STREAM).not.toBe(config.SIMULATION_REDIS_STREAM);
    expect(config.LIVE_KAFKA_TOPIC).not.toBe(config.SIMULATION_KAFKA_TOPIC);
  });

  test.each([
    { SIMULATION_REDIS_STREAM: 'casemind:live-claims' },
    { SIMULATION_KAFKA_TOPIC: 'casemind.live-claims' },
    { SIMULATION_JSONL_PATH: 'instance/live-claims/' },
    { SIMULATION_JSONL_PATH: '/claims/../data', LIVE_JSONL_PATH: '/data' },
    { LIVE_KAFKA_TOPIC: 'casemind:claims' },
    { LIVE_REDIS_STREAM: 'two words' },
    { LIVE_CHANNEL: 'mail' },
    { LIVE_TAKEOVER_SECONDS: '5' },
    { LIVE_PATIENCE_SECONDS: '0' },
    { LIVE_KAFKA_REPLICAS: '0' },
    { KAFKA_BROKERS: 'broker' },
    { KAFKA_BROKERS: 'a:9092,user:password@b:9092' },
    { KAFKA_BROKERS: 'a:70000' },
    { REDIS_URL: 'http://127.0.0.1:6379' },
  ])('%o is refused', (environment) => {
    expect(refusalOf(environment)).toMatchObject({ code: 'CONFIG_INVALID', field: Object.keys(environment)[0] });
  });

  test('several brokers may be named, by name or address', () => {
    expect(loadConfig({ KAFKA_BROKERS: 'a.example.org:9092, [::1]:9093' }).KAFKA_BROKERS).toEqual(['a.example.org:9092', '[::1]:9093']);
  });

  test('an account at Kafka needs its password, and no error shows one', () => {
    expect(refusalOf({ KAFKA_USERNAME: 'auditor' })).toMatchObject({ code: 'CONFIG_INVALID', field: 'KAFKA_PASSWORD' });
    expect(JSON.stringify(refusalOf({ REDIS_URL: 'redis://auditor:hush@127.0.0.1:x' }))).not.toContain('hush');
  });
});
