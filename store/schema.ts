import type { Generated, Selectable } from 'kysely';

import type { Arrival, ClosingReason, Decision } from '#engine';

export const roles = ['auditor', 'ops', 'client', 'admin'] as const;
export type Role = (typeof roles)[number];

/** `lost`: its process ended without saying how the run ended. */
export const runStatuses = ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'lost'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** `interrupted`: its process ended before the answer did. */
export const messageStatuses = ['running', 'done', 'stopped', 'failed', 'interrupted'] as const;
export type MessageStatus = (typeof messageStatuses)[number];

export const answerRatings = ['helpful', 'wrong'] as const;
export type AnswerRating = (typeof answerRatings)[number];

export const proposalStatuses = ['pending', 'confirmed', 'rejected'] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

export const alertSeverities = ['info', 'warning', 'critical'] as const;
export type AlertSeverity = (typeof alertSeverities)[number];

/** `snoozed` is over once its time is: the alert is open again. */
export const alertStatuses = ['open', 'acknowledged', 'snoozed', 'resolved'] as const;
export type AlertStatus = (typeof alertStatuses)[number];

/** What happens to an alert. `again`: seen once more, as before; `changed`, `escalated`: with another, with a higher severity. */
export const alertActions = ['raised', 'again', 'changed', 'escalated', 'acknowledged', 'snoozed', 'woke', 'resolved', 'commented', 'acted', 'tested'] as const;
export type AlertAction = (typeof alertActions)[number];

