import {
  blockRows,
  columnsAt,
  deepestMask,
  slotBytes,
  slotsAt,
  type BlockKernel,
} from './block-kernel.ts';
import type { Forest } from './forest.ts';

/** A block column: a feature, and where its missing values go. */
export interface BlockColumn {
  readonly feature: number;
  /** What stands for a missing value: -Infinity goes left at every split, Infinity right. */
  readonly missing: number;
}

/** What a group's rows must be put through: its trees without the one-hot splits. */
export interface GroupProgram {
  /** Sum of the rightmost leaves of all trees in `stumps` and `masks` and of constant trees. */
  readonly base: number;
  readonly stumps: number;
  readonly masks: number;
  readonly walks: number;
}

export interface GroupCompiler {
  readonly columns: readonly BlockColumn[];
  readonly stumpsAt: number;
  readonly masksAt: number;
  readonly walksAt: number;
  /** Writes the program for one combination of categories into the kernel's memory. */
  compile(codes: ArrayLike<number>): GroupProgram;
}

/** A tree of more splits per level is walked, not masked. 2 to 6 measured alike, 8 slower. */
const maskedSplitsPerLevel = 4;

export function blockColumns(forest: Forest, hasMissing: readonly boolean[]): BlockColumn[] {
  return forest.features.flatMap(({ kind }, feature) => {
    if (kind !== 'numeric') return [];
    const right = { feature, missing: Infinity };
    return hasMissing[feature] === true ? [right, { feature, missing: -Infinity }] : [right];
  });
}

interface Layout {
  readonly stumpsAt: number;
  readonly masksAt: number;
  readonly walksAt: number;
  readonly nodesAt: number;
  readonly bytes: number;
}

export function layoutProgram(forest: Forest, columns: number): Layout {
  const trees = forest.trees.start.length - 1;
  const nodes = forest.trees.column.length;
  const stumpsAt = columnsAt + 4 * blockRows * columns;
  const masksAt = stumpsAt + 12 * trees;
  const walksAt = masksAt + 24 * nodes;
  const nodesAt = walksAt + 8 * trees;
  return { stumpsAt, masksAt, walksAt, nodesAt, bytes: nodesAt + 16 * nodes };
}

export function createGroupCompiler(
  forest: Forest,
  columns: readonly BlockColumn[],
  kernel: BlockKernel,
): GroupCompiler {
  const { start, column, category, threshold, missingLeft, left, path } = forest.trees;
  const trees = start.length - 1;
  const { stumpsAt, masksAt, walksAt, nodesAt } = layoutProgram(forest, columns.length);
  const words = new Int32Array(kernel.memory);
  const floats = new Float32Array(kernel.memory);

  /** Address of the block column that a split reads: [2 * feature + missingLeft]. */
  const addressOf = new Int32Array(2 * forest.features.length);
  columns.forEach(({ feature, missing }, index) => {
    const address = columnsAt + 4 * blockRows * index;
    if (missing === Infinity) addressOf[2 * feature] = address;
    if (missing === -Infinity || addressOf[2 * feature + 1] === 0) {
      addressOf[2 * feature + 1] = address;
    }
  });

  let codes: ArrayLike<number> = [];
  let base = 0;
  let stump = 0;
  let mask = 0;
  let walk = 0;
  let node = 0;
  let depth = 0;

  /** Follows one-hot splits down to a numeric split or a leaf. */
  function resolve(from: number): number {
    let at = from;
    while (category[at]! >= 0) at = left[at]! + (codes[column[at]!] === category[at] ? 1 : 0);
    return at;
  }

  /** Appends the mask records under a split; returns the value of its rightmost leaf. */
  function writeMasks(at: number, slot: number, level: number): number {
    const word = (masksAt >> 2) + 6 * mask;
    mask += 1;
    if (level >= depth) depth = level + 1;
    const slotLeft = slotsAt + slotBytes * (1 + 2 * level);
    const slotRight = slotLeft + slotBytes;
    words[word] = addressOf[2 * column[at]! + missingLeft[at]!]!;
    floats[word + 1] = threshold[at]!;
    words[word + 3] = slot;
    words[word + 4] = slotLeft;
    words[word + 5] = slotRight;
    const a = resolve(left[at]!);
    const b = resolve(left[at]! + 1);
    const valueA = column[a]! < 0 ? path[a]! : writeMasks(a, slotLeft, level + 1);
    const valueB = column[b]! < 0 ? path[b]! : writeMasks(b, slotRight, level + 1);
    words[word + 2] = valueA - valueB;
    return valueB;
  }

  /** A single mask record is a stump: what its slots say is not needed. */
  function moveToStumps(record: number): void {
    const from = (masksAt >> 2) + 6 * record;
    words.copyWithin((stumpsAt >> 2) + 3 * stump, from, from + 3);
    stump += 1;
  }

  /** Fills node `index` of the walked trees from a resolved node of the forest. */
  function writeWalk(at: number, index: number): void {
    const word = (nodesAt >> 2) + 4 * index;
    if (column[at]! < 0) {
      words[word] = columnsAt;
      floats[word + 1] = Infinity;
      words[word + 2] = nodesAt + 16 * index;
      words[word + 3] = path[at]!;
      return;
    }
    const child = node;
    node += 2;
    words[word] = addressOf[2 * column[at]! + missingLeft[at]!]!;
    floats[word + 1] = threshold[at]!;
    words[word + 2] = nodesAt + 16 * child;
    words[word + 3] = 0;
    writeWalk(resolve(left[at]!), child);
    writeWalk(resolve(left[at]! + 1), child + 1);
  }

  function compile(combination: ArrayLike<number>): GroupProgram {
    codes = combination;
    base = 0;
    stump = 0;
    mask = 0;
    walk = 0;
    node = 0;
    for (let tree = 0; tree < trees; tree += 1) {
      const root = resolve(start[tree]!);
      if (column[root]! < 0) {
        base += path[root]!;
        continue;
      }
      const first = mask;
      depth = 0;
      const rightmost = writeMasks(root, slotsAt, 0);
      const splits = mask - first;
      if (splits === 1) {
        mask = first;
        moveToStumps(first);
        base += rightmost;
      } else if (splits <= maskedSplitsPerLevel * depth && depth <= deepestMask) {
        base += rightmost;
      } else {
        mask = first;
        const word = (walksAt >> 2) + 2 * walk;
        words[word] = nodesAt + 16 * node;
        words[word + 1] = depth;
        walk += 1;
        node += 1;
        writeWalk(root, node - 1);
      }
    }
    return { base, stumps: stump, masks: mask, walks: walk };
  }

  return { columns, stumpsAt, masksAt, walksAt, compile };
}
