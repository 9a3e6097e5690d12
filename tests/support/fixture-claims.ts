import { type ScoredClaim, findRuleset } from '#engine';

/** A stream of numbers in [0, 1) from a seed (mulberry32, Tommy Ettinger, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ruleset = findRuleset('RULESET_v1');

interface FixtureFacility {
  readonly key: string;
  readonly name: string | null;
  readonly candidates: readonly string[];
  readonly ownership: string;
  readonly kind: string;
  readonly facilityClass: string | null;
  readonly province: readonly [code: string, name: string] | null;
  readonly district: readonly [code: string, name: string | null] | null;
  readonly isAmbiguous: boolean;
}

/** Facilities of the fixture: one with a known name, one with candidates, one ambiguous, one without a province. */
export const fixtureFacilities: readonly FixtureFacility[] = [
  { key: '0301R001', name: 'RSUD Contoh Menteng', candidates: ['RSUD Contoh Menteng'], ownership: 'Pemerintah Kabupaten/Kota', kind: 'Rumah Sakit', facilityClass: 'RS Kelas B', province: ['31', 'DKI JAKARTA'], district: ['3171', 'Jakarta Pusat'], isAmbiguous: false },
  { key: '1001R002', name: null, candidates: ['RS Contoh Bandung', 'RS Teladan Bandung'], ownership: 'Swasta', kind: 'Rumah Sakit', facilityClass: 'RS Kelas C', province: ['32', 'JAWA BARAT'], district: ['3273', 'Kota Bandung'], isAmbiguous: false },
  { key: '1302R003', name: null, candidates: [], ownership: 'Pemerintah Provinsi', kind: 'Rumah Sakit', facilityClass: 'RS Kelas A', province: ['35', 'JAWA TIMUR'], district: ['3578', 'Kota Surabaya'], isAmbiguous: true },
  { key: '0034U004', name: null, candidates: [], ownership: 'Swasta', kind: 'Klinik Utama', facilityClass: 'Klinik Utama', province: ['12', 'SUMATERA UTARA'], district: ['1275', null], isAmbiguous: false },
  { key: '2601R005', name: null, candidates: [], ownership: 'TNI AD', kind: 'Rumah Sakit', facilityClass: null, province: null, district: null, isAmbiguous: false },
];

const diagnoses = [
  { group: 'A09', code: 'A09', label: 'Diarrhoea and gastroenteritis of presumed infectious origin', cbg: 'A-4-10' },
  { group: 'E11', code: 'E119', label: 'Non-insulin-dependent diabetes mellitus without complications', cbg: 'E-4-10' },
  { group: 'I10', code: 'I10', label: 'Essential (primary) hypertension', cbg: 'I-4-17' },
  { group: 'I50', code: 'I500', label: 'Congestive heart failure', cbg: 'I-4-12' },
  { group: 'J18', code: 'J189', label: 'Pneumonia, unspecified', cbg: 'J-4-16' },
  { group: 'N18', code: 'N185', label: 'Chronic kidney disease, stage 5', cbg: 'N-3-15' },
] as const;

const comorbidities = [
  ['D649', 'Anaemia, unspecified'],
  ['E785', 'Hyperlipidaemia, unspecified'],
  ['N390', 'Urinary tract infection, site not specified'],
] as const;

const procedures = [
  ['3995', 'Hemodialysis'],
  ['8744', 'Routine chest x-ray, so described'],
  ['9918', 'Injection or infusion of electrolytes'],
] as const;

const severities = ['rawat jalan', 'ringan', 'sedang', 'berat'] as const;
const suffixes = { 'rawat jalan': '0', ringan: 'I', sedang: 'II', berat: 'III' } as const;
const day = 86_400_000;

/**
 * One claim of the fixture, from its position and the seed alone. What the overrides say is taken as
 * it is; what follows from other columns (gap, ratio, z-score, flags, risk) is worked out after them.
 * `risk_rank` is 0 until the claims are ranked together.
 */