/** `dead`: given up; a person may send it again. */
export const deliveryStatuses = ['pending', 'sent', 'dead'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** Times are ISO 8601 UTC text, JSON is text, yes and no are 1 and 0: the same in every SQL engine. */
export interface StoreSchema {
  schema_migrations: { version: number; name: string; applied_at: string };
  sequences: { name: SequenceName; value: number };
  users: UsersTable;
  refresh_tokens: RefreshTokensTable;
  sessions: SessionsTable;
  runs: RunsTable;
  audit_outcome: AuditOutcomeTable;
  snooze_acts: SnoozeActsTable;
  claim_state: ClaimStateTable;
  assignments: AssignmentsTable;
  absences: AbsencesTable;
  claim_locks: ClaimLocksTable;
  saved_views: SavedViewsTable;
  answer_ratings: AnswerRatingsTable;
  verified_answers: VerifiedAnswersTable;
  proposals: ProposalsTable;
  threads: ThreadsTable;
  messages: MessagesTable;
  answer_events: AnswerEventsTable;
  alerts: AlertsTable;
  alert_events: AlertEventsTable;
  alert_deliveries: AlertDeliveriesTable;
  access_log: AccessLogTable;
  call_counts: { key_hash: string; calls: number; ends_at: string };
  claims_live_stream: LiveClaimsTable;
  live_claim_shapes: LiveClaimShapesTable;
  live_dead_letters: DeadLettersTable;
  live_positions: LivePositionsTable;
  live_consumers: LiveConsumersTable;
  model_usage: ModelUsageTable;
}

/** Counters that are read and advanced in one transaction, so that numbers appear in their own order. */
export type SequenceName = 'audit_outcome' | 'claim_state' | 'live_claims' | 'live_claims_purged' | 'alerts' | 'alerts_routed' | 'snooze_acts';

interface UsersTable {
  user_id: string;
  username: string;
  /** What names alike but for case and Unicode form have in common; NULL for the later of two users that were there before it. */
  name_key: string | null;
  /** Empty for a user whom no password fits. */
  password_hash: string;
  /** The user’s `sub` at the identity provider; NULL for one who is not linked. */
  subject: string | null;
  role: Role;
  /** 1 for the users of demo mode, whose passwords are public. */
  is_demo: number;
  disabled_at: string | null;
  created_at: string;
  /** JSON list of BPS codes; NULL for every province. */
  provinces: string | null;
  /** Raised by every change that must reach tokens already given out. */
  token_version: number;
  /** 1 for who leads others without being an admin. */
  is_lead: number;
}

interface RefreshTokensTable {
  /** SHA-256 of the token. */
  token_hash: string;
  family_id: string;
  user_id: string;
  issued_at: string;
  expires_at: string;
  used_at: string | null;
  revoked_at: string | null;
}

interface SessionsTable {
  /** SHA-256 of the token in the cookie. */
  token_hash: string;
  user_id: string;
  /** `token_version` of the user who signed in. */
  user_version: number;
  /** Unless it is used before. */
  expires_at: string;
  /** However much it is used. */
  ends_at: string;
}

interface RunsTable {
  run_id: string;
  kind: string;
  status: RunStatus;
  /** When it was asked for; of a run that waits, the start is still to come. */
  started_at: string;
  ended_at: string | null;
  /** JSON. */
  detail: string;
  /** JSON. */
  progress: string | null;
  requested_by: string | null;
  /** Of runs of one kind and slot there is one: the night of a nightly. */
  slot: string | null;
  attempts: number;
  deadline_at: string | null;
  cancel_requested_at: string | null;
  /** Process that runs it, and how long it may be silent. */
  owner: string | null;
  lease_until: string | null;
}

interface SnoozeActsTable {
  /** 1, 2, 3 … without a gap. */
  seq: number;
  snooze_id: string;
  /** A snooze begins once and ends once, or by its date. */
  action: 'began' | 'ended';
  rule_id: string;
  /** The facility whose claims it is of; NULL where it is of a person. */
  facility_key: string | null;
  /** The person whose claims it is of; NULL where it is of a facility. It never leaves the service. */
  patient_key: string | null;
  /** The province of the claim, where alone it holds. */
  province_code: string | null;
  /** The claim on which it was asked for. */
  claim_id: string;
  /** The last day on which it holds, in Jakarta. */
  until_on: string;
  reason: string;
  actor_id: string;
  actor: string;
  at: string;
  hash_version: number;
  /** AUDIT_KEY that it is hashed under; NULL where none was set. */
  key_id: string | null;
  prev_hash: string;
  hash: string;
}

interface AuditOutcomeTable {
  /** 1, 2, 3 … without a gap. */
  seq: number;
  outcome_id: string;
  claim_id: string;
  snapshot_id: string;
  reviewer_id: string;
  reviewer: string;
  decision: Decision;
  correction_ratio: number;
  notes: string;
  /** Canonical JSON: scores, flags, versions and amounts as they were. */
  evidence: string;
  /** The outcome that this one takes the place of. */
  supersedes: string | null;
  idempotency_key: string;
  proposal_id: string | null;
  /** NULL where an approval needs none, and in rows of hash_version 1. */
  reason: ClosingReason | null;
  created_at: string;
  /** How the row is hashed: chain.ts. */
  hash_version: number;
  /** AUDIT_KEY that it is hashed under; NULL where none was set. */
  key_id: string | null;
  prev_hash: string;
  hash: string;
}

interface ClaimStateTable {
  claim_id: string;
  /** Of the latest change; replicas read what is later than they know. */
  change_seq: number;
  outcome_id: string | null;
  decision: Decision | null;
  correction_ratio: number | null;
  reason: ClosingReason | null;
  reviewer_id: string | null;
  reviewer: string | null;
  decided_at: string | null;
  assignee_id: string | null;
  assignee: string | null;
  assigned_at: string | null;
  assigned_until: string | null;
  /** By when it is to be decided on: a date in Jakarta. */
  due_on: string | null;
  /** Working days that it follows from, with the absences of the assignee. */
  due_days: number | null;
}

/** Who took, handed over or released a claim: a history, whose newest state is in claim_state. */
interface AssignmentsTable {
  assignment_id: string;
  claim_id: string;
  action: 'taken' | 'handed_over' | 'released' | 'decided';
  actor_id: string;
  assignee_id: string | null;
  at: string;
  expires_at: string | null;
}

/** Days on which a user does not work, both included. */
interface AbsencesTable {
  user_id: string;
  from_on: string;
  to_on: string;
}

/** Who has a claim open now, until it is let go of, or not held on to. */
interface ClaimLocksTable {
  claim_id: string;
  holder_id: string;
  holder: string;
  since: string;
  until: string;
}

interface SavedViewsTable {
  view_id: string;
  owner_id: string;
  owner: string;
  name: string;
  /** JSON: filters, order, columns. */
  view: string;
  /** 1 for everybody’s. */
  is_shared: number;
  created_at: string;
  updated_at: string;
}

/** What people said of answers, with both as they were: conversations may be removed. */
interface AnswerRatingsTable {
  message_id: string;
  user_id: string;
  rating: AnswerRating;
  comment: string;
  question: string;
  claim_id: string | null;
  /** JSON. */
  answer: string;
  rated_at: string;
}

/** Answers that a lead verified: one a question, claim and language. */
interface VerifiedAnswersTable {
  verified_id: string;
  question_key: string;
  question: string;
  /** Empty for an answer across claims. */
  claim_id: string;
  language: string;
  /** JSON. */
  answer: string;
  verified_by: string;
  verified_at: string;
}

interface ProposalsTable {
  proposal_id: string;
  claim_id: string;
  owner_id: string;
  status: ProposalStatus;
  /** Raised by every change; a writer names the version it saw. */
  version: number;
  decision: Decision;
  correction_ratio: number;
  reason: ClosingReason | null;
  notes: string;
  /** Snapshot, hash of the claim and latest outcome that the proposal stands on. */
  snapshot_id: string;
  claim_hash: string;
  latest_outcome_id: string | null;
  /** Canonical JSON: what goes into the outcome's evidence. */
  evidence: string;
  outcome_id: string | null;
  /** The proposal that took its place. */
  superseded_by: string | null;
  created_at: string;
  expires_at: string;
}

interface ThreadsTable {
  thread_id: string;
  user_id: string;
  claim_id: string | null;
  title: string;
  created_at: string;
  updated_at: string;
}

interface MessagesTable {
  message_id: string;
  thread_id: string;
  /** 1, 2, 3 … in its thread. */
  seq: number;
  role: 'user' | 'assistant';
  content: string;
  /** JSON. */
  detail: string;
  created_at: string;
  /** A question is always done. */
  status: MessageStatus;
  ended_at: string | null;
  /** The question that an answer is to. */
  reply_to: string | null;
  /** The answer that took its place. */
  superseded_by: string | null;
  stop_requested_at: string | null;
  /** Process that makes the answer, and how long it may be silent. */
  owner: string | null;
  lease_until: string | null;
}

/** What was told of an answer while it was made, so that a reader who comes back misses nothing. */
interface AnswerEventsTable {
  message_id: string;
  /** 1, 2, 3 … in its answer. */
  seq: number;
  /** JSON. */
  event: string;
}

interface AlertsTable {
  alert_id: string;
  kind: string;
  /** Of alerts of one kind and subject at most one is open. */
  subject: string;
  severity: AlertSeverity;
  status: AlertStatus;
  /** JSON. */
  detail: string;
  times: number;
  first_seen_at: string;
  last_seen_at: string;
  acknowledged_by: string | null;
  acknowledged_at: string | null;
  resolved_at: string | null;
  /** NULL where what it tells was over by itself. */
  resolved_by: string | null;
  snoozed_until: string | null;
  /** Grows with every change; who changes an alert names the one that was read. */
  version: number;
  /** 1 while no nightly is to begin because of it. */
  holds_nightly: number;
  /** `kind subject` while it is not resolved, then NULL. */
  open_key: string | null;
}

/** What became of alerts, by whom; never changed. */
interface AlertEventsTable {
  /** Over all alerts, in the order in which it can be seen. */
  seq: number;
  alert_id: string;
  at: string;
  action: AlertAction;
  /** That the alert had then. */
  severity: AlertSeverity;
  /** Name of the person; NULL for the service itself. */
  actor: string | null;
  /** JSON. */
  detail: string;
}

/** Messages that tell somebody of an event; of one event and target there is one. */
interface AlertDeliveriesTable {
  delivery_id: string;
  event_seq: number;
  alert_id: string;
  /** Name of a target of the configuration. */
  target: string;
  status: DeliveryStatus;
  attempts: number;
  created_at: string;
  /** Not before this it is tried. */
  next_at: string;
  /** Until then somebody is at it. */
  lease_until: string | null;
  last_error: string | null;
  ended_at: string | null;
}

interface AccessLogTable {
  entry_id: string;
  at: string;
  user_id: string;
  username: string;
  role: string;
  method: string;
  route: string;
  claim_id: string | null;
  status: number;
  request_id: string;
  duration_ms: number;
  /** Kind of the file that was taken out, such as csv; NULL where none was. */
  file: string | null;
}

interface LiveClaimsTable {
  /** Grows with every claim taken in or replaced. */
  change_seq: number;
  claim_id: string;
  channel: Arrival;
  part: string;
  position: string;
  /** Canonical JSON, as it came, with keys in the place of identifiers. */
  payload: string;
  /** SHA-256 of the payload. */
  content_hash: string;
  /** What the values of the claim are. */
  shape_id: number;
  /** JSON: a list of the values of `claims_scored` but the claim’s number and rank. */
  claim: string;
  patient_key: string | null;
  admit_date: string;
  generated_at: string | null;
  received_at: string;
  snapshot_id: string;
}

/** Columns of live claims, of each version that kept any. */
interface LiveClaimShapesTable {
  shape_id: Generated<number>;
  /** JSON: a list of their names. */
  names: string;
}

/** Messages that became no claim; of one place in a channel there is one. */
interface DeadLettersTable {
  channel: Arrival;
  part: string;
  position: string;
  reason: string;
  field: string | null;
  value: string | null;
  original: string;
  /** Length of the original as UTF-8. */
  bytes: number;
  received_at: string;
  replayed_at: string | null;
}

/** Up to where each part of a channel is kept. */
interface LivePositionsTable {
  channel: Arrival;
  part: string;
  position: string;
}

/** Who takes live claims in, as each said it last. */
interface LiveConsumersTable {
  name: string;
  channel: Arrival;
  started_at: string;
  seen_at: string;
  /** JSON: what it did since it began. */
  counts: string;
  /** Code of what it waits for. */
  waiting_for: string | null;
}

/** Use of language models; one row a user, day of Jakarta, agent and model. */
interface ModelUsageTable {
  user_id: string;
  day: string;
  agent: string;
  model: string;
  calls: number;
  input_tokens: number;
  output_tokens: number;
  /** Millionths of the currency of the prices. */
  cost_micros: number;
  /** Calls whose tokens the server did not say. */
  estimated_calls: number;
}

export type UserRow = Selectable<UsersTable>;
export type RunRow = Selectable<RunsTable>;
export type AuditOutcomeRow = Selectable<AuditOutcomeTable>;
export type SnoozeActRow = Selectable<SnoozeActsTable>;
export type ClaimStateRow = Selectable<ClaimStateTable>;
export type ProposalRow = Selectable<ProposalsTable>;
export type AlertRow = Selectable<AlertsTable>;
export type AlertEventRow = Selectable<AlertEventsTable>;
export type AlertDeliveryRow = Selectable<AlertDeliveriesTable>;
export type AccessLogRow = Selectable<AccessLogTable>;
export type MessageRow = Selectable<MessagesTable>;
export type ThreadRow = Selectable<ThreadsTable>;
export type LiveClaimRow = Selectable<LiveClaimsTable>;
export type DeadLetterRow = Selectable<DeadLettersTable>;
export type ModelUsageRow = Selectable<ModelUsageTable>;
