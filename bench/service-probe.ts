import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into a service before its own code (`--import`): tells whoever started it, over the channel between them, what the
 * process took. `measure` begins anew, `usage` asks.
 */
if (isMainThread && process.send) {
  const delay = monitorEventLoopDelay();
  delay.enable();
  let processor = process.cpuUsage();
  process.on('message', (asked) => {
    if (asked === 'measure') {
      delay.reset();
      processor = process.cpuUsage();
    }
    if (asked !== 'measure' && asked !== 'usage') return;
    const { user, system } = process.cpuUsage(processor);
    const loopDelay = { p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
    process.send?.({ usage: { rssMegabytes: process.memoryUsage.rss() / 1e6, processorMs: (user + system) / 1000, loopDelay } });
  });
  // Listening keeps a process alive; this one ends as it would alone.
  process.channel?.unref();
}
