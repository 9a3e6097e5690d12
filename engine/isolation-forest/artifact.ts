import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CasemindError } from '../errors.ts';
import type { Forest } from './forest.ts';
import { linkTrees, type TreeNodes } from './grow-forest.ts';
import { averagePathLength } from './path-length.ts';

/**
 * A saved forest is data and nothing else:
 *
 *   bytes 0–3    "CMIF"
 *   4–7          schema version, uint32 little-endian as every number here
 *   8–39         SHA-256 of everything from byte 40
 *   40–43        length of the header
 *   44–          header: JSON, padded with spaces to a multiple of 4
 *   then, for all nodes of all trees: thresholds (float32), samples (uint32),
 *   categories (int32), columns (int16), missing-goes-left (uint8)
 *
 * Children and path lengths follow from the breadth-first order of the nodes.
 */
const magic = 'CMIF';
const schemaVersion = 1;
const hashAt = 8;
const contentAt = 40;
const bytesPerNode = 15;

const finite = z.number();
const count = z.int().nonnegative();
const headerSchema = z.strictObject({
  features: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('numeric'), name: z.string() }),
        z.strictObject({
          kind: z.literal('categorical'),
          name: z.string(),
          categories: z.array(z.string()),
        }),
      ]),
    )
    .nonempty(),
  params: z.strictObject({
    nEstimators: z.int().positive(),
    maxSamples: z.int().positive(),
    maxFeatures: finite,
    contamination: z.union([finite, z.literal('auto')]),
    seed: count,
  }),
  threshold: finite,
  scoreBounds: z.strictObject({ low: finite, high: finite }),
  metrics: z
    .strictObject({
      rows: count,
      mean: finite,
      sd: finite,
      min: finite,
      max: finite,
      outliers: count,
    })
    .nullable(),
  pathBits: z.int().min(0).max(24),
  nodesPerTree: z.array(z.int().positive()).nonempty(),
  meta: z.record(z.string(), z.json()),
});

/** Anything JSON can hold: rows, snapshot id, training time, whatever the caller must know later. */
export type ForestMeta = z.infer<typeof headerSchema>['meta'];

export interface SavedForest {
  readonly forest: Forest;
  readonly meta: ForestMeta;
  /** SHA-256 of the content, in hex: the identity of the model. */
  readonly contentHash: string;
}

/** The bytes of a forest. The same forest and meta give the same bytes. */
export function saveForest(forest: Forest, meta: ForestMeta = {}): Uint8Array<ArrayBuffer> {
  const { features, params, trees, threshold, scoreBounds, metrics } = forest;
  const nodesPerTree = Array.from(
    { length: trees.start.length - 1 },
    (_, tree) => trees.start[tree + 1]! - trees.start[tree]!,
  );
  const { pathBits } = trees;
  const json = JSON.stringify({
    features,
    params,
    threshold,
    scoreBounds,
    metrics,
    pathBits,
    nodesPerTree,
    meta,
  });
  const header = Buffer.from(json + ' '.repeat((4 - (Buffer.byteLength(json) % 4)) % 4));
  const nodes = trees.column.length;
  const bytes = new Uint8Array(contentAt + 4 + header.length + bytesPerNode * nodes);
  const view = new DataView(bytes.buffer);
  bytes.set(Buffer.from(magic));
  view.setUint32(4, schemaVersion, true);
  view.setUint32(contentAt, header.length, true);
  bytes.set(header, contentAt + 4);
  const at = contentAt + 4 + header.length;
  for (let node = 0; node < nodes; node += 1) {
    view.setFloat32(at + 4 * node, trees.threshold[node]!, true);
    view.setUint32(at + 4 * (nodes + node), trees.samples[node]!, true);
    view.setInt32(at + 4 * (2 * nodes + node), trees.category[node]!, true);
    view.setInt16(at + 12 * nodes + 2 * node, trees.column[node]!, true);
    view.setUint8(at + 14 * nodes + node, trees.missingLeft[node]!);
  }
  bytes.set(sha256(bytes.subarray(contentAt)), hashAt);
  return bytes;
}

/**
 * The forest of saved bytes; it scores to the bit as the one that was saved.
 * Raises MODEL_INVALID, naming `model`, for a file that is not a saved forest, is of a later
 * version, was cut or changed, or does not hold together.
 */
