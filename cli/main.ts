import { enableCompileCache } from 'node:module';

enableCompileCache();

// Whoever reads the output may leave early (`casemind snapshots | head -1`); the work goes on without them.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

// Imported after the cache is on, so that everything else is compiled once.
const [{ runCli }, { followParent }] = await Promise.all([import('./program.ts'), import('./follow-parent.ts')]);
process.exitCode = await runCli(process.argv.slice(2), followParent());
