import { runCli } from '../cli/program.ts';
import { reportUsage } from './measured-process.ts';

// Runs a command as the CLI does.
const code = await runCli(process.argv.slice(2));
reportUsage();
process.exitCode = code;
