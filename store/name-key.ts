/** What user names that are one name have in common: they may differ in case and in Unicode form (NFKC, UAX #15). */
export function nameKeyOf(username: string): string {
  return username.normalize('NFKC').toLowerCase().normalize('NFKC');
}
