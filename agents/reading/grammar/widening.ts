import { canShow } from '#engine';

import { conditionAt } from './conditions.ts';
import type { Draft } from './draft.ts';
import type { Tokens } from './tokens.ts';
import { valuesAt } from './values.ts';

/** What widens the query before: `tanpa filter Bali`, `hapus filter provinsi`, `termasuk rajal juga`, `semua tahun`. */
export function readWidening(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const whole = tokens.as(at, 'whole')?.of;
  if (whole !== undefined) {
    draft[whole === 'time' ? 'wholeTime' : 'wholeCountry'] = at;
    return at + 1;
  }
  if (tokens.is(at, 'unfilter')) return readUnfilter(tokens, at, draft);
  if (!tokens.is(at, 'include')) return undefined;
  // `daftarnya sekalian`, `sekalian, …`: along with what was asked.
  if (tokens.at(at)?.last === 'sekalian' && (at + 1 >= tokens.list.length || tokens.is(at + 1, 'comma', 'and'))) return at + 1;
  if (tokens.is(at + 1, 'aggregate', 'count')) {
    // `total tagihan ranap vs rajal, sekalian jumlah klaimnya`: besides what the same question asks.
    if (at > 0 && draft.measures.length + draft.superlatives.length > 0) return at + 1;
    draft.isAddition = true;
    draft.isEdit = true;
    return at + 1;
  }
  const amount = tokens.as(at + 1, 'field')?.field;
  // `sekalian selisihnya`
  if (amount?.kind === 'rupiah' && draft.measures.some(({ agg }) => agg === 'sum') && !tokens.is(at + 2, 'compare', 'number', 'range', 'superlative')) {
    draft.measures.push({ agg: 'sum', field: amount, at: at + 1 });
    return at + 2;
  }
  // `tambahkan lama rawat dan provinsi`: what a list shows besides.
  const shown = tokens.as(at + 1, 'field')?.field;
  const isOfList = tokens.before.isListed || (draft.measures.length + draft.groups.length === 0 && (draft.subject === 'claims' || draft.limit !== undefined));
  if (shown && canShow(shown) && isOfList && !tokens.is(at + 2, 'compare', 'number', 'range', 'value', 'superlative')) {
    if (tokens.before.isListed && draft.subject === undefined) draft.isEdit = true;
    return at + 1;
  }
  const read = conditionAt(tokens, at + 1, undefined);
  if (!read?.isOfValues) return undefined;
  draft.included.push({ ...read.term, at, isAlternative: false, part: 'base', isPlace: false });
  draft.isEdit = true;
  return read.to;
}

function readUnfilter(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const field = tokens.as(at + 1, 'field')?.field.id;
  const values = valuesAt(tokens, field === undefined ? at + 1 : at + 2, field);
  const isPeriod = tokens.is(at + 1, 'period', 'unit') || tokens.as(at + 1, 'field')?.field.kind === 'date';
  if (field === undefined && !values && !isPeriod) return undefined;
  draft.isEdit = true;
  if (isPeriod) draft.wholeTime = at;
  else draft.dropped.push({ field: field ?? values?.field ?? '', at });
  return isPeriod ? at + 2 : (values?.to ?? at + 2);
}
