import { CasemindError } from '#engine';
import { describe, expect, test } from 'vitest';

import { loadConfig } from './config.ts';

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
