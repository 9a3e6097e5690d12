import { type Law, brokenBy, droppingLaws, lightLaws } from '../../agents/reading/laws.test-support.ts';

/**
 * Tries the laws of reading on every change of every question of the tests, of which the tests try some. Takes some minutes.
 * Exits 1 where one does not hold.
 *
 * @param args `--list` to print the changes for which a law does not hold.
 */
export function evaluateLaws(args: readonly string[]): void {
  for (const law of [...droppingLaws, ...lightLaws]) {
    const cases = law.cases();
    const broken = brokenBy(law, cases);
    process.stdout.write(`${isKept(law, broken.length, cases.length) ? 'holds ' : 'BROKEN'} ${cases.length - broken.length} of ${cases.length}: ${law.title}\n`);
    if (args.includes('--list')) for (const changed of broken) process.stdout.write(`\t${changed}\n`);
    if (!isKept(law, broken.length, cases.length)) process.exitCode = 1;
  }
}

function isKept({ atLeast = 1 }: Law, broken: number, cases: number): boolean {
  return cases > 0 && (cases - broken) / cases >= atLeast;
}
