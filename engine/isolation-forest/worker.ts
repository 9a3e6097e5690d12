import { parentPort } from 'node:worker_threads';
import { CasemindError } from '../errors.ts';
import { calibrate } from './calibrate.ts';
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
      break;
  }
  const scoreRange = createRangeScorer(request.forest, request.prepared);
  drainQueue(request.queue, (from, to) => scoreRange(from, to, request.scores));
  return null;
}

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
