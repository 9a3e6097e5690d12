import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { copilotGraphMermaid, feedbackGraphMermaid, simulatorGraphMermaid, summaryGraphMermaid, validatorGraphMermaid } from '#agents';
import { alertTable } from '#api';
import { configSchema } from '#config';
import { type Column, type Language, claimColumns, deadLetterReasons, errorTable, qualityMarks, quarantineReasons, scoreColumns, simulatedModus, simulatedModusNames } from '#engine';
import { openStore } from '#store';

import { createFixtureService } from '../tests/support/fixture-service.ts';
import { builtConsole, consoleFiles } from './built-console.ts';
import { glossaryPage } from './glossary.ts';
import { type ApiDocument, operationTypes } from './typed-client.ts';

/**
 * Writes what documentation can be made from code, so that it says what is true:
 * `.env.example`, the tables of docs/data.md, the glossary, the graph of the copilot, the types of the client, and the console as browsers load it. With `--check` nothing is
 * written and the exit code is 1 where a file is not what the code says.
 */
const root = join(import.meta.dirname, '..');
const isCheck = process.argv.includes('--check');

const alertHeads = {
  id: ['peringatan', 'tingkat', 'menyampaikan', 'lakukan dulu'],
  en: ['alert', 'severity', 'tells', 'do first'],
} as const;

const pages = new Map<string, string>([
  ['.env.example', environmentExample()],
  ['docs/data.md', withBlocks('docs/data.md', { 'claims-normalized': columnTable(claimColumns), 'claims-scored': columnTable(scoreColumns), 'quality-marks': codeTable(qualityMarks), 'quarantine-reasons': codeTable(quarantineReasons) })],
  ['docs/live.md', withBlocks('docs/live.md', { 'dead-letter-reasons': codeTable(deadLetterReasons) })],
  ['docs/errors.md', errorPage()],
  ['docs/ops/runbook_risk_scoring.md', withBlocks('docs/ops/runbook_risk_scoring.md', { alerts: alertPage('en') })],
  ['docs/ops/runbook_risk_scoring.id.md', withBlocks('docs/ops/runbook_risk_scoring.id.md', { alerts: alertPage('id') })],
  ['docs/ops/data_simulation.md', withBlocks('docs/ops/data_simulation.md', { modus: modusTable(), settings: settingTable(/^(?:SIMULATE_|SIMULATION_|SIMULATOR_|LIVE_CHANNEL$|REDIS_URL$|KAFKA_BROKERS$)/) })],
  ['docs/glossary.md', glossaryPage()],
  ['docs/graphs/copilot.md', graphPage('The copilot’s graph', await copilotGraphMermaid())],
  ['docs/graphs/summary.md', graphPage('The graph of a summary', await summaryGraphMermaid())],
  ['docs/graphs/feedback.md', graphPage('The feedback agent’s graph', await drawFeedbackGraph())],
  ['docs/graphs/simulator.md', graphPage('The simulation agent’s graph', await simulatorGraphMermaid())],
  ['docs/graphs/validator.md', graphPage('The validator’s graph', await validatorGraphMermaid())],
  ['client/operations.ts', operationTypes(await documentOfService())],
  ...(await builtConsole(root)),
]);

let stale = 0;
for (const [page, text] of pages) {
  const path = join(root, page);
  const current = readOrEmpty(path);
  if (current === text) continue;
  stale += 1;
  if (isCheck) process.stderr.write(`${page} is not what the code says; next: npm run build\n`);
  else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    process.stdout.write(`${page} written\n`);
  }
}
for (const page of consoleFiles(root).filter((file) => !pages.has(file))) {
  stale += 1;
  if (isCheck) process.stderr.write(`${page} is of an older build; next: npm run build\n`);
  else rmSync(join(root, page));
}
if (isCheck && stale > 0) process.exitCode = 1;

