import { enableCompileCache } from 'node:module';

enableCompileCache();

// Whoever reads the output may leave early (`casemind snapshots | head -1`); the work goes on without them.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

// Imported after the cache is on, so that everything else is compiled once.
const { runCli } = await import('./program.ts');
process.exitCode = await runCli(process.argv.slice(2));
