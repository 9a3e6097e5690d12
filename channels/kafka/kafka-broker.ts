import { Admin, type BaseOptions, type ClusterTopicMetadata, GenericError, ListOffsetTimestamps, MultipleErrors, ProtocolError } from '@platformatic/kafka';

import { CasemindError } from '#engine';

import { type KafkaSettings, longestMessage } from '../settings.ts';

const retryMs = 100;
const closingMs = 2000;
/** What a batch of records says of itself, at most. */
const batchOverhead = 4096;

/** What all clients of the brokers are told. They try little again by themselves: `insist` does. */
export function clientOptions(settings: KafkaSettings): BaseOptions {
  const { brokers, isEncrypted, account, patienceMs } = settings;
  return {
    clientId: 'casemind',
    bootstrapBrokers: [...brokers],
    retries: 1,
    retryDelay: retryMs,
    connectTimeout: Math.min(patienceMs, 5000),
    timeout: Math.min(patienceMs, 10_000),
    ...(isEncrypted && { tls: {} }),
    ...(account && { sasl: account }),
  };
}

/**
 * Does some work, again while brokers are away or not ready.
 *
 * @param isWanted whether trying again is of use.
 * @throws CasemindError CHANNEL_UNREACHABLE where it stays so for as long as the settings say, or a broker refuses.
 */
export async function insist<T>(settings: KafkaSettings, work: () => Promise<T>, isWanted: () => boolean = () => true): Promise<T> {
  const deadline = performance.now() + settings.patienceMs;
  for (;;) {
    try {
      return await within(deadline - performance.now(), work());
    } catch (error) {
      if (!isWanted() || isRefusal(error) || performance.now() + retryMs > deadline) throw unreachable(settings, error);
      await new Promise((again) => setTimeout(again, retryMs));
    }
  }
}

/** What comes of some work, or an error once it has taken too long. A broker that takes calls and is silent keeps clients busy for minutes. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('no answer in time')), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lets go of a client, whether or not a broker can be told. */
export async function closeClient(client: { close(): Promise<void> }): Promise<void> {
  await within(closingMs, client.close()).catch(() => {});
}

/**
 * What is known of the topic, which is made where there is none.
 *
 * @throws CasemindError CHANNEL_UNREACHABLE
 */
export async function findTopic(settings: KafkaSettings): Promise<ClusterTopicMetadata> {
  const admin = new Admin(clientOptions(settings));
  const { topic, partitions, replicas } = settings;
  try {
    return await insist(settings, async () => {
      try {
        const found = (await admin.metadata({ topics: [topic], forceUpdate: true })).topics.get(topic);
        if (found && found.partitions.every(({ leader }) => leader >= 0)) {
          // A broker that is named leader of a new partition knows of it a little later: until it answers, some of a batch would be written twice.
          await admin.listOffsets({ topics: [{ name: topic, partitions: found.partitions.map((_, partitionIndex) => ({ partitionIndex, timestamp: ListOffsetTimestamps.LATEST })) }] });
          return found;
        }
      } catch (error) {
        if (!(error instanceof GenericError) || !error.message.startsWith('Unknown topic')) throw error;
        await admin
          .createTopics({ topics: [topic], partitions, replicas, configs: [{ name: 'max.message.bytes', value: String(longestMessage + batchOverhead) }] })
          .catch((refusal: unknown) => {
            if (protocolErrorsOf(refusal).every(({ apiId }) => apiId !== 'TOPIC_ALREADY_EXISTS')) throw refusal;
          });
      }
      throw new Error(`the topic ${topic} has no leader yet`);
    });
  } finally {
    await closeClient(admin);
  }
}

/** The errors of brokers within an error. */
export function protocolErrorsOf(error: unknown): readonly (ProtocolError & { readonly apiId?: string; readonly needsRejoin?: boolean })[] {
  if (error instanceof ProtocolError) return [error];
  const inner = error instanceof AggregateError ? error.errors : [];
  return [...inner, ...(error instanceof Error && error.cause !== undefined ? [error.cause] : [])].flatMap((one: unknown) => protocolErrorsOf(one));
}

/** Whether a broker answered, and would answer the same again. */
function isRefusal(error: unknown): boolean {
  if (error instanceof MultipleErrors) return error.errors.some((one: unknown) => isRefusal(one));
  if (!(error instanceof GenericError)) return false;
  if ('needsRejoin' in error && error.needsRejoin === true) return false;
  return 'canRetry' in error && error.canRetry === false && error.code !== 'PLT_KFK_RESPONSE' ? true : isRefusal(error.cause);
}

export function unreachable({ brokers, topic }: KafkaSettings, error: unknown): CasemindError {
  if (error instanceof CasemindError) return error;
  return new CasemindError('CHANNEL_UNREACHABLE', { channel: 'kafka', address: `${brokers.join(',')}/${topic}`, reason: reasonOf(error) }, { cause: error });
}

/** The innermost words: those around them only count attempts. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors.at(-1));
  if (error instanceof Error) return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
  return String(error);
}
