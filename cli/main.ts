import { enableCompileCache } from 'node:module';

enableCompileCache();

// Imported after the cache is on, so that everything else is compiled once.
const { runCli } = await import('./program.ts');
process.exitCode = await runCli(process.argv);
