import type { Localized } from '../language.ts';
import { WeightedChoice, type Sfc32 } from '../synthetic/random.ts';

/** What a simulated claim can be made to show, by the names that raw generated claims use where they show the same. */
export const simulatedModusNames = [
  'short_stay_high_cost',
  'severity_mismatch',
  'high_cost_full_paid',
  'repeat_billing',
  'same_day_split',
  'cloning',
  'readmission',
  'overlapping_stays',
  'prolonged_stay',
  'incoherent_codes',
] as const;
export type SimulatedModus = (typeof simulatedModusNames)[number];

interface ModusMeaning {
  /** Of 1,000 claims with an indication. */
  readonly weight: number;
  /** What the claim shows, as a model is asked for it. */
  readonly shows: Localized;
}

export const simulatedModus: Readonly<Record<SimulatedModus, ModusMeaning>> = {
  short_stay_high_cost: {
    weight: 170,
    shows: { id: 'pulang pada hari masuk atau esoknya, ditagih jauh di atas klaim sejenis', en: 'home on the day of admission or the next, billed far above claims of its kind' },
  },
  severity_mismatch: {
    weight: 160,
    shows: { id: 'keparahan ringan, ditagih jauh di atas klaim ringan lain', en: 'mild severity, billed far above other mild claims' },
  },
  high_cost_full_paid: {
    weight: 150,
    shows: { id: 'ditagih jauh di atas klaim sejenis dan dibayar penuh', en: 'billed far above claims of its kind and paid in full' },
  },
  repeat_billing: {
    weight: 130,
    shows: { id: 'pelayanan yang sama dari peserta yang sama ditagihkan lagi dalam tiga hari', en: 'the same service of the same participant billed again within three days' },
  },
  same_day_split: {
    weight: 80,
    shows: { id: 'kunjungan kedua peserta yang sama di fasilitas yang sama pada hari yang sama', en: 'a second visit of the same participant at the same facility on the same day' },
  },
  cloning: {
    weight: 90,
    shows: { id: 'klaim peserta lain disalin: diagnosis, tindakan, lama rawat, dan tagihan sama', en: 'the claim of another participant copied: diagnoses, procedure, stay and bill alike' },
  },
  readmission: {
    weight: 60,
    shows: { id: 'dirawat lagi dengan penyakit yang sama dalam lima hari sesudah pulang', en: 'admitted again with the same illness within five days of discharge' },
  },
  overlapping_stays: {
    weight: 50,
    shows: { id: 'dirawat di fasilitas lain selagi masih dirawat di fasilitas pertama', en: 'admitted to another facility while still in the first' },
  },
  prolonged_stay: {
    weight: 50,
    shows: { id: 'dirawat jauh lebih lama daripada klaim sejenis', en: 'kept far longer than claims of its kind' },
  },
  incoherent_codes: {
    weight: 60,
    shows: { id: 'tindakan yang tidak pernah menyertai diagnosis itu', en: 'a procedure that never goes with the diagnosis' },
  },
};

const choice = new WeightedChoice(simulatedModusNames.map((name) => simulatedModus[name].weight));

export function drawModus(random: Sfc32): SimulatedModus {
  const name = simulatedModusNames[choice.draw(random)];
  if (!name) throw new Error('no modus was drawn');
  return name;
}