export function fixtureClaim(claimNo: number, seed: number, overrides: Partial<ScoredClaim> = {}): ScoredClaim {
  const random = seededRandom(seed * 1_000_003 + claimNo);
  const pick = <T>(values: readonly T[]): T => chosen(values, random());
  const chance = (share: number): boolean => random() < share;

  const facility = pick(fixtureFacilities);
  const diagnosis = pick(diagnoses);
  const severity = pick(severities);
  const isOutpatient = severity === 'rawat jalan';
  const los = isOutpatient ? 0 : Math.floor(random() * 9);
  const admitted = Date.UTC(2024, 0, 1) + Math.floor(random() * 360) * day;
  const secondary = comorbidities.filter(() => chance(0.35));
  const done = procedures.filter(() => chance(0.4));
  const tariff = (isOutpatient ? 190_000 : 2_400_000) + Math.floor(random() * 60) * 75_100;
  const topup = chance(0.12) ? 1_250_000 : 0;
  const peerLevel = chance(0.1) ? null : pick([1, 2, 3, 4, 5]);
  const peerMean = Math.round(tariff * (0.7 + random() * 0.5) * 100) / 100;
  const casetype = isOutpatient ? 'Q-5-44' : diagnosis.cbg;
  const [cbgGroup = '', cbgType, cbgNumber] = casetype.split('-');
  const peerParts = [diagnosis.group, severity, facility.facilityClass ?? '', facility.province?.[1] ?? ''];

  const claim: ScoredClaim = {
    claim_no: claimNo,
    claim_id: `${facility.key}${date(admitted).slice(5, 7)}24V${String(claimNo).padStart(6, '0')}`,
    patient_key: `patient-key-${String(Math.floor(random() * 120)).padStart(4, '0')}`,
    family_key: `family-key-${String(Math.floor(random() * 90)).padStart(4, '0')}`,
    sample_weight: Math.round(random() * 1_000_000) / 10_000,
    patient_sex: chance(0.05) ? null : pick(['Laki-laki', 'Perempuan']),
    patient_age: chance(0.05) ? null : Math.floor(random() * 90),
    facility_key: facility.key,
    is_facility_ambiguous: facility.isAmbiguous,
    facility_name: facility.name,
    facility_ownership: facility.ownership,
    facility_kind: facility.kind,
    facility_class: facility.facilityClass,
    province_code: facility.province?.[0] ?? null,
    province_name: facility.province?.[1] ?? null,
    district_code: facility.district?.[0] ?? null,
    district_name: facility.district?.[1] ?? null,
    admit_date: date(admitted),
    discharge_date: date(admitted + los * day),
    los,
    service_type: isOutpatient ? 'RJTL' : 'RITL',
    clinic_name: isOutpatient ? 'Penyakit Dalam' : null,
    severity_group: chance(0.03) ? null : severity,
    segment: pick(['PBI APBN', 'PPU', 'PBPU', 'Bukan Pekerja']),
    entitlement_class: pick(['Kelas I', 'Kelas II', 'Kelas III']),
    discharge_status: pick(['Sehat', 'Dirujuk', 'Meninggal']),
    dx_admission_code: diagnosis.code,
    dx_primary_group: diagnosis.group,
    dx_primary_code: diagnosis.code,
    dx_primary_label: diagnosis.label,
    dx_secondary_codes: secondary.map(([code]) => code),
    dx_secondary_labels: secondary.map(([, label]) => label),
    comorbidity_count: secondary.length,
    inacbg_code: `${casetype}-${suffixes[severity]}`,
    inacbg_label: isOutpatient ? 'Penyakit Kronis Kecil Lain-Lain' : `Kelompok ${casetype}`,
    inacbg_group: cbgGroup,
    inacbg_case_type: Number(cbgType),
    inacbg_number: Number(cbgNumber),
    inacbg_severity: suffixes[severity],
    procedure_codes: done.map(([code]) => code),
    procedure_labels: done.map(([, label]) => label),
    tariff_region: pick([1, 2, 3]),
    tariff_amount: tariff,
    topup_codes: topup > 0 ? ['YY01II'] : [],
    topup_sa_amount: 0,
    topup_sp_amount: topup,
    topup_rr_amount: 0,
    topup_si_amount: 0,
    topup_sd_amount: 0,
    topup_amount: topup,
    amount_claimed: tariff + topup,
    amount_paid: chance(0.06) ? null : tariff + (chance(0.5) ? topup : 0) - (chance(0.3) ? 100_000 : 0),
    amount_gap: null,
    payment_ratio: null,
    peer_level: peerLevel,
    peer_key: peerLevel === null ? null : peerKey(peerLevel, peerParts),
    peer_n: peerLevel === null ? null : 30 + Math.floor(random() * 400),
    peer_mean: peerLevel === null ? null : peerMean,
    peer_p90: peerLevel === null ? null : Math.round(peerMean * 13) / 10,
    peer_std: peerLevel === null ? null : Math.round(peerMean * 25) / 100,
    cost_zscore: null,
    duplicate_pattern: false,
    duplicate_claim_ids: [],
    ...history(claimNo, seed),
    quality_marks: chance(0.05) ? ['SEVERITY_CONTRADICTION'] : [],
    source_file: 'fkrtl.csv',
    source_record: claimNo,
    ruleset_version: ruleset.version,
    etl_run_id: 'run-fixture',
    risk_rank: 0,
    risk_score: 0,
    rule_score: 0,
    anomaly_score: Math.round((0.35 + random() * 0.4) * 1_000_000) / 1_000_000,
    ml_score_normalized: Math.round(random() * random() * 20) / 20,
    flags: [],
    rules_not_evaluated: [],
    model_version: 'iso_v1',
    ...noMedians,
    ...overrides,
  };
  const derived: Partial<ScoredClaim> = {
    ...(claim.patient_key === null && noHistory),
    ...medians(claim, seed),
    amount_gap: claim.amount_paid === null ? null : claim.amount_claimed - claim.amount_paid,
    payment_ratio:
      claim.amount_paid === null || claim.amount_claimed === 0
        ? null
        : Math.round((claim.amount_paid / claim.amount_claimed) * 1_000_000) / 1_000_000,
    cost_zscore: zscore(claim),
    comorbidity_count: claim.dx_secondary_codes.length,
    duplicate_pattern: claim.duplicate_claim_ids.length > 0,
  };
  Object.assign(claim, derived, overrides);
  claim.flags = overrides.flags ?? activeRules(claim);
  claim.rule_score = overrides.rule_score ?? Math.max(0, ...claim.flags.map(weightOf));
  claim.rules_not_evaluated =
    overrides.rules_not_evaluated ??
    ruleset.rules.filter(({ inputs }) => inputs.some((input) => claim[input] === null)).map(({ id }) => id);
  claim.risk_score = overrides.risk_score ?? Math.max(claim.rule_score, claim.ml_score_normalized);
  return claim;
}

