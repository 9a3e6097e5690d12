/** An ICD-10 or ICD-9-CM code as it is written for people: `I25.1`, `36.12`. */
export function icdCode(code: string): string {
  if (/^[A-Z]\d[\dA-Z][\dA-Z]{1,3}$/.test(code)) return `${code.slice(0, 3)}.${code.slice(3)}`;
  return /^\d{3,4}$/.test(code) ? `${code.slice(0, 2)}.${code.slice(2)}` : code;
}
