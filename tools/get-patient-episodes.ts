import { type PatientEpisodes, type Snapshot, episodeColumns, keysIn, readClaim, readPatientEpisodes } from '#engine';
import { z } from 'zod';

import { claimData } from './claim-facts.ts';
import { claimRowSchema, claimRowsEvidence, rowFact } from './claim-rows.ts';
import type { Reading, ToolContext } from './context.ts';
import { type EvidenceItem, type EvidenceSource, type EvidenceValue, type Fact, evidenceIn, valueAt } from './evidence.ts';
import { type Tool, defineTool } from './tool.ts';
import { limitInput, toolInput } from './tool-input.ts';

/** What a participant is called: the one of the claim in context is P1, and there is no other. */
const participant = 'P1';

const getPatientEpisodesDataSchema = z.object({
  /** False where the claim names no participant: it has no episodes then. */
  has_patient: z.boolean(),
  /** Null where the claim names no participant. */
  participant: z.literal(participant).nullable(),
  /** The claim in context among the episodes; null where the claim names no participant. */
  claim: z.object({ days_since_previous: z.number().nullable() }).nullable(),
  /** Other claims of the participant, those admitted nearest to the claim in context first. */
  episodes: z.array(
    z.object({
      claim: claimRowSchema,
      /** Days from the latest discharge of an earlier claim of the participant to this admission. */
      days_since_previous: z.number().nullable(),
      /** Whether the stay overlaps that of the claim in context. */
      overlaps_claim: z.boolean(),
    }),
  ),
});

const list = { name: 'episodes', label: { id: 'Episode', en: 'Episode' } };
const places = {
  participant: { unit: 'code', label: { id: 'Peserta', en: 'Participant' } },
  days_since_previous: { unit: 'days', label: { id: 'Hari sejak pulang sebelumnya', en: 'Days since the previous discharge' } },
  overlaps_claim: { unit: 'category', label: { id: 'Tumpang tindih dengan klaim ini', en: 'Overlaps this claim' } },
} as const satisfies Record<string, Fact>;

/** The other claims of the participant of the claim in context, in scope; the participant is P1, never a key. */
export function createGetPatientEpisodes(context: ToolContext): Tool {
  const { snapshot, scope } = context;
  return defineTool({
    name: 'get_patient_episodes',
    description: {
      id: 'Klaim lain dari peserta klaim ini (disebut P1) terdekat waktu masuknya lebih dahulu: jumlah, tanggal, fasilitas, diagnosis, biaya, hari sejak pulang sebelumnya, tumpang tindih dengan klaim ini. Untuk readmisi, klaim berulang dan episode yang dipecah.',
      en: 'Other claims of this claim’s participant (called P1) nearest admission first: count, dates, facility, diagnosis, amounts, days since the previous discharge, overlap with this claim. For readmissions, repeated claims and split episodes.',
    },
    activity: { id: 'Membaca episode lain peserta', en: 'Reading the participant’s other episodes' },
    needsClaim: true,
    input: toolInput({ limit: limitInput({ most: 20, usual: 10 }) }),
    output: getPatientEpisodesDataSchema,
    async run({ limit }) {
      const { claim } = await context.reading();
      const found = await readPatientEpisodes(snapshot, claim, scope, limit);
      return {
        data: {
          has_patient: found.hasPatient,
          participant: found.hasPatient ? participant : null,
          claim: found.place ? { ...found.place } : null,
          episodes: found.episodes.map((episode) => ({
            claim: claimData(episode, episodeColumns),
            days_since_previous: episode.days_since_previous,
            overlaps_claim: episode.overlaps_claim,
          })),
        },
        evidence: episodeEvidence(snapshot, claim.claim_id, found),
        total: found.total,
        truncated: found.total > found.episodes.length,
      };
    },
  });
}

function episodeEvidence(snapshot: Snapshot, claimId: string, { hasPatient, total, place, episodes }: PatientEpisodes): EvidenceItem[] {
  const item = evidenceIn('patient_episodes', snapshot.manifest.snapshot_id, { claim_id: claimId });
  const { unit, label } = places.days_since_previous;
  const ofClaim: Fact = { unit, label: { id: `Klaim ini: ${label.id}`, en: `This claim: ${label.en}` } };
  return [
    item('episodes.total', 'total', total, { unit: 'claims', label: { id: 'Klaim lain dari peserta yang sama', en: 'Other claims of the same participant' } }),
    ...(hasPatient && place ? [item('episodes.claim.days_since_previous', 'days_since_previous', place.days_since_previous, ofClaim)] : []),
    ...claimRowsEvidence(snapshot, list, episodes, episodeColumns),
    ...episodes.flatMap((episode, i) =>
      keysIn(places).map((column) => item(`episodes.${i + 1}.${column}`, column, column === 'participant' ? participant : episode[column], rowFact(list.label, i + 1, places[column]), { claim_id: episode.claim_id, beside: claimId })),
    ),
  ];
}

/** Reads again what an item of the episodes says. Undefined where the claim has no such episode in scope. */
export async function resolveEpisode({ snapshot, scope }: Reading, source: EvidenceSource): Promise<EvidenceValue | undefined> {
  const { claim_id: claimId, beside } = source.keys;
  const { claim } = await readClaim(snapshot, String(beside ?? claimId), scope);
  return valueAt(episodeEvidence(snapshot, claim.claim_id, await readPatientEpisodes(snapshot, claim, scope, beside === undefined ? 1 : everyEpisode)), source);
}

/** More claims than a participant has. */
const everyEpisode = 100_000;
