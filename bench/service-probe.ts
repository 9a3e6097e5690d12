import { createHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** Milliseconds, as `monitorEventLoopDelay` has them. */
const turnMs = 10;

/**
 * Loaded into a service before its own code (`--import`): tells whoever started it, over the channel between them, what the
 * process took. `measure` begins anew, `usage` asks.
 */
if (isMainThread && process.send) {
  const delay = monitorEventLoopDelay();
  delay.enable();
  // What this thread itself did between two turns: what else the machine does, and waiting for the disk, is none of it.
  const work = createHistogram();
  let before = process.threadCpuUsage();
  setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    before = process.threadCpuUsage();
    work.record(Math.max(1, user + system));
  }, turnMs).unref();
  let processor = process.cpuUsage();
  process.on('message', (asked) => {
    if (asked === 'measure') {
      delay.reset();
      work.reset();
      processor = process.cpuUsage();
    }
    if (asked !== 'measure' && asked !== 'usage') return;
    const { user, system } = process.cpuUsage(processor);
    const loopDelay = { p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
    process.send?.({ usage: { rssMegabytes: process.memoryUsage.rss() / 1e6, processorMs: (user + system) / 1000, loopDelay, loopWorkMs: work.percentile(99) / 1000 } });
  });
  // Listening keeps a process alive; this one ends as it would alone.
  process.channel?.unref();
}
