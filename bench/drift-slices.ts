import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { searchSlices } from '#engine';
import { z } from 'zod';

import type { Figure } from './figures.ts';

/** Sets of the paper, as its program's readme makes them: attributes with noise, and anomalies in single leaves. */
const sets: Readonly<Record<string, readonly string[]>> = {
  S: ['--seed', '121'],
  L: ['--seed', '122', '--dims', '10', '24', '10', '15', '--noise-level', '0.0', '0.1', '--anomaly-severity', '0.5', '1.0', '--anomaly-deviation', '0.0', '0.0', '--num-anomaly', '1', '5', '--num-anomaly-elements', '1', '1', '--only-last-layer'],
};

const peerSchema = z.record(z.string(), z.object({ found: z.array(z.string()), seconds: z.number() }));

interface Case {
  readonly attributes: readonly string[];
  readonly values: readonly (readonly string[])[];
  readonly codes: readonly Uint16Array[];
  readonly real: Float64Array;
  readonly predicted: Float64Array;
}

/**
 * The slice search beside RiskLoc’s own program, in a copy outside of the project, on cases that its own generator makes: F1 of the
 * root causes over all cases, and processor time of a case. It needs a Python with numpy and pandas.
 */
export function compareWithRiskLoc(program: string, python: string, cases: number, say: (line: string) => void): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-riskloc-'));
  try {
    return Object.entries(sets).flatMap(([name, options]) => {
      say(`slices: ${cases} cases of set ${name}`);
      execFileSync(python, [join(program, 'generate_dataset.py'), '--num', String(cases), '--dataset-name', name, '--data-root', folder, ...options], { stdio: 'ignore' });
      const path = join(folder, name);
      const labels = readLabels(join(path, 'injection_info.csv'));
      const theirs = peerSchema.parse(JSON.parse(execFileSync(python, [join(import.meta.dirname, 'riskloc-peer.py'), program, path, String(cases)], { encoding: 'utf8', maxBuffer: 1e8 })));
      const files = readdirSync(path).filter((file) => /^\d+\.csv$/.test(file)).map((file) => file.replace('.csv', ''));
      const ours = new Map(files.map((file) => {
        const read = readCase(join(path, `${file}.csv`));
        const started = process.cpuUsage();
        const found = rootCauses(read);
        const { user, system } = process.cpuUsage(started);
        return [file, { found, seconds: (user + system) / 1e6 }] as const;
      }));
      const [own, peer] = [f1(files, labels, (file) => ours.get(file)?.found ?? []), f1(files, labels, (file) => theirs[file]?.found ?? [])];
      const mean = (secondsOf: (file: string) => number): number => files.reduce((sum, file) => sum + secondsOf(file), 0) / files.length;
      return [
        { name: `slices, set ${name}: F1 of RiskLoc’s program`, value: peer, unit: '' },
        { name: `slices, set ${name}: F1`, value: own, unit: '', atLeast: peer },
        { name: `slices, set ${name}: a case, RiskLoc’s program`, value: mean((file) => theirs[file]?.seconds ?? 0), unit: 's' },
        { name: `slices, set ${name}: a case`, value: mean((file) => ours.get(file)?.seconds ?? 0), unit: 's', atMost: mean((file) => theirs[file]?.seconds ?? 0) },
      ];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A leaf moves by 2 (v − f) / (v + f), as the paper measures it; the noise of all leaves is that of their bulk. */
export function rootCauses({ attributes, values, codes, real, predicted }: Case): string[] {
  const shifts = real.map((v, i) => (v + predicted[i]! > 0 ? (2 * (v - predicted[i]!)) / (v + predicted[i]!) : Number.NaN));
  const sizes = shifts.filter((shift) => !Number.isNaN(shift)).map(Math.abs).toSorted();
  const deviation = Math.max(0.005, 1.4826 * (sizes[sizes.length >> 1] ?? 0));
  const weight = shifts.map((shift) => (Number.isNaN(shift) ? 0 : 1 / deviation ** 2));
  const score = shifts.map((shift, i) => (Number.isNaN(shift) ? 0 : shift * weight[i]!));
  const ones = new Float64Array(real.length).fill(1);
  const { slices } = searchSlices({ attributes, values, codes }, { score, weight, n: ones, reference: ones }, { depth: attributes.length, fewest: 0, floor: 0.1, most: 12, hasCommon: true });
  return slices.map(({ where }) => Object.entries(where).map(([name, value]) => `${name}=${value}`).toSorted().join('&'));
}

function readCase(path: string): Case {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const attributes = header.split(',').slice(0, -2);
  const places = attributes.map(() => new Map<string, number>());
  const codes = attributes.map(() => new Uint16Array(lines.length));
  const [real, predicted] = [new Float64Array(lines.length), new Float64Array(lines.length)];
  lines.forEach((line, i) => {
    const cells = line.split(',');
    attributes.forEach((_, a) => {
      const value = cells[a] ?? '';
      const place = places[a]!.get(value) ?? places[a]!.size;
      places[a]!.set(value, place);
      codes[a]![i] = place;
    });
    real[i] = Number(cells[attributes.length]);
    predicted[i] = Number(cells[attributes.length + 1]);
  });
  return { attributes, values: places.map((map) => [...map.keys()]), codes, real, predicted };
}

function readLabels(path: string): ReadonlyMap<string, readonly string[]> {
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  return new Map(lines.map((line) => {
    const [file = '', set = ''] = line.split(',');
    return [file, [...new Set(set.split(';').map((label) => label.split('&').toSorted().join('&')))]];
  }));
}

function f1(files: readonly string[], labels: ReadonlyMap<string, readonly string[]>, foundOf: (file: string) => readonly string[]): number {
  let [right, found, wanted] = [0, 0, 0];
  for (const file of files) {
    const [named, truth] = [new Set(foundOf(file)), labels.get(file) ?? []];
    right += truth.filter((label) => named.has(label)).length;
    found += named.size;
    wanted += truth.length;
  }
  return found + wanted > 0 ? (2 * right) / (found + wanted) : 0;
}
