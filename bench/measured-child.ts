import { runCli } from '../cli/program.ts';

// Runs a command as the CLI does and tells its parent the largest resident set it had, in kB.
const code = await runCli(process.argv.slice(2));
process.send?.(process.resourceUsage().maxRSS);
process.disconnect?.();
process.exitCode = code;
