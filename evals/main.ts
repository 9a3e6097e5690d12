import { env } from 'node:process';

import { evaluateDetection } from './detection/main.ts';
import { evaluateInvestigations } from './investigations/main.ts';
import { evaluateLaws } from './laws/main.ts';
import { evaluateLearning } from './learning/main.ts';
import { evaluateMutations } from './mutations/main.ts';
import { evaluateQuestions } from './questions/main.ts';

const usage = 'npm run eval -- questions [--file PATH] [--first N] [--seeds a,b] [--model] [--list] [--check]\nnpm run eval -- mutations [--list] [--check]\nnpm run eval -- laws [--list]\nnpm run eval -- investigations [HOME] [TRIALS] [SEED]\nnpm run eval -- detection [--world disguised|plain|bills] [--rows N] [--seeds a,b] [--source DIR --labels FILE] [--samples N] [--left-out] [--json] [--check]\nnpm run eval -- learning [--rows N] [--seeds a,b] [--json] [--check]\n';
const [suite, ...args] = process.argv.slice(2);
if (suite === 'questions') await evaluateQuestions(args, env);
else if (suite === 'mutations') await evaluateMutations(args);
else if (suite === 'laws') evaluateLaws(args);
else if (suite === 'investigations') await evaluateInvestigations(args);
else if (suite === 'detection') await evaluateDetection(args);
else if (suite === 'learning') await evaluateLearning(args);
else {
  process.stderr.write(usage);
  process.exitCode = 2;
}
