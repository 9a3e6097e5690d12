import { type Config, jsonlFolder } from '#config';
import type { LiveSource } from '#engine';

/** Where the channels of one source are, and how they are kept. */
export interface ChannelSettings {
  readonly jsonl: JsonlSettings;
  readonly redis: RedisSettings;
  readonly kafka: KafkaSettings;
}

export interface SharedSettings {
  /** Time without a sign of life after which the messages of a consumer go to another, in milliseconds. */
  readonly takeoverMs: number;
  /** How long a broker that does not answer is waited for before that is an error, in milliseconds. */
  readonly patienceMs: number;
}

export interface JsonlSettings extends SharedSettings {
  readonly folder: string;
  /** Bytes of a file before the next is begun. */
  readonly segmentBytes: number;
  /** Bytes of all files that writers of Casemind keep. */
  readonly totalBytes: number;
}

export interface RedisSettings extends SharedSettings {
  /** May hold a password: it is shown nowhere. */
  readonly url: string;
  readonly stream: string;
  /** Messages that the stream keeps, about. */
  readonly length: number;
}

export interface KafkaSettings extends SharedSettings {
  /** `host:port` each. */
  readonly brokers: readonly string[];
  readonly topic: string;
  /** Of a topic that is made; replicas are as many as the brokers are set to where they are -1. */
  readonly partitions: number;
  readonly replicas: number;
  readonly isEncrypted: boolean;
  readonly account?: { readonly mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512'; readonly username: string; readonly password: string };
}

/** Longest message that a channel carries whole, in bytes. */
export const longestMessage = 16 * 2 ** 20;

const megabyte = 1_000_000;

/** The settings of the channels of real or of simulated claims, as the configuration has them. */
export function channelSettings(config: Config, source: LiveSource): ChannelSettings {
  const shared = { takeoverMs: config.LIVE_TAKEOVER_SECONDS * 1000, patienceMs: config.LIVE_PATIENCE_SECONDS * 1000 };
  const isLive = source === 'live';
  return {
    jsonl: {
      ...shared,
      folder: jsonlFolder(config, source),
      segmentBytes: config.LIVE_JSONL_SEGMENT_MB * megabyte,
      totalBytes: config.LIVE_JSONL_TOTAL_MB * megabyte,
    },
    redis: { ...shared, url: config.REDIS_URL, stream: isLive ? config.LIVE_REDIS_STREAM : config.SIMULATION_REDIS_STREAM, length: config.LIVE_REDIS_LENGTH },
    kafka: {
      ...shared,
      brokers: config.KAFKA_BROKERS,
      topic: isLive ? config.LIVE_KAFKA_TOPIC : config.SIMULATION_KAFKA_TOPIC,
      partitions: config.LIVE_KAFKA_PARTITIONS,
      replicas: config.LIVE_KAFKA_REPLICAS,
      isEncrypted: config.KAFKA_TLS === 'true',
      ...(config.KAFKA_USERNAME !== undefined && config.KAFKA_PASSWORD !== undefined && { account: { mechanism: config.KAFKA_MECHANISM, username: config.KAFKA_USERNAME, password: config.KAFKA_PASSWORD } }),
    },
  };
}