type History = Pick<
  ScoredClaim,
  | 'previous_claim_id' | 'days_since_previous_claim' | 'days_since_previous_discharge' | 'readmission_gap' | 'same_day_claim_count'
  | 'claim_count_30_days_before' | 'claim_count_365_days_before' | 'overlapping_claim_count' | 'is_history_local'
>;

/** What a claim has without a patient. */
const noHistory: History = {
  previous_claim_id: null, days_since_previous_claim: null, days_since_previous_discharge: null, readmission_gap: null, same_day_claim_count: null,
  claim_count_30_days_before: null, claim_count_365_days_before: null, overlapping_claim_count: null, is_history_local: null,
};

type Medians = Pick<ScoredClaim, 'cost_cell' | 'cost_n' | 'cost_median' | 'cost_excess' | 'stay_cell' | 'stay_n' | 'stay_median' | 'stay_excess' | 'stay_shortfall'>;

const noMedians: Medians = { cost_cell: null, cost_n: null, cost_median: null, cost_excess: null, stay_cell: null, stay_n: null, stay_median: null, stay_excess: null, stay_shortfall: null };

const above = (a: number, b: number): number | null => (a > b ? a - b : null);

/** Made up from numbers of its own; of one claim in ten there are none. */
function medians({ claim_no, amount_claimed, los, service_type }: ScoredClaim, seed: number): Medians {
  const random = seededRandom(seed * 9_000_011 + claim_no);
  if (random() < 0.1) return noMedians;
  const median = Math.round(amount_claimed * (0.6 + random() * 0.6));
  const cost = { cost_cell: chosen(['INA-CBG', 'tindakan', 'diagnosis'], random()), cost_n: 20 + Math.floor(random() * 200), cost_median: median, cost_excess: above(amount_claimed, median) };
  if (service_type !== 'RITL') return { ...noMedians, ...cost };
  const days = Math.floor(random() * 9);
  return { ...cost, stay_cell: 'diagnosis dan keparahan', stay_n: 20 + Math.floor(random() * 90), stay_median: days, stay_excess: above(los, days), stay_shortfall: above(days, los) };
}

