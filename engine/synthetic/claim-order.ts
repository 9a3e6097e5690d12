import { daysInYear } from './calendar.ts';
import type { ClaimLedger } from './claim-ledger.ts';

/**
 * The claims by facility and day of admission; within one day in an order that only the seed decides, so that neither
 * row nor serial shows in what order the claims were made up. Counting sort, then insertion sort within a day.
 */
export function orderClaims(ledger: ClaimLedger, facilityCount: number, seed: number): Int32Array {
  const start = new Int32Array(facilityCount * daysInYear + 1);
  for (let index = 0; index < ledger.count; index += 1) start[bucketOf(ledger, index) + 1]! += 1;
  for (let bucket = 0; bucket + 1 < start.length; bucket += 1) start[bucket + 1]! += start[bucket]!;
  const next = start.slice();
  const order = new Int32Array(ledger.count);
  for (let index = 0; index < ledger.count; index += 1) {
    const bucket = bucketOf(ledger, index);
    const key = scatter(index, seed);
    let place = next[bucket]!;
    next[bucket] = place + 1;
    while (place > start[bucket]! && scatter(order[place - 1]!, seed) > key) {
      order[place] = order[place - 1]!;
      place -= 1;
    }
    order[place] = index;
  }
  return order;
}

function bucketOf(ledger: ClaimLedger, index: number): number {
  return ledger.facility[index]! * daysInYear + ledger.admitDay[index]!;
}

/** A bijection of 32-bit integers (the finaliser of MurmurHash3, Austin Appleby), so that keys never tie. */
function scatter(index: number, seed: number): number {
  let hash = (index ^ (seed % 0x1_0000_0000)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
