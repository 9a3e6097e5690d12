import { readFileSync } from 'node:fs';

/**
 * Prints how many tests passed and how many failed, of the report of the bare machine and that of the tests which it left
 * out; ends with 1 where a test is in neither.
 *
 *   node .ci/count-tests.ts BARE.json SERVERS.json
 *   node .ci/count-tests.ts --left-out BARE.json      the files with tests that it left out
 */
interface Report {
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[] }[];
}

const read = (file: string | undefined): Report => JSON.parse(readFileSync(file ?? '', 'utf8'));
const of = ({ testResults }: Report, ...statuses: readonly string[]): string[] =>
  testResults.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => statuses.includes(status)).map(({ fullName }) => fullName);
/** Files that failed before they had a test. */
const broken = ({ testResults }: Report): number => testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;

const leftOut = ['skipped', 'pending', 'todo'];

function count(bare: Report, servers: Report): void {
  const ran = new Set(of(servers, 'passed', 'failed'));
  const missing = of(bare, ...leftOut).filter((name) => !ran.has(name));
  if (missing.length > 0 || bare.testResults.length === 0) {
    process.stdout.write(`left out of both runs: ${missing.join('; ') || 'all'}\n`);
    process.exitCode = 1;
    return;
  }
  // A test that needs nothing which is missing there is counted once.
  const before = new Set(of(bare, 'passed', 'failed'));
  const here = (status: string): number => of(servers, status).filter((name) => !before.has(name)).length;
  process.stdout.write(`${of(bare, 'passed').length + here('passed')} ${of(bare, 'failed').length + here('failed') + broken(bare) + broken(servers)}\n`);
}

const [first, second] = process.argv.slice(2);
if (first === '--left-out') {
  const files = read(second).testResults.filter(({ assertionResults }) => assertionResults.some(({ status }) => leftOut.includes(status)));
  process.stdout.write(files.map(({ name }) => `${name}\n`).toSorted().join(''));
} else count(read(first), read(second));