/** Made up for each claim by itself, from numbers of its own: those of the other columns stay as they are. */
function history(claimNo: number, seed: number): History {
  const random = seededRandom(seed * 7_000_003 + claimNo);
  const upTo = (most: number): number => Math.floor(random() * random() * (most + 1));
  const days = random() < 0.3 ? null : upTo(400);
  const recent = upTo(4);
  return {
    previous_claim_id: days === null ? null : `previous-${String(claimNo).padStart(6, '0')}`,
    days_since_previous_claim: days,
    days_since_previous_discharge: days === null || random() < 0.1 ? null : Math.floor(days / 2),
    readmission_gap: days === null || random() < 0.6 ? null : days,
    same_day_claim_count: upTo(2),
    claim_count_30_days_before: recent,
    claim_count_365_days_before: recent + upTo(20),
    overlapping_claim_count: upTo(3),
    is_history_local: random() < 0.6,
  };
}

/** The worklist's total order: risk, model score and amount descending, then the id by code point. */
export function byRisk(a: ScoredClaim, b: ScoredClaim): number {
  return (
    b.risk_score - a.risk_score ||
    b.ml_score_normalized - a.ml_score_normalized ||
    b.amount_claimed - a.amount_claimed ||
    (a.claim_id < b.claim_id ? -1 : 1)
  );
}

/** Bit i is set where the i-th rule of the ruleset is active. */
export function flagMask(flags: readonly string[]): number {
  return ruleset.rules.reduce((mask, { id }, i) => (flags.includes(id) ? mask | (1 << i) : mask), 0);
}

/** Levels of the ladder: dx|severity|class|province, dx|severity|class, dx|severity, severity|class, severity. */
function peerKey(level: number, [dx, severity, facilityClass, province]: readonly string[]): string {
  const keys = [
    [dx, severity, facilityClass, province],
    [dx, severity, facilityClass],
    [dx, severity],
    [severity, facilityClass],
    [severity],
  ];
  return (keys[level - 1] ?? []).join('|');
}

function chosen<T>(values: readonly T[], share: number): T {
  const value = values[Math.floor(share * values.length)];
  if (value === undefined) throw new RangeError('nothing to choose from');
  return value;
}

function date(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function weightOf(ruleId: string): number {
  return ruleset.rules.find(({ id }) => id === ruleId)?.weight ?? 0;
}

function zscore({ amount_claimed, peer_mean, peer_std }: ScoredClaim): number | null {
  if (peer_mean === null || peer_std === null || peer_std === 0) return null;
  return Math.round(((amount_claimed - peer_mean) / peer_std) * 1_000_000) / 1_000_000;
}

function activeRules(claim: ScoredClaim): string[] {
  const aboveP90 = claim.peer_p90 !== null && claim.amount_claimed > claim.peer_p90;
  const holds: Record<string, boolean> = {
    short_stay_high_cost: claim.los <= 1 && aboveP90,
    severity_mismatch: claim.severity_group === 'ringan' && aboveP90,
    duplicate_pattern: claim.duplicate_pattern,
    high_cost_full_paid:
      claim.amount_claimed > 0 &&
      claim.amount_paid !== null &&
      100 * claim.amount_paid >= 95 * claim.amount_claimed &&
      (claim.cost_zscore ?? 0) > 2,
  };
  return ruleset.rules.filter(({ id }) => holds[id] === true).map(({ id }) => id);
}
