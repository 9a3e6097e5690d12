import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CasemindError } from '../errors.ts';
import { claimLikeTable } from './fixtures/tables.ts';
import { fitForest, loadForest, saveForest, scoreRows } from './index.ts';

const table = claimLikeTable(1000);
const { forest } = await fitForest(table, { seed: 7, contamination: 0.03 });
const meta = { snapshot: 'run-1', trained_at: '2026-01-02T03:04:05Z', rows: 1000 };
const bytes = saveForest(forest, meta);
const nodes = forest.trees.column.length;

function refusalOf(damaged: Uint8Array): string {
  try {
    loadForest(damaged, 'iso_v1');
  } catch (error) {
    if (error instanceof CasemindError && error.code === 'MODEL_INVALID') return error.message;
    throw error;
  }
  return 'accepted';
}

/** The bytes with a change inside, and a hash that fits. */
function resealed(change: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): Uint8Array {
  const changed = Uint8Array.from(change(bytes.slice()));
  changed.set(createHash('sha256').update(changed.subarray(40)).digest(), 8);
  return changed;
}

function withHeader(change: (header: Record<string, unknown>) => void): Uint8Array {
  return resealed((copy) => {
    const length = new DataView(copy.buffer).getUint32(40, true);
    const header = JSON.parse(Buffer.from(copy.subarray(44, 44 + length)).toString());
    change(header);
    const json = Buffer.from(JSON.stringify(header));
    const prefix = copy.slice(0, 44);
    new DataView(prefix.buffer).setUint32(40, json.length, true);
    return Buffer.concat([prefix, json, copy.subarray(44 + length)]);
  });
}

describe('a saved forest', () => {
  it('loads as the same forest, meta and scores to the bit', () => {
    const loaded = loadForest(bytes);
    expect(loaded.forest).toEqual(forest);
    expect(loaded.meta).toEqual(meta);
    expect(scoreRows(loaded.forest, table)).toEqual(scoreRows(forest, table));
  });

  it('has the same bytes again, whether saved twice or loaded and saved', () => {
    expect(saveForest(forest, meta)).toEqual(bytes);
    expect(saveForest(loadForest(bytes).forest, meta)).toEqual(bytes);
  });

  it('is named by the SHA-256 of its content', () => {
    const hash = createHash('sha256').update(bytes.subarray(40)).digest('hex');
    expect(loadForest(bytes).contentHash).toBe(hash);
  });

  it('takes less than 2 MB for 200 trees of 256 rows', () => {
    expect(bytes.length).toBeLessThan(2_000_000);
  });

  it('loads from the middle of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 11);
    larger.set(bytes, 3);
    expect(loadForest(larger.subarray(3, 3 + bytes.length)).forest).toEqual(forest);
  });
});

describe('a file that is not a whole saved forest', () => {
  it('is refused when any byte was flipped', () => {
    const step = Math.max(1, Math.floor(bytes.length / 400));
    const positions = new Set(Array.from({ length: 48 }, (_, index) => index));
    for (let at = 48; at < bytes.length; at += step) positions.add(at);
    for (const at of positions) {
      const damaged = bytes.slice();
      damaged[at]! ^= 0x20;
      expect(refusalOf(damaged)).toContain('iso_v1 was refused');
    }
  });

  it('is refused when cut short or continued', () => {
    for (const length of [0, 3, 4, 20, 43, 44, 500, bytes.length - 1]) {
      expect(refusalOf(bytes.subarray(0, length))).toContain('iso_v1 was refused');
    }
    expect(refusalOf(Uint8Array.from([...bytes, 0]))).toContain('damaged or cut short');
  });

  it('is refused when it is something else, or of a later version', () => {
    expect(
      refusalOf(Buffer.from('PK\u0003\u0004 a zip file, long enough to have a header')),
    ).toContain('is not a saved isolation forest');
    const later = bytes.slice();
    new DataView(later.buffer).setUint32(4, 2, true);
    expect(refusalOf(later)).toContain('schema version is 2, this program reads version 1');
  });

  it.each([
    ['a header that is no JSON', resealed((copy) => copy.fill(0x7b, 44, 60)), 'not JSON'],
    [
      'a header length beyond the file',
      resealed((copy) => {
        new DataView(copy.buffer).setUint32(40, 2 ** 31, true);
        return copy;
      }),
      'longer than the file',
    ],
    ['no features', withHeader((header) => (header['features'] = [])), 'not valid at features'],
    ['an unknown field', withHeader((header) => (header['code'] = 'x')), 'not valid'],
    [
      'another number of trees',
      withHeader((header) => (header['nodesPerTree'] = [1])),
      '1 trees where its parameters say 200',
    ],
    [
      'a feature fewer than its splits use',
      withHeader((header) => {
        if (Array.isArray(header['features'])) header['features'].length = 2;
      }),
      'which is none',
    ],
    ['too many bits', withHeader((header) => (header['pathBits'] = 24)), 'too deep'],
    [
      'nodes that were cut',
      resealed((copy) => copy.subarray(0, copy.length - 15)),
      'bytes of nodes where',
    ],
    [
      'columns that are none',
      resealed((copy) => copy.fill(0x7f, copy.length - 3 * nodes, copy.length - nodes)),
      'tree 0, node 0 splits on column 32639, which is none',
    ],
    [
      'missing values that go nowhere',
      resealed((copy) => copy.fill(0x7f, copy.length - nodes)),
      'sends missing values nowhere',
    ],
    [
      'columns that are all leaves',
      resealed((copy) => copy.fill(0xff, copy.length - 3 * nodes, copy.length - nodes)),
      'tree 0, node 1 cannot be reached',
    ],
  ])('is refused with a fitting hash but %s', (_, damaged, reason) => {
    expect(refusalOf(damaged)).toContain(reason);
  });
});
