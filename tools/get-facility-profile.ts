import { type FacilityFound, type FacilityStanding, type Localized, type ReportPage, codeMix, findFacilities, readFacilityStanding, totals, text } from '#engine';
import { z } from 'zod';

import { neutralValue } from './claim-facts.ts';
import type { Reading, ToolContext } from './context.ts';
import { type EvidenceItem, evidenceItemSchema } from './evidence.ts';
import { candidateEvidence, facilityTitle, identityColumns, identityEvidence, standingData, standingEvidence } from './facility-evidence.ts';
import { dataDateEvidence } from './filter-evidence.ts';
import { neutralText } from './neutral-text.ts';
import { type ReportQuestion, askReport, reportNamed, rowData, rowEvidence } from './report-reading.ts';
import { type Tool, defineTool } from './tool.ts';
import { toolInput } from './tool-input.ts';

const measures = [
  'n', 'inpatient_n', 'amount_claimed', 'amount_paid', 'amount_gap', 'gap_rate', 'median_claimed', 'mean_los', 'flagged_n', 'flagged_rate', 'flagged_amount',
  'outlier_n', 'outlier_rate', 'mean_risk', 'max_risk',
] as const;
const mostCandidates = 5;
const mostDiagnoses = 5;
const mostMonths = 6;

const row = z.record(z.string(), evidenceItemSchema.shape.value);
const getFacilityProfileDataSchema = z.object({
  /** False where no facility in scope is meant, or several are. */
  found: z.boolean(),
  /** Facilities that may be meant, at most five, where none is the only one. */
  candidates: z.array(row),
  facility: row.nullable(),
  claims: row.nullable(),
  /** The same measures of all claims in scope. */
  all_claims: row.nullable(),
  /** Places among the facilities in scope, 1 the largest. */
  ranks: z.record(z.string(), z.number().nullable()).nullable(),
  /** Indications on its claims, the most frequent first, beside their share among all claims. */
  indications: z.array(row),
  diagnoses: z.array(row),
  /** The newest months first. */
  months: z.array(row),
});
type GetFacilityProfileData = z.infer<typeof getFacilityProfileDataSchema>;

const nothing: GetFacilityProfileData = { found: false, candidates: [], facility: null, claims: null, all_claims: null, ranks: null, indications: [], diagnoses: [], months: [] };

/** What a facility claims and how often an indication is on it, beside all claims in scope: why it comes up. */
export function createGetFacilityProfile(context: ToolContext): Tool {
  return defineTool({
    name: 'get_facility_profile',
    description: {
      id: 'Profil satu fasilitas: identitas, jumlah klaim dan biaya, persentase klaim dengan indikasi dibanding semua klaim, peringkatnya, indikasi dan diagnosis tersering, klaim per bulan. Menjawab mengapa sebuah RS sering muncul.',
      en: 'Profile of one facility: identity, claims and amounts, share of claims with an indication beside all claims, its ranks, most frequent indications and diagnoses, claims by month. Answers why a hospital keeps coming up.',
    },
    activity: { id: 'Membaca profil fasilitas', en: 'Reading the profile of the facility' },
    needsClaim: false,
    input: toolInput({ facility: text({ max: 100 }).optional().describe('code of the facility, or (part of) its name; the facility of the claim that is open where left out') }),
    output: getFacilityProfileDataSchema,
    async run({ facility: asked }) {
      const wanted = asked ?? (context.claimId === undefined ? null : (await context.reading()).claim.facility_key);
      const found = wanted === null ? [] : await findFacilities(context.snapshot, wanted, context.scope);
      // A name that the hospital list merely allows makes none sure.
      const [first, second] = found;
      const facility = first && first.matched !== 'candidate' && second?.matched !== first.matched ? first : undefined;
      if (facility) return profileOf(context, facility);
      const candidates = found.slice(0, mostCandidates);
      return {
        data: { ...nothing, candidates: candidates.map(identityOf) },
        evidence: candidates.flatMap((candidate, i) => candidateEvidence(context, candidate, i + 1)),
        total: found.length,
        truncated: found.length > candidates.length,
      };
    },
  });
}

function identityOf(facility: FacilityFound): z.infer<typeof row> {
  return { ...Object.fromEntries(identityColumns.map((column) => [column, neutralValue(facility[column])])), possible_names: facility.facility_candidates.map(neutralText) };
}

interface Parts {
  readonly own: ReportPage;
  readonly all: ReportPage;
  readonly flags: ReportPage;
  readonly allFlags: ReportPage;
  readonly diagnoses: ReportPage;
  readonly months: ReportPage;
  readonly standing: FacilityStanding | undefined;
}

