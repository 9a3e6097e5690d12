import { type PatientEpisode, type PatientEpisodes, type Scope, type Snapshot, episodeColumns, readClaim, readPatientEpisodes } from '#engine';
import { z } from 'zod';

import { claimRowData, claimRowSchema, claimRowsEvidence, rowLabel } from './claim-rows.ts';
import type { ToolContext } from './context.ts';
import type { EvidenceItem, EvidenceSource, EvidenceUnit, EvidenceValue } from './evidence.ts';
import { type Tool, defineTool } from './tool.ts';
import { limitInput, toolInput } from './tool-input.ts';

/** What a participant is called: the one of the claim in context is P1, and there is no other. */
const participant = 'P1';

export const getPatientEpisodesDataSchema = z.object({
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
export type GetPatientEpisodesData = z.infer<typeof getPatientEpisodesDataSchema>;

const list = { name: 'episodes', label: { id: 'Episode', en: 'Episode' } };
const places = {
  participant: { unit: 'code', label: { id: 'Peserta', en: 'Participant' } },
  days_since_previous: { unit: 'days', label: { id: 'Hari sejak pulang sebelumnya', en: 'Days since the previous discharge' } },
  overlaps_claim: { unit: 'category', label: { id: 'Tumpang tindih dengan klaim ini', en: 'Overlaps this claim' } },
} as const satisfies Record<string, { unit: EvidenceUnit; label: EvidenceItem['label'] }>;
type PlaceColumn = keyof typeof places;

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
            claim: claimRowData(episode, episodeColumns),
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
  const sourceOf = (column: string, keys: EvidenceSource['keys']): EvidenceSource => ({ table: 'patient_episodes', column, keys, snapshot: snapshot.manifest.snapshot_id });
  const placeItem = (id: string, column: PlaceColumn, label: EvidenceItem['label'], keys: EvidenceSource['keys'], value: EvidenceValue): EvidenceItem => ({
    id: `${list.name}.${id}.${column}`, label, value, unit: places[column].unit, source: sourceOf(column, keys),
  });
  const claimLabel = { id: `Klaim ini: ${places.days_since_previous.label.id}`, en: `This claim: ${places.days_since_previous.label.en}` };
  return [
    { id: 'episodes.total', label: { id: 'Klaim lain dari peserta yang sama', en: 'Other claims of the same participant' }, value: total, unit: 'claims', source: sourceOf('total', { claim_id: claimId }) },
    ...(hasPatient && place ? [placeItem('claim', 'days_since_previous', claimLabel, { claim_id: claimId }, place.days_since_previous)] : []),
    ...claimRowsEvidence(snapshot, list, episodes, episodeColumns),
    ...episodes.flatMap((episode, i) =>
      (['participant', 'days_since_previous', 'overlaps_claim'] as const).map((column) =>
        placeItem(String(i + 1), column, rowLabel(list.label, i + 1, places[column].label), { claim_id: episode.claim_id, beside: claimId }, valueOf(episode, column)),
      ),
    ),
  ];
}

function valueOf(episode: PatientEpisode, column: PlaceColumn): EvidenceValue {
  return column === 'participant' ? participant : episode[column];
}

/** Reads again what an item of the episodes says. Undefined where the claim has no such episode in scope. */
export async function resolveEpisode(snapshot: Snapshot, { column, keys }: EvidenceSource, scope: Scope): Promise<EvidenceValue | undefined> {
  const anchor = String(keys['beside'] ?? keys['claim_id']);
  const { claim } = await readClaim(snapshot, anchor, scope);
  const found = await readPatientEpisodes(snapshot, claim, scope, keys['beside'] === undefined ? 1 : everyEpisode);
  if (column === 'total') return found.total;
  if (keys['beside'] === undefined) return column === 'days_since_previous' ? found.place?.days_since_previous : undefined;
  const episode = found.episodes.find(({ claim_id }) => claim_id === keys['claim_id']);
  return episode && isPlaceColumn(column) ? valueOf(episode, column) : undefined;
}

function isPlaceColumn(column: string): column is PlaceColumn {
  return Object.hasOwn(places, column);
}

/** More claims than a participant has. */
const everyEpisode = 100_000;
