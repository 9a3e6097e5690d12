import { type ClaimsProfile, type ProfileCase, profileQuantile, readClaimsProfile, smallestCell, text } from '#engine';
import { z } from 'zod';

import type { Reading, ToolContext } from './context.ts';
import { type EvidenceItem, type EvidenceSource, type EvidenceValue, type Fact, evidenceIn, valueAt } from './evidence.ts';
import { neutralText } from './neutral-text.ts';
import { type Tool, defineTool } from './tool.ts';
import { limitInput, toolInput } from './tool-input.ts';

const claims = z.number().describe('claims');
const spread = z.object({ p10: z.number(), median: z.number(), p90: z.number() });
const diagnosisShape = { service_type: z.string(), dx_code: z.string(), dx_label: z.string().nullable(), claims };

export const getClaimsProfileDataSchema = z.object({
  /** Claims in scope of which anything is told. */
  claims,
  /** Fewest claims that anything told here stands for. */
  smallest_cell: z.number(),
  groups: z.array(z.object({ service_type: z.string(), severity_group: z.string(), claims, paid_in_full: z.number() })),
  /** The commonest of each service first. */
  diagnoses: z.array(z.object(diagnosisShape)),
  facilities: z.array(z.object({ province_name: z.string().nullable(), facility_class: z.string(), facility_ownership: z.string().nullable(), claims })),
  /** What claims of the diagnosis asked for are like; null where none was, or few have it. */
  diagnosis: z
    .object({
      ...diagnosisShape,
      severities: z.array(z.object({ severity_group: z.string(), claims, inacbg_code: z.string().nullable(), los: spread, amount_claimed: spread })),
      procedures: z.array(z.object({ codes: z.array(z.string()), claims })),
      secondary: z.array(z.object({ code: z.string(), label: z.string().nullable(), claims })),
    })
    .nullable(),
});
export type GetClaimsProfileData = z.infer<typeof getClaimsProfileDataSchema>;

/** What claims are like together, without any one of them: what a generator of claims needs. */
export function createGetClaimsProfile(context: ToolContext): Tool {
  return defineTool({
    name: 'get_claims_profile',
    description: {
      id: `Profil gabungan klaim: layanan, keparahan, diagnosis tersering, kelas dan provinsi fasilitas, serta lama rawat, biaya tagih, tindakan, dan diagnosis sekunder dari satu diagnosis. Tidak ada yang mewakili kurang dari ${smallestCell} klaim.`,
      en: `Profile of the claims together: services, severities, commonest diagnoses, classes and provinces of facilities, and for one diagnosis its stays, amounts, procedures and secondary diagnoses. Nothing in it stands for fewer than ${smallestCell} claims.`,
    },
    activity: { id: 'Membaca profil klaim', en: 'Reading the profile of the claims' },
    needsClaim: false,
    input: toolInput({
      service_type: z.enum(['RJTL', 'RITL']).optional().describe('outpatient (RJTL) or inpatient (RITL); both where left out'),
      dx: text({ max: 20 }).optional().describe('full ICD-10 code of a primary diagnosis to tell more of; its dot does not matter'),
      limit: limitInput({ most: 50, usual: 10 }),
    }),
    output: getClaimsProfileDataSchema,
    async run({ service_type, dx, limit }) {
      const profile = await readClaimsProfile(context.snapshot, context.scope);
      const inService = ({ serviceType }: { readonly serviceType: string }): boolean => service_type === undefined || serviceType === service_type;
      const listed = profile.cases.filter(inService).toSorted((a, b) => b.n - a.n || (a.diagnosis.code < b.diagnosis.code ? -1 : 1));
      const asked = dx === undefined ? undefined : listed.find(({ diagnosis }) => diagnosis.code === plainCode(dx));
      const data: GetClaimsProfileData = {
        claims: profile.claims,
        smallest_cell: smallestCell,
        groups: profile.groups.filter(inService).map(groupOf),
        diagnoses: listed.slice(0, limit).map(diagnosisOf),
        facilities: profile.places.slice(0, limit).map((place) => ({ province_name: place.provinceName, facility_class: place.facilityClass, facility_ownership: place.ownership, claims: place.n })),
        diagnosis: asked ? detailOf(asked, profile) : null,
      };
      return { data, evidence: evidenceOf(data, context), total: listed.length, truncated: listed.length > limit };
    },
  });
}

const plainCode = (code: string): string => code.toUpperCase().replaceAll(/[.\s]/g, '');

function diagnosisOf({ serviceType, diagnosis, n }: ProfileCase): GetClaimsProfileData['diagnoses'][number] {
  return { service_type: serviceType, dx_code: diagnosis.code, dx_label: diagnosis.label === null ? null : neutralText(diagnosis.label), claims: n };
}

