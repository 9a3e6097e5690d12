import { enableCompileCache } from 'node:module';

// What is written here tells of patients and decisions: files are for this account alone (0600), and so are folders (0700).
process.umask(0o077);

enableCompileCache();

// Whoever reads the output may leave early (`casemind snapshots | head -1`); the work goes on without them.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

// Imported after the cache is on, so that everything else is compiled once.
const [{ runCli }, { followParent }] = await Promise.all([import('./program.ts'), import('./follow-parent.ts')]);
process.exitCode = await runCli(process.argv.slice(2), followParent());
