import { parentPort } from 'node:worker_threads';
import { CasemindError } from '../errors.ts';
import { calibrate } from './calibrate.ts';
import { createTreeExplainer } from './explain-trees.ts';
import { growForest } from './grow-forest.ts';
import { createRangeScorer } from './score-groups.ts';
import {
  drainQueue,
  type WorkerRequest,
  type WorkerResponse,
  type WorkerResults,
} from './worker-messages.ts';

/** Entry of the forest's worker threads: answers each request with one response. */
function answer(request: WorkerRequest): WorkerResults[keyof WorkerResults] {
  switch (request.kind) {
    case 'grow':
      return growForest(request.table, request.options);
    case 'calibrate':
      return calibrate(request.scores, request.contamination, request.bounds);
    case 'score':
      return scoreRanges(request);
    default:
      return explainTrees(request);
  }
}

function scoreRanges({ forest, prepared, queue, scores }: RequestOf<'score'>): null {
  const scoreRange = createRangeScorer(forest, prepared);
  drainQueue(queue, (from, to) => scoreRange(from, to, scores));
  return null;
}

function explainTrees({ forest, cells, queue, total }: RequestOf<'explain'>): null {
  drainQueue(queue, createTreeExplainer(forest, cells, total));
  return null;
}

type RequestOf<Kind extends WorkerRequest['kind']> = Extract<WorkerRequest, { kind: Kind }>;

function respond(request: WorkerRequest): WorkerResponse {
  try {
    return { kind: 'done', value: answer(request) };
  } catch (error) {
    return error instanceof CasemindError
      ? { kind: 'refused', code: error.code, details: error.details }
      : { kind: 'failed', error };
  }
}

parentPort?.on('message', (request: WorkerRequest) => {
  parentPort?.postMessage(respond(request), []);
});
