import type { Draft } from './draft.ts';
import { isGroup, readLimit, skipFirst } from './groups.ts';
import type { Tokens } from './tokens.ts';

/** `urutkan menurut total biaya`, `dari yang terkecil`, `sort by median cost, 5 only`. */
export function readOrder(tokens: Tokens, at: number, draft: Draft): number | undefined {
  if (tokens.is(at, 'from_end')) {
    draft.orders.push({ direction: tokens.as(at, 'from_end')?.direction ?? 'desc', at });
    return readLimit(tokens, at + 1, draft) ?? at + 1;
  }
  if (!tokens.is(at, 'order')) return undefined;
  // `urutkan provinsi menurut jumlah klaim`: what is put in order, then by what.
  const listed = tokens.as(at + 1, 'field')?.field;
  // `peringkat provinsi berdasarkan persentase klaim yang …`, `urutkan jenis tindakan paling sering`
  const isShared = tokens.is(at + 2, 'per') && tokens.is(at + 3, 'share');
  if (listed && isGroup(listed) && !tokens.before.isGrouped && (isShared || tokens.as(at + 2, 'superlative')?.of === 'count')) {
    draft.groups.push({ field: listed.id, role: 'head', at });
    if (isShared) draft.orders.push({ direction: 'desc', at });
    return isShared ? at + 3 : at + 2;
  }
  if ((tokens.is(at + 1, 'subject') || (listed && isGroup(listed))) && tokens.is(at + 2, 'per', 'count', 'aggregate')) return at + 1;
  // `urut dari Januari`: in time, where it is by time.
  const isTime = tokens.is(at + 1, 'period') && draft.groups.some(({ unit }) => unit !== undefined);
  if (isTime) {
    draft.orders.push({ field: draft.groups.find(({ unit }) => unit !== undefined)?.field ?? 'admit_date', direction: 'asc', at });
    return at + 2;
  }
  // `add the number of claims and sort by it`
  if (tokens.is(at + 1, 'point')) {
    const direction = (tokens.as(at + 2, 'from_end') ?? tokens.as(at + 2, 'superlative'))?.direction;
    draft.orders.push({ isOfLast: true, ...(direction && { direction }), at });
    return direction ? skipFirst(tokens, at + 3) : at + 2;
  }
  // `urutkan dari yang klaimnya paling sedikit`
  const most = tokens.is(at + 1, 'subject') ? tokens.as(at + 2, 'superlative') : undefined;
  if (most && (most.of === undefined || most.of === 'count')) {
    draft.orders.push({ field: 'count', direction: most.direction, at });
    return readLimit(tokens, skipFirst(tokens, at + 3), draft) ?? skipFirst(tokens, at + 3);
  }
  let to = at + 1;
  const isAggregate = tokens.is(to, 'aggregate', 'count');
  const agg = tokens.as(to, 'aggregate')?.agg;
  const isCounted = tokens.is(to, 'count');
  const own = tokens.as(isAggregate ? to + 1 : to, 'field')?.field;
  const superlative = tokens.as(to, 'superlative');
  const named = own?.id ?? (superlative?.of === 'count' ? undefined : superlative?.of);
  if (isAggregate || own) to += (isAggregate ? 1 : 0) + (own ? 1 : 0);
  else if (superlative) to += 1;
  // `sort by number of claims`
  const isOfClaims = isCounted && !own && tokens.as(to, 'subject')?.subject === 'claims';
  if (isOfClaims) {
    to += 1;
    if (!tokens.before.isThere) draft.subject ??= 'claims';
  }
  const end = tokens.as(to, 'from_end') ?? tokens.as(to, 'superlative');
  if (end && !superlative) to += 1;
  const direction = superlative?.direction ?? end?.direction;
  // `per hari, urut tanggal`
  const dated = draft.groups.find(({ unit }) => unit !== undefined);
  if (to === at + 1 && dated && (to >= tokens.list.length || tokens.is(to, 'unit'))) {
    draft.orders.push({ field: dated.field, direction: 'asc', at });
    return tokens.is(to, 'unit') ? to + 1 : to;
  }
  // `urutkan`, at the end, of groups: by what they have.
  const isOfGroups = tokens.before.isGrouped || draft.groups.length > 0 || draft.bare.some(({ field }) => isGroup(field));
  // `urutin dari persentasenya`, of shares that were asked for before.
  const isShare = tokens.is(at + 1, 'share') && tokens.before.isGrouped && at === 0;
  if (to === at + 1 && (isShare || (to >= tokens.list.length && isOfGroups && [...(tokens.at(at)?.before ?? [])].every((lead) => lead === 'every')))) {
    draft.orders.push({ ...(isShare && { isOfShare: true }), at });
    return isShare ? at + 2 : to;
  }
  if (to === at + 1) return undefined;
  const after = superlative && !own ? tokens.as(to, 'field')?.field : undefined;
  if (after) to += 1;
  const field = isOfClaims ? 'count' : named;
  draft.orders.push({ ...((after?.id ?? field) !== undefined && { field: after?.id ?? field ?? '' }), ...(agg && !(isCounted && !own) && { agg }), ...(direction && { direction }), at });
  to = skipFirst(tokens, to);
  return readLimit(tokens, to, draft) ?? to;
}
