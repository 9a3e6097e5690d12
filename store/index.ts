/**
 * Transactional state on SQLite, or on PostgreSQL where DATABASE_URL is set. `openStore({ path, url, clock })`
 * gives one `Store`, whose parts are:
 *
 * | part | holds | main calls |
 * | --- | --- | --- |
 * | users | who may log in, role, provinces | create, update, verifyPassword, findById |
 * | refreshTokens | rotating tokens, hashed | issue, rotate, revoke, revokeAllOf |
 * | sessions | browsers that somebody signed in with, hashed | begin, use, end |
 * | runs | what runs and ran, with progress | start or enqueue + begin, progress, finish / fail / cancel / retry, requestCancel, closeLost |
 * | outcomes | decisions, append-only, hash chain | append, ofClaim, verify |
 * | claimStates | latest decision, assignee and due date of a claim | take, assign, release, queueOf, changesAfter |
 * | claimLocks | who has which claim open now, for as long as they hold on to it | hold, letGo, held |
 * | absences | days on which a user does not work | replace, from |
 * | ruleSnoozes | rules that do not count for a while on the claims of one facility or person, append-only, hash chain | begin, end, list, verify |
 * | savedViews | ways to see the worklist, own and shared | list, create, update, remove |
 * | answerReviews | what people say of answers, and answers that a lead verified | rate, verify, verifiedFor, withdraw |
 * | proposals | decisions that wait for a person | create, confirm, edit, reject, waiting |
 * | threads | conversations | list, messages, rename, remove |
 * | answers | answers while they are made | begin, tell, end, eventsAfter, requestStop, lost, removeEventsBefore |
 * | alerts | unresolved once a kind and subject, with what became of each | raise, settle, acknowledge, snooze, resolve, comment, list, eventsAfter |
 * | deliveries | messages that tell of alerts, until they are sent or given up | route, claim, sent, failed, list |
 * | accessLog | who asked for what | append, list, removeBefore |
 * | liveClaims | real claims that came in live, with their scores; messages that became none | take, changesAfter, deadLetters, takeReplayed, removeExpired, consumers |
 * | modelUsages | calls, tokens and cost of language models by user and day | record, spentToday, list |
 *
 * Simulated claims are in a database of their own, which `openSimulation` opens.
 *
 * `store.withLock(name, holder, work)` runs work alone across processes and replicas; `withBuildLock` is the one for data.
 */
export type { AccessEntry, AccessLog, AccessPosition } from './access-log.ts';
export type { CallCount, CallCounts } from './call-counts.ts';
export { allOutcomes } from './all-outcomes.ts';
export type { Alert, AlertChange, AlertEvent, AlertPosition, Alerts, NewAlert } from './alerts.ts';
export type { AnswerEnd, Answers, BegunAnswer, ChatLimits, ToldEvent } from './answers.ts';
export { type NotedHead, noteHead, readNotedHeads } from './audit-heads.ts';
export { backUpSqlite, restoreSqlite } from './backup.ts';
export { type BuildLockOptions, withBuildLock } from './build-lock.ts';
export { canonicalJson, sha256 } from './canonical-json.ts';
export type { Absences, UserAbsence } from './absences.ts';
export type { AnswerReviews, RatedAnswer, VerifiedAnswer } from './answer-reviews.ts';
export type { ClaimLock, ClaimLocks } from './claim-locks.ts';
export type { Assignment, ClaimState, ClaimStates, KeptAssignment, LatestOutcome, Person } from './claim-state.ts';
export { withConsumerName } from './consumer-name.ts';
export type { Checkpoints } from './database.ts';
export type { Deliveries, Delivery, DueDelivery, PlannedDelivery } from './deliveries.ts';
export { type LiveRetention, liveLimits } from './live-limits.ts';
export type { LiveConsumer } from './live-consumers.ts';
export type { LiveClaims, LiveLimits, LiveStatus, RemovedLive } from './live-claims.ts';
export type { Locked } from './locks.ts';
export { type ChainProblem, type ChainProblemKind, type ChainReport, type VerifyOptions, describeProblem } from './chain.ts';
export { type ChainsReport, verifyChains } from './verify-chains.ts';
export { nameKeyOf } from './name-key.ts';
export { isOutage } from './outage.ts';
export type { NewOutcome, Outcome, OutcomeEvidence, Outcomes } from './outcomes.ts';
export type { Proposal, ProposalBasis, Proposals, ProposedDecision } from './proposals.ts';
export type { RefreshToken, RefreshTokens } from './refresh-tokens.ts';
export type { NewRun, Run, RunDetail, Runs } from './runs.ts';
export { type AlertAction, type AlertSeverity, type AlertStatus, type AnswerRating, type DeliveryStatus, type MessageStatus, type Role, type RunStatus, alertActions, alertSeverities, alertStatuses, answerRatings, deliveryStatuses, messageStatuses, roles, runStatuses } from './schema.ts';
export type { KeptSnooze, NewSnooze, RuleSnoozes } from './rule-snoozes.ts';
export type { SavedView, SavedViews, ViewChanges } from './saved-views.ts';
export type { Session, Sessions } from './sessions.ts';
export { type Simulation, openSimulation } from './simulation.ts';
export { type Store, type StoreOptions, openStore } from './store.ts';
export type { ListedThread, Message, Thread, ThreadPosition, Threads } from './threads.ts';
export type { DayUsage, ModelUsages, NewUsage, UsageTotals } from './usage.ts';
export type { NewUser, User, UserChanges, Users } from './users.ts';