/** The OpenAPI document that the service gives out, asked of one on a small fixture. */
async function documentOfService(): Promise<ApiDocument> {
  const service = await createFixtureService({ count: 1 });
  try {
    return (await service.app.inject({ url: '/openapi.json' })).json<ApiDocument>();
  } finally {
    await service.close();
  }
}

function environmentExample(): string {
  const lines = ['# Every setting of Casemind, with its default. Copy to .env and change what you need.'];
  for (const [name, field] of Object.entries(configSchema.shape)) {
    lines.push('', `# ${field.description ?? ''}`, `# ${name}=${defaultOf(field)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** What a setting is where nobody sets it, as it would be written; nothing for none. */
function defaultOf(field: { safeParse(value: undefined): { readonly data?: unknown } }): string {
  const { data } = field.safeParse(undefined);
  return Array.isArray(data) ? data.join(',') : typeof data === 'string' || typeof data === 'number' ? String(data) : '';
}

function columnTable(columns: readonly Column[]): string {
  const rows = columns.map(
    ({ name, type, source, unit, meaning, required, isPrivate, restsOnOthers }) =>
      `| \`${name}\` | ${type} | ${source} | ${unit ?? ''} | ${meaning}${isPrivate ? '; never exported' : ''}${restsOnOthers ? '; rests on other claims' : ''} | ${required ? '' : 'yes'} |`,
  );
  return ['| column | type | source | unit | meaning | may be NULL |', '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n');
}

function codeTable(codes: Readonly<Record<string, { readonly id: string; readonly en: string }>>): string {
  const rows = Object.entries(codes).map(([code, { id, en }]) => `| \`${code}\` | ${en} | ${id} |`);
  return ['| code | meaning | in Indonesian |', '| --- | --- | --- |', ...rows].join('\n');
}

function modusTable(): string {
  const rows = simulatedModusNames.map((name) => `| \`${name}\` | ${simulatedModus[name].shows.en} | ${simulatedModus[name].weight / 10} % |`);
  return ['| modus | the claim shows | of those with an indication |', '| --- | --- | --- |', ...rows].join('\n');
}

function settingTable(names: RegExp): string {
  const rows = Object.entries(configSchema.shape).filter(([name]) => names.test(name)).map(([name, field]) => `| \`${name}\` | ${defaultOf(field)} | ${field.description ?? ''} |`);
  return ['| variable | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

function alertPage(language: Language): string {
  const rows = Object.entries(alertTable).map(([kind, { severity, title, action }]) => [`\`${kind}\``, severity, title[language], action[language]]);
  return [alertHeads[language], alertHeads[language].map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function graphPage(title: string, mermaid: string): string {
  return `# ${title}\n\nDrawn from the code by \`npm run build\`.\n\n\`\`\`mermaid\n${mermaid.trim()}\n\`\`\`\n`;
}

async function drawFeedbackGraph(): Promise<string> {
  const store = await openStore({ path: ':memory:', clock: () => new Date(0) });
  try {
    return await feedbackGraphMermaid(store);
  } finally {
    await store.close();
  }
}

function errorPage(): string {
  const rows = Object.entries(errorTable).map(([code, { status, id, en }]) => `| \`${code}\` | ${status} | ${en} | ${id} |`);
  return ['# Error codes', '', 'Made from `engine/errors.ts` by `npm run build`. Codes are stable.', '', '| code | HTTP status | English | Indonesian |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

/** A page written by hand, with the text between `<!-- begin NAME -->` and `<!-- end NAME -->` replaced. */
function withBlocks(page: string, blocks: Readonly<Record<string, string>>): string {
  let text = readOrEmpty(join(root, page));
  for (const [name, block] of Object.entries(blocks)) {
    const begin = `<!-- begin ${name} -->`;
    const end = `<!-- end ${name} -->`;
    const from = text.indexOf(begin);
    const to = text.indexOf(end);
    if (from < 0 || to < from) throw new Error(`${page} has no block ${name}`);
    text = `${text.slice(0, from + begin.length)}\n${block}\n${text.slice(to)}`;
  }
  return text;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
