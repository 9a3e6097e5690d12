import { type ChannelSettings, openChannel } from '#channels';
import { type ChannelName, parseJson } from '#engine';
import { z } from 'zod';

/**
 * A consumer that takes messages and never says that they are kept: `node read-and-hang.ts JSON`. It tells on standard
 * output how many it has, and waits to be killed.
 */
const [text = ''] = process.argv.slice(2);
const given = z
  .object({ name: z.custom<ChannelName>(), settings: z.custom<ChannelSettings>(), group: z.string(), consumer: z.string() })
  .parse(parseJson(text));

const reader = await openChannel(given.name, given.settings).openReader({ group: given.group, consumer: given.consumer, positionOf: async () => undefined });
for (let taken = 0; ; ) {
  taken += (await reader.read({ max: 100, waitMs: 1000 })).length;
  process.stdout.write(`${taken}\n`);
}