function detailOf(entry: ProfileCase, { labels }: ClaimsProfile): GetClaimsProfileData['diagnosis'] {
  return {
    ...diagnosisOf(entry),
    severities: entry.severities.map(({ severity, n, inacbg, stays, classes }) => ({
      severity_group: severity,
      claims: n,
      inacbg_code: inacbg?.code ?? null,
      los: spreadOf(stays),
      amount_claimed: spreadOf(classes.flatMap(({ claimed }) => claimed)),
    })),
    procedures: entry.procedures.map(({ codes, n }) => ({ codes: [...codes], claims: n })),
    secondary: entry.secondary.map(({ code, n }) => ({ code, label: neutralText(labels.get(`icd10 ${code}`) ?? '') || null, claims: n })),
  };
}

function spreadOf(bands: Parameters<typeof profileQuantile>[0]): z.infer<typeof spread> {
  return { p10: profileQuantile(bands, 0.1), median: profileQuantile(bands, 0.5), p90: profileQuantile(bands, 0.9) };
}

/** `paid_in_full` with 4 decimals. */
function groupOf({ serviceType, severity, n, paid }: ClaimsProfile['groups'][number]): GetClaimsProfileData['groups'][number] {
  const sum = (bands: typeof paid): number => bands.reduce((total, band) => total + band.n, 0);
  const inFull = sum(paid.filter(({ low }) => low >= 1000));
  return { service_type: serviceType, severity_group: severity, claims: n, paid_in_full: paid.length === 0 ? 0 : Math.round((inFull / sum(paid)) * 10_000) / 10_000 };
}

const measures = {
  claims: { unit: 'claims', label: { id: 'klaim', en: 'claims' } },
  paid_in_full: { unit: 'ratio', label: { id: 'proporsi dibayar penuh', en: 'share paid in full' } },
  los: { unit: 'days', label: { id: 'lama rawat', en: 'length of stay' } },
  amount_claimed: { unit: 'rupiah', label: { id: 'biaya tagih', en: 'amount claimed' } },
} as const satisfies Record<string, Fact>;

/** Every figure that the data tell, with what it is of. */
function evidenceOf(data: GetClaimsProfileData, { snapshot }: Reading): EvidenceItem[] {
  const item = evidenceIn(profileTable, snapshot.manifest.snapshot_id);
  const figure = (measure: keyof typeof measures, value: number, keys: Readonly<Record<string, string>>, part = ''): EvidenceItem => {
    const of = Object.values(keys).join(' ');
    const { unit, label } = measures[measure];
    const suffix = part === '' ? '' : ` ${part}`;
    const column = part === '' ? measure : `${measure}.${part}`;
    return item(['profile', ...Object.values(keys), column].join('.'), column, value, { unit, label: { id: `${of}: ${label.id}${suffix}`, en: `${of}: ${label.en}${suffix}` } }, keys);
  };
  const { diagnosis } = data;
  const ofDiagnosis = diagnosis && { service_type: diagnosis.service_type, dx_code: diagnosis.dx_code };
  return [
    { ...figure('claims', data.claims, {}), label: { id: 'Klaim dalam profil', en: 'Claims of the profile' } },
    ...data.groups.flatMap(({ service_type, severity_group, claims: n, paid_in_full }) => [figure('claims', n, { service_type, severity_group }), figure('paid_in_full', paid_in_full, { service_type, severity_group })]),
    ...data.diagnoses.filter(({ service_type, dx_code }) => service_type !== ofDiagnosis?.service_type || dx_code !== ofDiagnosis.dx_code).map(({ service_type, dx_code, claims: n }) => figure('claims', n, { service_type, dx_code })),
    ...(diagnosis && ofDiagnosis
      ? [
          figure('claims', diagnosis.claims, ofDiagnosis),
          ...diagnosis.severities.flatMap(({ severity_group, claims: n, los, amount_claimed }) => {
            const keys = { ...ofDiagnosis, severity_group };
            const parts = ['p10', 'median', 'p90'] as const;
            return [figure('claims', n, keys), ...parts.map((part) => figure('los', los[part], keys, part)), ...parts.map((part) => figure('amount_claimed', amount_claimed[part], keys, part))];
          }),
        ]
      : []),
  ];
}

export const profileTable = 'claims_profile';

/** Reads a figure of the profile again. */
export async function resolveProfile(context: Reading, source: EvidenceSource): Promise<EvidenceValue | undefined> {
  const { keys } = source;
  const profile = await readClaimsProfile(context.snapshot, context.scope);
  const entry = profile.cases.find(({ serviceType, diagnosis }) => serviceType === keys['service_type'] && diagnosis.code === keys['dx_code']);
  const data: GetClaimsProfileData = {
    claims: profile.claims,
    smallest_cell: smallestCell,
    groups: profile.groups.map(groupOf),
    diagnoses: [],
    facilities: [],
    diagnosis: entry ? detailOf(entry, profile) : null,
  };
  return valueAt(evidenceOf(data, context), source);
}
