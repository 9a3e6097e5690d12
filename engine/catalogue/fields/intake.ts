import type { Field } from '../field.ts';
import { channelValues, sourceValues } from '../values/intake.ts';
import { ofIntake } from './define.ts';

/** How a claim came in. A query that names one of these is of the claims of every source, others are of the snapshot alone. */
export const intakeFields: readonly Field[] = [
  ofIntake('source', {
    kind: 'nominal',
    sql: 'claims.source',
    values: sourceValues,
    label: { id: 'Sumber klaim', en: 'Claim source' },
    synonyms: { id: ['asal klaim', 'sumber masuk', 'sumber klaimnya', 'asal masuk', 'jenis sumber klaim'], en: ['source of the claim', 'claim sources', 'sources of claims', 'source of claims', 'kind of intake'] },
    definition: { id: 'Asal klaim: snapshot, masuk langsung lewat kanal, atau simulasi. Pertanyaan yang tidak menyebutnya hanya tentang klaim dalam snapshot.', en: 'Where a claim comes from: the snapshot, live intake by a channel, or the simulation. A question that does not name it is of the claims in the snapshot alone.' },
    examples: ['simulated'],
  }),
  ofIntake('channel', {
    kind: 'nominal',
    sql: 'claims.channel',
    values: channelValues,
    label: { id: 'Kanal masuk', en: 'Intake channel' },
    synonyms: { id: ['kanal', 'kanal intake', 'saluran masuk', 'jalur masuk', 'kanal klaim'], en: ['channel', 'channels', 'channel of intake', 'intake channels', 'came in by'] },
    definition: { id: 'Kanal yang dilalui klaim yang masuk langsung atau simulasi; kosong bagi klaim dalam snapshot.', en: 'The channel by which a live or simulated claim came in; empty for claims of the snapshot.' },
    examples: ['redis'],
  }),
  ofIntake('received_at', {
    kind: 'time',
    sql: 'claims.received_at',
    label: { id: 'Waktu diterima', en: 'Time received' },
    synonyms: { id: ['jam diterima', 'waktu terima', 'jam terima', 'waktu penerimaan', 'kapan diterima'], en: ['received at', 'time of receipt', 'receipt time', 'time of arrival', 'arrival time'] },
    definition: { id: 'Saat klaim dibaca dari kanalnya; kosong bagi klaim dalam snapshot. Periode yang relatif dihitung dari jam sekarang (WIB).', en: 'When the claim was read from its channel; empty for claims of the snapshot. Relative periods count from the clock, in Jakarta time.' },
    examples: ['2025-01-02T03:04:05Z'],
  }),
  ofIntake('received_on', {
    kind: 'date',
    sql: 'CAST(claims.received_at + INTERVAL 7 HOUR AS DATE)',
    label: { id: 'Tanggal diterima', en: 'Date received' },
    synonyms: { id: ['tgl diterima', 'diterima pada', 'hari diterima', 'tanggal terima', 'tanggal penerimaan'], en: ['received on', 'received', 'date of receipt', 'receipt date', 'arrival date', 'date of arrival', 'arrived', 'day received'] },
    definition: { id: 'Hari klaim diterima lewat kanalnya menurut waktu Jakarta (WIB); kosong bagi klaim dalam snapshot.', en: 'The day on which the claim was received by its channel, in Jakarta time (UTC+7); empty for claims of the snapshot.' },
    examples: ['2025-01-02'],
  }),
  ofIntake('generated_at', {
    kind: 'time',
    sql: 'claims.generated_at',
    label: { id: 'Waktu dibuat pengirim', en: 'Time made by its sender' },
    synonyms: { id: ['waktu dibuat', 'jam dibuat', 'waktu dikirim', 'jam dikirim'], en: ['generated at', 'time generated', 'time sent', 'sent at'] },
    definition: { id: 'Saat klaim dibuat menurut pengirimnya; kosong bila pesannya tidak menyebutnya, dan bagi klaim dalam snapshot.', en: 'When the claim was made, as its sender says; empty where the message does not say it, and for claims of the snapshot.' },
    examples: ['2025-01-02T03:04:00Z'],
  }),
];
