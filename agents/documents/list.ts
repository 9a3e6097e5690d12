import { type ClaimQuery, type Language, type PublicClaim, type Scope, type Snapshot, findField, formatNumber, formatRupiah, isSimulatedClaimId, runQuery } from '#engine';
import { claimFacts, neutralText } from '#tools';

import { fill } from '../reading/texts.ts';
import { understoodLine, valueText } from '../reading/understood.ts';
import { isPresentable } from '../statements/presentable.ts';
import { showEvidence } from '../statements/show-evidence.ts';
import type { AuditDocument, Block, TableColumn } from './document.ts';
import { type Maker, originOf } from './origin.ts';
import { listTexts as texts, originTexts } from './texts.ts';

/** Claims of one list. */
export const mostListed = 200;

const columns = ['claim_id', 'facility_key', 'facility_name', 'admit_date', 'discharge_date', 'dx_primary_code', 'amount_claimed', 'risk_score', 'flags'] as const;
type ListedClaim = Pick<PublicClaim, (typeof columns)[number]>;

export interface ListOptions extends Maker {
  readonly snapshot: Snapshot;
  /** Of claims. */
  readonly query: ClaimQuery;
  readonly scope: Scope;
  readonly language: Language;
  readonly title?: string | undefined;
}

/**
 * The claims of a query for a meeting, how it was read above them, their totals below.
 *
 * @returns the document, and the claims that it tells of.
 * @throws CasemindError QUERY_INVALID.
 */
export async function composeList(options: ListOptions): Promise<{ readonly document: AuditDocument; readonly claimIds: readonly string[] }> {
  const { snapshot, query, scope, language, by, now, title } = options;
  const asked = { scope, caller: by, now };
  const [result] = await runQuery(snapshot, { ...query, fields: [...columns], limit: Math.min(query.limit, mostListed) }, asked);
  const matched = await totalsOf(snapshot, query, asked);
  // The query named its columns, and the contract their types.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const claims = (result?.rows ?? []) as unknown as readonly ListedClaim[];
  const shown = { n: claims.length, sum: claims.reduce((sum, { amount_claimed }) => sum + amount_claimed, 0) };
  const heading = neutralText(title ?? '') || texts.title[language];
  const count = (n: number): string => formatNumber(n, language);
  const totalOf = (text: (typeof texts)['totalShown' | 'totalMatched'], { n, sum }: typeof shown): string => fill(text, language, { n: count(n), sum: formatRupiah(sum, language) });
  const all = claims.length === matched.n;
  return {
    claimIds: claims.map(({ claim_id }) => claim_id),
    document: {
      kind: 'list',
      language,
      title: heading,
      madeAt: now.toISOString(),
      blocks: [
        { kind: 'heading', level: 1, text: heading },
        {
          kind: 'fields',
          fields: [
            [originTexts.read[language], understoodLine([{ kind: 'query', query }], language)],
            [texts.matched[language], fill(all ? texts.shownAll : texts.shown, language, { shown: count(claims.length), n: count(matched.n) })],
            [texts.scope[language], scope.provinces === null ? texts.everywhere[language] : fill(texts.provinces, language, { codes: scope.provinces.join(', ') })],
            ...originOf(snapshot, options, language),
          ],
        },
        ...(claims.length === 0
          ? [{ kind: 'paragraph', text: texts.empty[language] } as const]
          : ([
              tableOf(claims, language),
              { kind: 'heading', level: 2, text: texts.totals[language] },
              { kind: 'list', isNumbered: false, items: [totalOf(texts.totalShown, shown), ...(all ? [] : [totalOf(texts.totalMatched, matched)])].map((text) => ({ text })) },
            ] satisfies Block[])),
        { kind: 'paragraph', look: 'faint', text: texts.indication[language] },
      ],
    },
  };
}

async function totalsOf(snapshot: Snapshot, { where, period, base }: ClaimQuery, asked: Parameters<typeof runQuery>[2]): Promise<{ readonly n: number; readonly sum: number }> {
  const measures: ClaimQuery['measures'] = [{ agg: 'count', name: 'n' }, { agg: 'sum', field: 'amount_claimed', name: 'amount' }];
  const [result] = await runQuery(snapshot, { subject: 'groups', where, ...(period && { period }), ...(base && { base }), by: [], measures, having: [], fields: [], order: [], limit: 1 }, asked);
  const [row] = result?.rows ?? [];
  return { n: Number(row?.['n'] ?? 0), sum: Number(row?.['amount'] ?? 0) };
}

function tableOf(claims: readonly ListedClaim[], language: Language): Block {
  const widths = { no: 0.04, claim: 0.14, facility: 0.17, dates: 0.21, diagnosis: 0.08, amount: 0.12, score: 0.06, flags: 0.18 };
  const named = (['no', 'claim', 'facility', 'dates', 'diagnosis', 'amount', 'score', 'flags'] as const).map((name): TableColumn => ({ label: texts[name][language], width: widths[name], ...(['no', 'amount', 'score'].includes(name) && { isNumber: true }) }));
  return { kind: 'table', columns: named, rows: claims.map((claim, i) => rowOf(claim, i + 1, language)) };
}

function rowOf(claim: ListedClaim, no: number, language: Language): string[] {
  const shown = (column: Exclude<(typeof columns)[number], 'flags'>): string => {
    const value = claim[column];
    return value === null ? texts.none[language] : showEvidence({ id: `claim.${column}`, value: typeof value === 'string' ? neutralText(value) : value, unit: claimFacts[column].unit }, language);
  };
  const name = claim.facility_name !== null && isPresentable(neutralText(claim.facility_name)) ? `${neutralText(claim.facility_name)} ` : '';
  const key = shown('facility_key');
  const flags = claim.flags.map((flag) => valueText(findField('flags'), flag, language));
  return [
    String(no), isSimulatedClaimId(claim.claim_id) ? `${shown('claim_id')} (${texts.simulated[language]})` : shown('claim_id'), name === '' ? key : `${name}(${key})`, `${shown('admit_date')} – ${shown('discharge_date')}`, shown('dx_primary_code'), shown('amount_claimed'), shown('risk_score'),
    flags.length === 0 ? texts.none[language] : flags.join('; '),
  ];
}