export function loadForest(bytes: Uint8Array, model = 'isolation-forest'): SavedForest {
  const refuse = (reason: string, cause?: unknown): never => {
    throw new CasemindError('MODEL_INVALID', { model, reason }, { cause });
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || Buffer.from(bytes.subarray(0, 4)).toString('latin1') !== magic) {
    refuse('the file is not a saved isolation forest');
  }
  if (bytes.length < contentAt + 4) refuse(`the file ends after ${bytes.length} bytes`);
  const version = view.getUint32(4, true);
  if (version !== schemaVersion) {
    refuse(`its schema version is ${version}, this program reads version ${schemaVersion}`);
  }
  const hash = sha256(bytes.subarray(contentAt));
  if (!hash.equals(bytes.subarray(hashAt, contentAt))) {
    refuse('its content does not match its SHA-256: the file is damaged or cut short');
  }
  const headerLength = view.getUint32(contentAt, true);
  const nodesAt = contentAt + 4 + headerLength;
  if (nodesAt > bytes.length) refuse('its header is longer than the file');
  const header = parseHeader(bytes.subarray(contentAt + 4, nodesAt), refuse);
  const { features, params, threshold, scoreBounds, metrics, meta } = header;
  const nodes = readNodes(view, nodesAt, header, refuse);
  const trees = linkTrees(nodes);
  return {
    forest: { features, params, trees, threshold, scoreBounds, metrics },
    meta,
    contentHash: hash.toString('hex'),
  };
}

type Header = z.infer<typeof headerSchema>;
type Refuse = (reason: string, cause?: unknown) => never;

function parseHeader(bytes: Uint8Array, refuse: Refuse): Header {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    return refuse('its header is not JSON', error);
  }
  const parsed = headerSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return refuse(`its header is not valid at ${issue?.path.join('.')}: ${issue?.message}`);
}

function readNodes(view: DataView, at: number, header: Header, refuse: Refuse): TreeNodes {
  const { nodesPerTree, params, pathBits, features } = header;
  if (nodesPerTree.length !== params.nEstimators) {
    refuse(`it has ${nodesPerTree.length} trees where its parameters say ${params.nEstimators}`);
  }
  const start = new Int32Array(nodesPerTree.length + 1);
  nodesPerTree.forEach((size, tree) => {
    start[tree + 1] = start[tree]! + size;
  });
  const nodes = nodesPerTree.reduce((sum, size) => sum + size, 0);
  if (view.byteLength !== at + bytesPerNode * nodes) {
    refuse(`it has ${view.byteLength - at} bytes of nodes where ${bytesPerNode * nodes} are due`);
  }
  const trees: TreeNodes = {
    start,
    threshold: new Float32Array(nodes),
    samples: new Int32Array(nodes),
    category: new Int32Array(nodes),
    column: new Int16Array(nodes),
    missingLeft: new Uint8Array(nodes),
    pathBits,
  };
  for (let node = 0; node < nodes; node += 1) {
    trees.threshold[node] = view.getFloat32(at + 4 * node, true);
    trees.samples[node] = view.getInt32(at + 4 * (nodes + node), true);
    trees.category[node] = view.getInt32(at + 4 * (2 * nodes + node), true);
    trees.column[node] = view.getInt16(at + 12 * nodes + 2 * node, true);
    trees.missingLeft[node] = view.getUint8(at + 14 * nodes + node);
  }
  checkTrees(trees, features, params.maxSamples, refuse);
  return trees;
}

/** Every split leads to two nodes of its own tree and names a column and category there is. */
function checkTrees(
  trees: TreeNodes,
  features: Header['features'],
  maxSamples: number,
  refuse: Refuse,
): void {
  for (let tree = 0; tree + 1 < trees.start.length; tree += 1) {
    const first = trees.start[tree]!;
    const size = trees.start[tree + 1]! - first;
    let reached = 1;
    let longest = 0;
    const depth = new Int32Array(size);
    for (let node = 0; node < size; node += 1) {
      const column = trees.column[first + node]!;
      const where = `tree ${tree}, node ${node}`;
      if (node >= reached) refuse(`${where} cannot be reached`);
      if (trees.samples[first + node]! < 0) refuse(`${where} has a negative number of samples`);
      const length = depth[node]! + averagePathLength(trees.samples[first + node]!);
      longest = Math.max(longest, length);
      if (column < 0) continue;
      const feature = features[column];
      if (feature === undefined)
        return refuse(`${where} splits on column ${column}, which is none`);
      const category = trees.category[first + node]!;
      const categories = feature.kind === 'numeric' ? 0 : feature.categories.length;
      if (
        feature.kind === 'numeric' ? category !== -1 : !(category >= 0 && category < categories)
      ) {
        refuse(`${where} splits ${feature.name} on category ${category}`);
      }
      if (!Number.isFinite(trees.threshold[first + node])) refuse(`${where} has no threshold`);
      if (trees.missingLeft[first + node]! > 1) refuse(`${where} sends missing values nowhere`);
      if (reached + 2 > size) refuse(`${where} has no children`);
      depth[reached] = depth[node]! + 1;
      depth[reached + 1] = depth[node]! + 1;
      reached += 2;
    }
    if (reached !== size) refuse(`tree ${tree} has nodes that no split leads to`);
    if (longest * 2 ** trees.pathBits * (trees.start.length - 1) >= 2 ** 31) {
      refuse(`tree ${tree} is too deep for path lengths of ${trees.pathBits} bits`);
    }
  }
  if (maxSamples > 2 ** 31) refuse(`maxSamples is ${maxSamples}`);
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
