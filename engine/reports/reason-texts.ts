import type { Localized } from '../language.ts';

type Typical = 'peers' | 'all' | 'category';

const compared = (id: string, en: string): Partial<Record<Typical, Localized>> => ({
  peers: { id: `${id}; yang lazim pada klaim pembanding {typical}`, en: `${en}; typical among its peers: {typical}` },
  all: { id: `${id}; yang lazim pada semua klaim {typical}`, en: `${en}; typical among all claims: {typical}` },
});

const shared = (id: string, en: string): Partial<Record<Typical, Localized>> => ({
  category: { id: `${id}, yaitu {typical} dari semua klaim`, en: `${en}, as in {typical} of all claims` },
});

/** What a reason of the model says of a claim, by feature and by what it is held against. */
export const reasonTexts: Readonly<Record<string, Partial<Record<Typical, Localized>>>> = {
  los: {
    peers: { id: 'lama rawat {los} hari; yang lazim pada klaim pembanding {typical} hari', en: 'a stay of {los} days; typical among its peers: {typical} days' },
    all: { id: 'lama rawat {los} hari; yang lazim pada semua klaim {typical} hari', en: 'a stay of {los} days; typical among all claims: {typical} days' },
  },
  comorbidity_count: compared('{comorbidity_count} diagnosis sekunder', 'secondary diagnoses: {comorbidity_count}'),
  amount_claimed: compared('biaya tagih {amount_claimed}', 'amount claimed {amount_claimed}'),
  amount_paid: compared('biaya terverifikasi {amount_paid}', 'amount paid {amount_paid}'),
  amount_gap: compared('selisih {amount_gap}', 'gap {amount_gap}'),
  peer_mean: compared('rata-rata pembanding {peer_mean}', 'mean of the peers {peer_mean}'),
  peer_p90: compared('P90 pembanding {peer_p90}', 'P90 of the peers {peer_p90}'),
  cost_zscore: compared('z-score biaya {cost_zscore}', 'cost z-score {cost_zscore}'),
  severity_group: shared('tingkat keparahan {severity_group}', 'severity {severity_group}'),
  facility_class: shared('kelas fasilitas {facility_class}', 'facility class {facility_class}'),
  province_name: shared('provinsi {province_name}', 'province {province_name}'),
  service_type: shared('jenis pelayanan {service_type}', 'service type {service_type}'),
};