async function profileOf(context: ToolContext, facility: FacilityFound): Promise<{ data: GetFacilityProfileData; evidence: EvidenceItem[] }> {
  const questions = questionsOf(facility.facility_key);
  const parts = await readParts(context, facility.facility_key, questions);
  const flags = parts.flags.rows.filter(({ n }) => n !== 0);
  const [own, all] = [parts.own.rows[0], parts.all.rows[0]];
  const shareAmongAll = new Map(parts.allFlags.rows.map((flag) => [flag['rule_id'], flag['share_of_claims']]));
  return {
    data: {
      found: true,
      candidates: [],
      facility: identityOf(facility),
      claims: own ? rowData(totals, own, measures) : { n: 0 },
      all_claims: all ? rowData(totals, all, measures) : { n: 0 },
      ranks: parts.standing ? standingData(parts.standing) : null,
      indications: flags.map((flag) => ({ ...rowData(questions.flags.report, flag, ['rule_id', 'n', 'share_of_claims', 'amount_claimed']), share_among_all: numberOf(shareAmongAll.get(flag['rule_id'])) })),
      diagnoses: parts.diagnoses.rows.map((dx) => rowData(codeMix, dx, diagnosisColumns)),
      months: parts.months.rows.map((month) => rowData(questions.months.report, month, monthColumns)),
    },
    evidence: [...identityEvidence(context, facility), ...claimsEvidence(context, facility, questions, parts), dataDateEvidence(context)],
  };
}

const diagnosisColumns = ['code', 'label', 'n', 'share_of_claims', 'amount_claimed', 'flagged_n'] as const;
const monthColumns = ['month', 'n', 'flagged_n', 'amount_claimed'] as const;

type Questions = Readonly<Record<'own' | 'all' | 'flags' | 'allFlags' | 'diagnoses' | 'months', ReportQuestion>>;

function questionsOf(facilityKey: string): Questions {
  const [flags, trends] = [reportNamed('flags'), reportNamed('trends')];
  const filters = { facility_key: facilityKey };
  return {
    own: { report: totals, filters },
    all: { report: totals, filters: {} },
    flags: { report: flags, filters },
    allFlags: { report: flags, filters: {} },
    diagnoses: { report: codeMix, filters, by: 'dx' },
    months: { report: trends, filters },
  };
}

async function readParts(context: ToolContext, facilityKey: string, questions: Questions): Promise<Parts> {
  const [own, all, flags, allFlags, diagnoses, months, standing] = await Promise.all([
    askReport(context, questions.own, { limit: 1 }),
    askReport(context, questions.all, { limit: 1 }),
    askReport(context, questions.flags, { limit: 20 }),
    askReport(context, questions.allFlags, { limit: 20 }),
    askReport(context, questions.diagnoses, { limit: mostDiagnoses }),
    askReport(context, questions.months, { sort: 'month_desc', limit: mostMonths }),
    readFacilityStanding(context.snapshot, facilityKey, context.scope),
  ]);
  return { own, all, flags, allFlags, diagnoses, months, standing };
}

function claimsEvidence(context: Reading, facility: FacilityFound, questions: Questions, parts: Parts): EvidenceItem[] {
  const name = facilityTitle(facility);
  const owner: Localized = { id: name, en: name };
  const everybody: Localized = { id: 'Semua klaim', en: 'All claims' };
  const flags = parts.flags.rows.filter(({ n }) => n !== 0);
  const ruleIds = new Set(flags.map((flag) => flag['rule_id']));
  return [
    ...measuresEvidence(context, questions.own, parts.own, { prefix: 'facility', title: owner }),
    ...measuresEvidence(context, questions.all, parts.all, { prefix: 'facility.all', title: everybody }),
    ...(parts.standing ? standingEvidence(context, facility.facility_key, parts.standing) : []),
    ...flags.flatMap((flag) => flagEvidence(context, questions.flags, flag, { prefix: 'facility.flag', owner })),
    ...parts.allFlags.rows.filter((flag) => ruleIds.has(flag['rule_id'])).flatMap((flag) => flagEvidence(context, questions.allFlags, flag, { prefix: 'facility.all.flag', owner: everybody })),
    ...parts.diagnoses.rows.flatMap((dx, i) => rowEvidence(context, questions.diagnoses, dx, { prefix: `facility.dx.${i + 1}`, owner, columns: diagnosisColumns })),
    ...parts.months.rows.flatMap((month, i) => rowEvidence(context, questions.months, month, { prefix: `facility.month.${i + 1}`, owner, columns: monthColumns })),
  ];
}

function measuresEvidence(context: Reading, question: ReportQuestion, { rows: [found] }: ReportPage, named: { readonly prefix: string; readonly title: Localized }): EvidenceItem[] {
  return rowEvidence(context, question, found ?? { n: 0 }, { ...named, columns: found ? measures : ['n'] });
}

function flagEvidence(context: Reading, question: ReportQuestion, flag: ReportPage['rows'][number], { prefix, owner }: { readonly prefix: string; readonly owner: Localized }): EvidenceItem[] {
  const items = rowEvidence(context, question, flag, { prefix: `${prefix}.${String(flag['rule_id'])}`, owner, columns: ['n', 'share_of_claims', 'amount_claimed'] });
  return items.map((item) => ({ ...item, id: item.id.replace(/share_of_claims$/, 'share') }));
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
