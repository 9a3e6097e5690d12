/** Amounts of a sentence as they are written, in whole rupiah, in their order. */
function amountsIn(text: string): number[] {
  return [...text.matchAll(/(-?)Rp (\d{1,3}(?:[.,]\d{3})*)/g)].map(([, sign = '', digits = '']) => Number(`${sign}${digits.replaceAll(/[.,]/g, '')}`));
}

const orders: readonly (readonly [RegExp, (a: number, b: number) => boolean])[] = [
  [/ lebih kecil daripada | is less than /, (a, b) => a <= b],
  [/ lebih besar daripada | is larger than /, (a, b) => a >= b],
  [/ sama dengan |, equals /, (a, b) => a === b],
  [/ tidak melebihi | does not exceed |, no more than /, (a, b) => a <= b],
  [/ tidak kurang dari | no less than /, (a, b) => a >= b],
];

/**
 * What a sentence of two amounts says, read from its words alone: whether the order, the distance or the
 * share that it states is that of its amounts, to the rupiah and the tenth of a percent. Undefined where it says nothing of the kind.
 */
export function readsTrue(text: string): boolean | undefined {
  const [first = 0, second = 0, third = 0] = amountsIn(text);
  if (/ berada .* di atas | is Rp [\d,]+ above /.test(text)) return Math.abs(first - third - second) <= 1.5;
  if (/, yaitu Rp .* di atas P90|, which is Rp .* above its peers/.test(text)) return Math.abs(first - third - second) <= 1.5 && isShare(text, second, third);
  if (/, yaitu [\d,]+% dari |, that is [\d.]+% of /.test(text)) return isShare(text, first, second);
  if (/ persis sama dengan | exactly equals /.test(text)) return first === second + third;
  if (/ tidak sama dengan | is not the INA-CBG/.test(text)) {
    const amounts = amountsIn(text);
    const difference = amounts.at(-1) ?? 0;
    const sum = amounts.slice(1, -1).reduce((total, amount) => total + amount, 0);
    return / lebih tinggi\.| more\./.test(text) ? first - sum === difference : sum - first === difference;
  }
  const order = amountsIn(text).length === 2 ? orders.find(([words]) => words.test(text)) : undefined;
  return order?.[1](first, second);
}

function isShare(text: string, part: number, whole: number): boolean {
  const [, written] = /([\d.,]+)%/.exec(text) ?? [];
  return written === undefined || Math.abs(Number(written.replace(',', '.')) - (100 * part) / whole) <= 0.06;
}
