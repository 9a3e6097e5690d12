import { type Arrival, arrivals } from '../../live/channel.ts';
import { type ClaimSource, claimSources } from '../../live/live-claim.ts';
import type { FieldValue } from '../field.ts';
import { labelled } from './define.ts';

const bySource: Readonly<Record<ClaimSource, FieldValue>> = {
  snapshot: {
    ...labelled('snapshot', 'Data snapshot', 'Snapshot data', 'dari snapshot', 'dalam snapshot', 'di snapshot', 'from the snapshot', 'in the snapshot', 'of the snapshot'),
    meaning: { id: 'klaim yang dimuat dan dinilai bersama dalam snapshot', en: 'claims loaded and scored together, in the snapshot' },
  },
  live: {
    ...labelled('live', 'Masuk langsung', 'Live intake', 'masuk secara langsung', 'masuk live', 'masuk secara live', 'masuk real time', 'masuk realtime', 'masuk streaming', 'intake langsung', 'came in live', 'received live', 'live stream', 'streamed live'),
    meaning: { id: 'klaim nyata yang masuk lewat kanal dan dinilai saat itu', en: 'real claims that came in by a channel and were scored then' },
  },
  simulated: {
    ...labelled('simulated', 'Simulasi', 'Simulated', 'hasil simulasi', 'disimulasikan', 'dari simulasi', 'dari simulator', 'buatan simulator', 'masuk simulasi', 'simulation', 'from the simulation', 'from the simulator', 'made by the simulator'),
    meaning: { id: 'klaim buatan dari simulasi, bukan klaim nyata', en: 'claims made by the simulation; they are not real' },
  },
};

/** Where a claim comes from. */
export const sourceValues: readonly FieldValue[] = claimSources.map((source) => bySource[source]);

const byChannel: Readonly<Record<Arrival, FieldValue>> = {
  jsonl: labelled('jsonl', 'Berkas JSONL', 'JSONL file', 'jsonl', 'lewat jsonl', 'via jsonl', 'kanal jsonl'),
  redis: labelled('redis', 'Redis', 'Redis', 'redis stream', 'redis streams', 'lewat redis', 'via redis', 'kanal redis'),
  kafka: labelled('kafka', 'Kafka', 'Kafka', 'lewat kafka', 'via kafka', 'kanal kafka'),
  api: labelled('api', 'Panggilan API', 'API call', 'lewat api', 'via api', 'by the api', 'kanal api'),
};

/** By what a claim came in. */
export const channelValues: readonly FieldValue[] = arrivals.map((channel) => byChannel[channel]);
