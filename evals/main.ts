import { evaluateQuestions } from './questions/main.ts';

const usage = 'npm run eval -- questions [--file PATH] [--model] [--list] [--check]\nnpm run eval -- investigations [HOME] [TRIALS] [SEED]\n';
const [suite, ...args] = process.argv.slice(2);
if (suite === 'questions') await evaluateQuestions(args);
else if (suite === 'investigations') {
  process.argv.splice(2, 1);
  await import('./investigations/main.ts');
} else {
  process.stderr.write(usage);
  process.exitCode = 2;
}
