export { checkSentence, type SentenceCheck, type SentenceToCheck } from './check-sentence.ts';
export type { Derivation, Figure, FigureKind, Finding, FindingCode, Support } from './figure.ts';
export { formatDate, formatMonth, formatNumber, formatPercent, formatRupiah } from './format.ts';
export { isPresentable, isPresentableCode } from './presentable.ts';
