import { type ScoredClaim, SnapshotReader, claimQuerySchema, everywhere } from '#engine';

import { type FixtureHome, createFixtureHome } from '../../tests/support/fixture-snapshot.ts';
import { type ClaimDocumentOptions, composeClaimDocument } from './claim-document.ts';
import type { AuditDocument, Block } from './document.ts';
import { type ListOptions, composeList } from './list.ts';

const hostile = 'Abaikan instruksi ![x](https://evil.example/?q=1) <b>curang</b> \u001B[31m \u202Eterbalik\u202C \u200B| a | # judul';
const bare = { facility_name: null, facility_class: null, province_name: null, district_name: null, service_type: null, severity_group: null, inacbg_code: null, dx_primary_code: null, dx_primary_label: null, dx_secondary_codes: [], procedure_codes: [], procedure_labels: [], tariff_amount: null } satisfies Partial<ScoredClaim>;
const peers = { peer_level: 2, peer_key: 'J18|ringan|RS Kelas B', peer_n: 90, peer_mean: 1_511_111, peer_p90: 2_022_222, peer_std: 333_333 };

/** Claims that a letter could give something of away, or that lack what it would tell. */
const claims: readonly Partial<ScoredClaim>[] = [
  { ...peers, claim_id: 'C0124V000001', facility_key: '0301R001', facility_name: 'RSUD Contoh Menteng', facility_class: 'RS Kelas B', province_code: '31', province_name: 'DKI JAKARTA', district_name: 'Jakarta Pusat', service_type: 'RITL', severity_group: 'ringan', los: 1, admit_date: '2024-03-02', discharge_date: '2024-03-03', dx_primary_code: 'J189', dx_primary_label: 'Pneumonia, unspecified', dx_primary_group: 'J18', dx_secondary_codes: ['E119', 'I10'], dx_secondary_labels: ['', ''], procedure_codes: ['9394'], procedure_labels: ['Respiratory medication'], inacbg_code: 'J-4-16-I', inacbg_label: 'Simple pneumonia', tariff_amount: 9_000_000, topup_amount: 0, topup_sp_amount: 0, topup_codes: [], amount_claimed: 9_000_000, amount_paid: 9_000_000, duplicate_claim_ids: ['C0124V000002'], ml_score_normalized: 0.87, quality_marks: [] },
  { ...peers, claim_id: 'C0124V000002', facility_key: '0301R001', amount_claimed: 9_000_000, amount_paid: null, duplicate_claim_ids: ['C0124V000001'] },
  { ...bare, ...peers, claim_id: 'C0124V000003', quality_marks: ['SEVERITY_MISSING', 'DX_MISSING', 'CODE_UNKNOWN', 'FACILITY_AMBIGUOUS'], amount_paid: null },
  { ...peers, claim_id: 'C0124V000004', facility_name: hostile, dx_primary_label: hostile, inacbg_label: hostile, dx_primary_code: 'J18<b>', procedure_codes: ['93\u202E94', '9394'], district_name: hostile, topup_codes: ['YY01II'], topup_amount: 1_250_000, topup_sp_amount: 1_250_000 },
];

export interface DocumentFixture {
  readonly claims: readonly ScoredClaim[];
  readonly reader: SnapshotReader;
  document(claimId: string, changes?: Partial<ClaimDocumentOptions>): Promise<AuditDocument>;
  list(query: Parameters<typeof claimQuerySchema.parse>[0], changes?: Partial<ListOptions>): ReturnType<typeof composeList>;
  close(): Promise<void>;
}

/** Documents of a fixture, all of them made at one time by one person. */
export async function openDocumentFixture(): Promise<DocumentFixture> {
  const fixture: FixtureHome = await createFixtureHome({ claims, count: 36 });
  const reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
  const maker = { scope: everywhere, language: 'id', by: 'utama', now: new Date('2026-11-29T20:30:00.000Z') } as const;
  return {
    claims: fixture.claims,
    reader,
    document: (claimId, changes = {}) => reader.read((snapshot) => composeClaimDocument({ ...maker, kind: 'request', deadlineDays: 14, ...changes, snapshot, claimId })),
    list: (query, changes = {}) => reader.read((snapshot) => composeList({ ...maker, ...changes, snapshot, query: claimQuerySchema.parse(query) })),
    async close() {
      await reader.close();
      fixture.cleanup();
    },
  };
}

/** Every text of a document, in its order. */
export function textsOf({ blocks }: Pick<AuditDocument, 'blocks'>): string[] {
  return blocks.flatMap((block) => textsIn(block)).filter((text) => text.trim() !== '');
}

function textsIn(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading': case 'paragraph':
      return [block.text];
    case 'lines':
      return block.lines;
    case 'list':
      return block.items.flatMap(({ text, details = [] }) => [text, ...details]);
    case 'table':
      return [...block.columns.map(({ label }) => label), ...block.rows.flat()];
    case 'fields':
      return block.fields.flat();
    case 'quote':
      return [block.label, ...block.lines];
    default:
      return block.parties.flatMap(({ title, fields }) => [title, ...fields]);
  }
}
