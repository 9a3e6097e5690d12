import { type Channel, type ChannelName, type Observer, silentObserver } from '#engine';

import { JsonlChannel } from './jsonl/jsonl-channel.ts';
import { KafkaChannel } from './kafka/kafka-channel.ts';
import { RedisChannel } from './redis/redis-channel.ts';
import type { ChannelSettings } from './settings.ts';

export { type ChannelSettings, channelSettings, longestMessage } from './settings.ts';

/** A channel for claims to come in. Nothing is asked of a broker before a reader or a writer is opened. */
export function openChannel(name: ChannelName, settings: ChannelSettings, observer: Observer = silentObserver): Channel {
  const channels: Readonly<Record<ChannelName, () => Channel>> = {
    jsonl: () => new JsonlChannel(settings.jsonl, observer),
    redis: () => new RedisChannel(settings.redis, observer),
    kafka: () => new KafkaChannel(settings.kafka, observer),
  };
  return channels[name]();
}
