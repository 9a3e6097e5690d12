import type { Language, Localized, PublicClaim } from '#engine';

/** Questions to begin with: no more are shown. */
const mostSuggestions = 6;

interface Suggestion {
  readonly text: Localized;
  /** Whether the claim has what the question asks about. */
  readonly fits: (claim: PublicClaim) => boolean;
}

/** Questions about one claim, the most telling first. The last ones fit every claim. */
const ofClaim: readonly Suggestion[] = [
  { text: { id: 'Mengapa klaim ini ditandai?', en: 'Why is this claim flagged?' }, fits: ({ flags }) => flags.length > 0 },
  { text: { id: 'Apa saja duplikat klaim ini?', en: 'What are the duplicates of this claim?' }, fits: ({ duplicate_claim_ids }) => duplicate_claim_ids.length > 0 },
  { text: { id: 'Bagaimana biaya klaim ini dibandingkan klaim pembandingnya?', en: 'How does the cost of this claim compare with its peers?' }, fits: ({ peer_level }) => peer_level !== null },
  { text: { id: 'Apa yang membuat skor risiko klaim ini tinggi?', en: 'What makes the risk score of this claim high?' }, fits: ({ flags, risk_score }) => flags.length === 0 && risk_score >= 0.5 },
  { text: { id: 'Apa yang perlu diperiksa pada berkas klaim ini?', en: 'What should be checked in the file of this claim?' }, fits: () => true },
  { text: { id: 'Apakah peserta ini mempunyai episode lain?', en: 'Does this participant have other episodes?' }, fits: () => true },
  { text: { id: 'Bagaimana profil fasilitas klaim ini?', en: 'What is the profile of its facility?' }, fits: ({ facility_key }) => facility_key !== null },
  { text: { id: 'Tampilkan klaim yang serupa dengan klaim ini.', en: 'Show claims similar to this claim.' }, fits: () => true },
  { text: { id: 'Apakah sudah ada keputusan atas klaim ini?', en: 'Is there a decision on this claim?' }, fits: () => true },
];

const acrossClaims: readonly Localized[] = [
  { id: 'Klaim mana yang skor risikonya paling tinggi?', en: 'Which claims have the highest risk scores?' },
  { id: 'Fasilitas mana yang paling banyak klaimnya ditandai?', en: 'Which facilities have the most flagged claims?' },
  { id: 'Indikasi apa yang paling sering muncul?', en: 'Which indications are the most frequent?' },
  { id: 'Berapa klaim per tingkat keparahan?', en: 'How many claims are there by severity?' },
  { id: 'Kode INA-CBG mana yang selisihnya paling besar?', en: 'Which INA-CBG codes have the largest gap?' },
  { id: 'Bagaimana mutu data snapshot ini?', en: 'What is the data quality of this snapshot?' },
];

/** Four to six questions to begin with: about the claim that is open, for each claim the same ones, or across claims where there is none. */
export function suggestionsFor(claim: PublicClaim | undefined, language: Language): string[] {
  const texts = claim ? ofClaim.filter(({ fits }) => fits(claim)).map(({ text }) => text) : acrossClaims;
  return texts.slice(0, mostSuggestions).map((text) => text[language]);
}
