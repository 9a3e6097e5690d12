// Made from the OpenAPI document by `npm run build`; not to be edited.

export type Absence = {
  /** first day away */
  readonly from: string;
  /** last day away */
  readonly to: string;
};

export type AccessEntry = {
  readonly at: string;
  readonly username: string;
  readonly role: "auditor" | "ops" | "client" | "admin";
  readonly method: string;
  /** the pattern of the address; neither body nor parameters are kept */
  readonly route: string;
  /** the claim that was asked for, or told of */
  readonly claim_id: string | null;
  /** kind of the file that was taken out, such as csv; null where none was */
  readonly file: string | null;
  readonly status: number;
  readonly duration_ms: number;
  readonly request_id: string;
};

export type Alert = {
  readonly alert_id: string;
  /** stable name of what is wrong */
  readonly kind: string;
  /** what it is about: the time a nightly was due, a snapshot, an incident */
  readonly subject: string;
  /** of drift: info is a watch, a first breach; warning and critical are alerts */
  readonly severity: "info" | "warning" | "critical";
  /** snoozed: open again after snoozed_until */
  readonly status: "open" | "acknowledged" | "snoozed" | "resolved";
  /** what is wrong, for a person */
  readonly title: string;
  /** what to do first */
  readonly action: string;
  /** section of the runbook that tells of it */
  readonly runbook: string;
  /** how often it was seen */
  readonly times: number;
  /** grows with every change; send the one that was read */
  readonly version: number;
  /** provinces that it is of; none where it is of all, or not of claims */
  readonly provinces: readonly (string)[];
  /** no nightly begins while it is unresolved */
  readonly holds_nightly: boolean;
  readonly first_seen_at: string;
  readonly last_seen_at: string;
  readonly acknowledged_by: string | null;
  readonly acknowledged_at: string | null;
  readonly snoozed_until: string | null;
  /** null where what it tells was over by itself */
  readonly resolved_by: string | null;
  readonly resolved_at: string | null;
};

export type AlertDelivery = {
  readonly delivery_id: string;
  /** test: of a trial */
  readonly alert_id: string;
  /** the event that it tells of */
  readonly event_seq: number;
  /** name in ALERT_TARGETS */
  readonly target: string;
  /** dead: given up */
  readonly status: "pending" | "sent" | "dead";
  readonly attempts: number;
  readonly created_at: string;
  /** not before this it is tried */
  readonly next_at: string;
  readonly last_error: string | null;
  readonly ended_at: string | null;
};

export type AlertEvent = {
  /** number over all alerts, growing */
  readonly seq: number;
  readonly alert_id: string;
  readonly at: string;
  readonly action: "raised" | "again" | "changed" | "escalated" | "acknowledged" | "snoozed" | "woke" | "resolved" | "commented" | "acted" | "tested";
  /** that the alert had then */
  readonly severity: "info" | "warning" | "critical";
  /** user name; null for the service itself */
  readonly actor: string | null;
  /** words of the person */
  readonly note: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
};

export type AlertReport = {
  readonly snapshot_id: string | null;
  readonly data_date: string | null;
  /** watch: a first breach; alert: two in a row, or a huge one; null of an alert that is not of drift */
  readonly state: "watch" | "alert" | "resolved" | null;
  readonly sentences: readonly ({
    readonly text: string;
    /** ids of the evidence it cites */
    readonly evidence: readonly (string)[];
  })[];
  readonly evidence: readonly ({
    readonly id: string;
    readonly label: string;
    readonly value: string | number | boolean | null | readonly (string)[];
    readonly unit: string;
  })[];
  /** `scope/metric` of all verdicts that are part of it; GET /analytics/qc-status holds them */
  readonly metrics: readonly (string)[];
  /** the likeliest first */
  readonly causes: readonly ({
    readonly cause: string;
    readonly strength: number;
    readonly evidence: readonly (string)[];
  })[];
  /** who chose the order of the sentences */
  readonly ordered_by: "size" | "model" | null;
  /** what may be done by POST /alerts/{id}/actions/{action} */
  readonly actions: readonly (ProposedAction)[];
};

export type AnswerReview = {
  readonly message_id: string;
  /** what the caller said of it */
  readonly rating: {
    readonly rating: "helpful" | "wrong";
    readonly comment: string;
  } | null;
  /** the same question has a verified answer */
  readonly verification: {
    readonly verified_id: string;
    /** the lead who verified it */
    readonly by: string;
    readonly at: string;
    /** this answer says word for word what was verified; otherwise the data, or how it was read, changed since */
    readonly is_same: boolean;
  } | null;
};

export type ArrivedClaim = {
  /** visit id, the key of a claim */
  readonly claim_id: string;
  /** the score of the worklist, 0–1 */
  readonly risk_score: number;
  /** score of the rules, 0 where none is active */
  readonly rule_score: number;
  /** score of the model, 0–1 */
  readonly ml_score_normalized: number;
  /** active rules, heaviest first */
  readonly flags: readonly (string)[];
  /** rules whose inputs the claim lacks */
  readonly rules_not_evaluated: readonly (string)[];
  /** data-quality findings that did not quarantine the row */
  readonly quality_marks: readonly (string)[];
  /** RJTL (outpatient) or RITL (inpatient) */
  readonly service_type: string | null;
  /** rawat jalan, ringan, sedang or berat */
  readonly severity_group: string | null;
  /** pseudonymous code of the facility */
  readonly facility_key: string | null;
  /** name, only where exactly one listed hospital fits; candidates are in `facilities` */
  readonly facility_name: string | null;
  /** province of the facility */
  readonly province_name: string | null;
  /** day of admission or visit */
  readonly admit_date: string;
  /** day of discharge */
  readonly discharge_date: string;
  /** primary diagnosis, full ICD-10 code */
  readonly dx_primary_code: string | null;
  /** name of the primary diagnosis */
  readonly dx_primary_label: string | null;
  /** amount billed (rupiah) */
  readonly amount_claimed: number;
  /** amount after verification; NULL where not given (rupiah) */
  readonly amount_paid: number | null;
  /** true: of the simulation, not real */
  readonly is_simulated: boolean;
  readonly source: "live" | "simulated";
  readonly channel: "jsonl" | "redis" | "kafka" | "api";
  /** when its sender made it, as the message says */
  readonly generated_at: string | null;
  /** when it was read from the channel */
  readonly received_at: string;
  /** the snapshot that it was compared with */
  readonly scored_against: string;
};

export type Assignment = {
  readonly claim_id: string;
  readonly assignee: string | null;
  readonly assigned_at: string | null;
  /** from here on it counts no more */
  readonly assigned_until: string | null;
  /** day in Jakarta by which it is to be decided on */
  readonly due_on: string | null;
  /** latest decision */
  readonly decision: string | null;
};

export type AuditOutcome = {
  readonly outcome_id: string;
  /** number over all claims, without a gap */
  readonly seq: number;
  readonly claim_id: string;
  readonly decision: "approved" | "partial" | "rejected";
  readonly correction_ratio: number;
  /** why; null where an approval has none, and of decisions older than the list. coding_against_rules: tidak sesuai kaidah koding (coding against the rules); repeated_outpatient_visits: kunjungan rawat jalan berulang (repeated outpatient visits); code_without_evidence: kode tanpa bukti di resume medis (a code without evidence in the resume medis); visit_or_procedure_without_indication: kunjungan atau tindakan tanpa indikasi (a visit or procedure without indication); inpatient_without_indication: rawat inap tanpa indikasi (inpatient care without indication); administrative: administratif (administrative); duplicate: klaim ganda (a duplicate); justified: dapat dibenarkan (justified); false_alarm: aturan keliru menandai (a false alarm of the rule) */
  readonly reason: "coding_against_rules" | "repeated_outpatient_visits" | "code_without_evidence" | "visit_or_procedure_without_indication" | "inpatient_without_indication" | "administrative" | "duplicate" | "justified" | "false_alarm" | null;
  readonly notes: string;
  readonly reviewer: string;
  readonly created_at: string;
  readonly snapshot_id: string;
  /** scores, flags, versions and amounts as they were */
  readonly evidence: Readonly<Record<string, unknown>>;
  /** the outcome of the same claim that this one takes the place of */
  readonly supersedes: string | null;
  readonly proposal_id: string | null;
  /** of this row, with prev_hash: SHA-256, or HMAC-SHA-256 where key_id names a key */
  readonly hash: string;
  readonly prev_hash: string;
  /** 1 for rows that are older than reasons */
  readonly hash_version: number;
  /** AUDIT_KEY of the hash */
  readonly key_id: string | null;
};

export type BrowserSession = {
  readonly username: string;
  readonly role: "auditor" | "ops" | "client" | "admin";
  /** BPS codes; null for every province */
  readonly provinces: readonly (string)[] | null;
  /** leads others: assigns claims to them, blesses answers */
  readonly is_lead: boolean;
  /** to be sent as `x-csrf-token` with every request that changes something */
  readonly csrf_token: string;
  /** unless it is used before */
  readonly expires_at: string;
};

export type CasemixRow = {
  /** BPS code where the dimension is the province */
  readonly code: string | null;
  /** value of the dimension; null where the claims have none */
  readonly value: string | null;
  /** number of claims (claims) */
  readonly n: number;
  /** share of all claims that pass the filters, 6 decimals */
  readonly share_of_claims: number | null;
  /** sum billed (rupiah) */
  readonly amount_claimed: number;
  /** share of all that was billed, 6 decimals */
  readonly share_of_amount: number | null;
  /** sum after verification, of claims where it is given (rupiah) */
  readonly amount_paid: number | null;
  /** sum billed less paid, of claims where paid is given (rupiah) */
  readonly amount_gap: number | null;
  /** gap as a share of what those claims billed, 6 decimals */
  readonly gap_rate: number | null;
  /** median billed; of two middle ones the lower (rupiah) */
  readonly median_claimed: number | null;
  /** median after verification; of two middle ones the lower (rupiah) */
  readonly median_paid: number | null;
  /** mean length of stay, 6 decimals (days) */
  readonly mean_los: number | null;
  /** inpatient claims among them (claims) */
  readonly inpatient_n: number;
  /** claims with an indication (claims) */
  readonly flagged_n: number;
  /** share of claims with an indication, 6 decimals */
  readonly flagged_rate: number;
  /** mean risk score, 6 decimals */
  readonly mean_risk: number;
};

export type CatalogueField = {
  readonly id: string;
  /** heading that it stands under in the glossary */
  readonly section: string;
  readonly label: string;
  /** other names that people use for it, in the language asked for */
  readonly also_written: readonly (string)[];
  readonly definition: string;
  readonly kind: "key" | "nominal" | "ordinal" | "code" | "text" | "boolean" | "integer" | "decimal" | "rupiah" | "date" | "time" | "codes" | "names";
  readonly unit?: string | undefined;
  /** places after the point that are exact */
  readonly decimals: number;
  readonly operators: readonly ("=" | "!=" | "<" | "<=" | ">" | ">=" | "between" | "in" | "not_in" | "contains" | "not_contains" | "under" | "not_under" | "is_null" | "not_null")[];
  /** besides count, which takes no field */
  readonly aggregations: readonly ("count" | "distinct" | "sum" | "mean" | "p10" | "p25" | "median" | "p75" | "p90" | "p95" | "p99" | "min" | "max")[];
  readonly can_group: boolean;
  readonly can_order: boolean;
  readonly can_show: boolean;
  /** of codes: what `under` takes a part of */
  readonly hierarchy?: "icd10" | "icd9cm" | "inacbg" | undefined;
  /** a value may be written as itself, by its label or one of the other names */
  readonly values?: readonly ({
    readonly value: string | number;
    readonly label: string;
    readonly also_written: readonly (string)[];
  })[] | undefined;
  /** takes further names that the data give */
  readonly is_looked_up: boolean;
  /** rests on other claims of the same person; withheld from a reader with a scope where some of them may lie outside it */
  readonly rests_on_others: boolean;
  readonly examples: readonly (string | number)[];
};

export type ChatAnswer = {
  readonly language: "id" | "en";
  /** the claim that the answer is about */
  readonly claim_id: string | null;
  readonly snapshot_id: string;
  readonly data_date: string;
  readonly model_version: string;
  readonly ruleset_version: string;
  readonly prompt_id: string | null;
  readonly prompt_hash: string | null;
  /** chat model that composed it; `offline` is the deterministic one */
  readonly generated_by: string | null;
  readonly disclosure: string | null;
  /** how the question was read, in one line; empty where it was not */
  readonly understood: string;
  /** the same as data, for POST /queries */
  readonly queries: readonly ({
    /** claims: a list, one a row (fields, order). groups: measures of each value of `by`, or one row of all. facilities, patients: groups by facility, with name, class and province, or by person, a number of this answer with claim_ids; no `by`. pairs: claims that repeat each other, each pair once, where one of the two passes; columns first_claim_id, second_claim_id, days_apart, is_same_facility, repeated_amount; no fields, order or measures. decisions: claims with a decision, the latest of each, the newest first */
    readonly subject: "claims" | "groups" | "facilities" | "patients" | "pairs" | "decisions";
    readonly where: readonly (Clause)[];
    /** days of the claims, of their latest decision, or on which live claims were received (both in Asia/Jakarta) */
    readonly period?: {
      readonly date: "admit_date" | "discharge_date" | "decided_on" | "received_on";
      /** first day, included */
      readonly from?: string | undefined;
      /** last day, included */
      readonly to?: string | undefined;
      /** the words it came from, kept and given back; they change nothing */
      readonly words?: string | undefined;
    } | undefined;
    /** claims from before: conditions hold first, then the claims are cut to these; measures, groups and lists are of what is left */
    readonly base?: {
      /** only these claims */
      readonly claim_ids?: readonly (string)[] | undefined;
      /** of the claims that pass everything else, only the first so many of `order` */
      readonly first?: number | undefined;
      readonly order?: readonly ({
        /** a field of the claims, where claims are listed */
        readonly field?: string | undefined;
        /** a measure by its place, from 0, where there are groups */
        readonly measure?: number | undefined;
        /** a grouping by its place, from 0 */
        readonly group?: number | undefined;
        /** desc unless told, of dates too; absent values come last in either */
        readonly direction: "asc" | "desc";
      })[] | undefined;
    } | undefined;
    /** a row for each value that occurs; null for claims without one; a claim counts once under each item of a set */
    readonly by: readonly ({
      readonly field: string;
      /** of a date: the day on which its day, week (from Monday), month, quarter or year begins; month unless told */
      readonly unit?: "day" | "week" | "month" | "quarter" | "year" | undefined;
      /** of a number: bins of this width from 0, named by their lower end */
      readonly width?: number | undefined;
      /** of a number: ascending ends of bins, each from an end, included, to the next, the last without end; named by the lower end; below the first, and without a value, null */
      readonly edges?: readonly (number)[] | undefined;
    })[];
    /** columns of groups; a count unless told */
    readonly measures: readonly ({
      /** name of its column; made of aggregation and field unless told */
      readonly name?: string | undefined;
      /** median and p10 to p99 are values that occur: the smallest of which half, or so many hundredths, are not larger; absent values take no part */
      readonly agg: "count" | "distinct" | "sum" | "mean" | "p10" | "p25" | "median" | "p75" | "p90" | "p95" | "p99" | "min" | "max";
      /** what is aggregated; none for count */
      readonly field?: string | undefined;
      /** takes only the claims of the group that pass this too */
      readonly where?: readonly (Clause)[] | undefined;
      /** makes a share, 0–1, of count or sum: of the same in the group without the measure’s own `where`, in all matching claims, or in all claims of the scope. Another count or sum of the group makes a ratio of count, distinct or sum: claims per patient are count of {agg: distinct, field: patient} */
      readonly of?: "group" | "matching" | "all" | {
        readonly agg: "count" | "distinct" | "sum";
        /** what is counted or added up; none for count */
        readonly field?: string | undefined;
        /** takes only the claims of the group that pass this too */
        readonly where?: readonly (Clause)[] | undefined;
      } | undefined;
    })[];
    /** conditions on the measures of a group, by their place; all hold; before limit and top_per. matching: the same measure of all matching claims, groups: its mean over the groups */
    readonly having: readonly ({
      readonly measure: number;
      readonly op: "=" | "!=" | "<" | "<=" | ">" | ">=";
      readonly value: number | "matching" | "groups";
    })[];
    /** columns of a list; those of the worklist unless told */
    readonly fields: readonly (string)[];
    /** claims by risk unless told; groups by date ascending, else by the first measure, the largest first; ties by their values */
    readonly order: readonly ({
      /** a field of the claims, where claims are listed */
      readonly field?: string | undefined;
      /** a measure by its place, from 0, where there are groups */
      readonly measure?: number | undefined;
      /** a grouping by its place, from 0 */
      readonly group?: number | undefined;
      /** desc unless told, of dates too; absent values come last in either */
      readonly direction: "asc" | "desc";
    })[];
    /** rows, taken last; of each side */
    readonly limit: number;
    /** of two groupings: only the first so many of the second within each value of the first, in the order asked */
    readonly top_per?: number | undefined;
    /** of groups by a date: each measure less that of the calendar period before, and as a share of it; null where that period has no claims, the share also where it was 0 */
    readonly change?: "previous" | undefined;
    /** the same question once for each side: `where` and the side’s own hold together; shares are of the side */
    readonly against?: readonly ({
      readonly name?: string | undefined;
      /** what tells this side from the others; nothing is the whole */
      readonly where: readonly (Clause)[];
    })[] | undefined;
  })[];
  /** what stands for words that do not say it, or that a model gave a sense */
  readonly assumed: readonly ({
    readonly words: string;
    readonly reading: string;
  })[];
  /** words that nothing took: the answer asks back */
  readonly unread: readonly (string)[];
  /** ways to go on, or, where it was answered, what its defaults could mean besides; ask the same message with `choice`: the number of one, from 1 */
  readonly choices: readonly ({
    readonly label: string;
    readonly queries?: readonly ({
      /** claims: a list, one a row (fields, order). groups: measures of each value of `by`, or one row of all. facilities, patients: groups by facility, with name, class and province, or by person, a number of this answer with claim_ids; no `by`. pairs: claims that repeat each other, each pair once, where one of the two passes; columns first_claim_id, second_claim_id, days_apart, is_same_facility, repeated_amount; no fields, order or measures. decisions: claims with a decision, the latest of each, the newest first */
      readonly subject: "claims" | "groups" | "facilities" | "patients" | "pairs" | "decisions";
      readonly where: readonly (Clause)[];
      /** days of the claims, of their latest decision, or on which live claims were received (both in Asia/Jakarta) */
      readonly period?: {
        readonly date: "admit_date" | "discharge_date" | "decided_on" | "received_on";
        /** first day, included */
        readonly from?: string | undefined;
        /** last day, included */
        readonly to?: string | undefined;
        /** the words it came from, kept and given back; they change nothing */
        readonly words?: string | undefined;
      } | undefined;
      /** claims from before: conditions hold first, then the claims are cut to these; measures, groups and lists are of what is left */
      readonly base?: {
        /** only these claims */
        readonly claim_ids?: readonly (string)[] | undefined;
        /** of the claims that pass everything else, only the first so many of `order` */
        readonly first?: number | undefined;
        readonly order?: readonly ({
          /** a field of the claims, where claims are listed */
          readonly field?: string | undefined;
          /** a measure by its place, from 0, where there are groups */
          readonly measure?: number | undefined;
          /** a grouping by its place, from 0 */
          readonly group?: number | undefined;
          /** desc unless told, of dates too; absent values come last in either */
          readonly direction: "asc" | "desc";
        })[] | undefined;
      } | undefined;
      /** a row for each value that occurs; null for claims without one; a claim counts once under each item of a set */
      readonly by: readonly ({
        readonly field: string;
        /** of a date: the day on which its day, week (from Monday), month, quarter or year begins; month unless told */
        readonly unit?: "day" | "week" | "month" | "quarter" | "year" | undefined;
        /** of a number: bins of this width from 0, named by their lower end */
        readonly width?: number | undefined;
        /** of a number: ascending ends of bins, each from an end, included, to the next, the last without end; named by the lower end; below the first, and without a value, null */
        readonly edges?: readonly (number)[] | undefined;
      })[];
      /** columns of groups; a count unless told */
      readonly measures: readonly ({
        /** name of its column; made of aggregation and field unless told */
        readonly name?: string | undefined;
        /** median and p10 to p99 are values that occur: the smallest of which half, or so many hundredths, are not larger; absent values take no part */
        readonly agg: "count" | "distinct" | "sum" | "mean" | "p10" | "p25" | "median" | "p75" | "p90" | "p95" | "p99" | "min" | "max";
        /** what is aggregated; none for count */
        readonly field?: string | undefined;
        /** takes only the claims of the group that pass this too */
        readonly where?: readonly (Clause)[] | undefined;
        /** makes a share, 0–1, of count or sum: of the same in the group without the measure’s own `where`, in all matching claims, or in all claims of the scope. Another count or sum of the group makes a ratio of count, distinct or sum: claims per patient are count of {agg: distinct, field: patient} */
        readonly of?: "group" | "matching" | "all" | {
          readonly agg: "count" | "distinct" | "sum";
          /** what is counted or added up; none for count */
          readonly field?: string | undefined;
          /** takes only the claims of the group that pass this too */
          readonly where?: readonly (Clause)[] | undefined;
        } | undefined;
      })[];
      /** conditions on the measures of a group, by their place; all hold; before limit and top_per. matching: the same measure of all matching claims, groups: its mean over the groups */
      readonly having: readonly ({
        readonly measure: number;
        readonly op: "=" | "!=" | "<" | "<=" | ">" | ">=";
        readonly value: number | "matching" | "groups";
      })[];
      /** columns of a list; those of the worklist unless told */
      readonly fields: readonly (string)[];
      /** claims by risk unless told; groups by date ascending, else by the first measure, the largest first; ties by their values */
      readonly order: readonly ({
        /** a field of the claims, where claims are listed */
        readonly field?: string | undefined;
        /** a measure by its place, from 0, where there are groups */
        readonly measure?: number | undefined;
        /** a grouping by its place, from 0 */
        readonly group?: number | undefined;
        /** desc unless told, of dates too; absent values come last in either */
        readonly direction: "asc" | "desc";
      })[];
      /** rows, taken last; of each side */
      readonly limit: number;
      /** of two groupings: only the first so many of the second within each value of the first, in the order asked */
      readonly top_per?: number | undefined;
      /** of groups by a date: each measure less that of the calendar period before, and as a share of it; null where that period has no claims, the share also where it was 0 */
      readonly change?: "previous" | undefined;
      /** the same question once for each side: `where` and the side’s own hold together; shares are of the side */
      readonly against?: readonly ({
        readonly name?: string | undefined;
        /** what tells this side from the others; nothing is the whole */
        readonly where: readonly (Clause)[];
      })[] | undefined;
    })[] | undefined;
    readonly message?: string | undefined;
  })[];
  readonly notice: {
    readonly code: "greeting" | "thanks" | "help" | "out_of_scope" | "private" | "verdict" | "decision" | "not_in_data" | "instructions" | "needs_claim" | "claim_unknown" | "place_unknown" | "needs_list" | "rule_elsewhere" | "not_computed" | "unclear" | null;
    readonly text: string;
  } | null;
  readonly sentences: readonly ({
    readonly text: string;
    readonly citations: readonly (ChatCitation)[];
  })[];
  /** null where the answer did not come to its end: each sentence was checked, the whole was not */
  readonly grounding: {
    readonly status: "verified" | "repaired" | "fallback";
    readonly figures: number;
    readonly unsupported: 0;
    readonly dropped: number;
  } | null;
  readonly tool_calls: readonly ({
    readonly tool: string;
    readonly args: Readonly<Record<string, unknown>>;
    readonly ok: boolean;
  })[];
  readonly usage: {
    readonly model_calls: number;
    readonly input_tokens: number;
    readonly output_tokens: number;
    readonly milliseconds: number;
  } | null;
  /** documents that can be had: POST `url` with the `kind`, and the `query` of a list */
  readonly documents: readonly ({
    readonly kind: "request" | "note" | "list";
    readonly claim_id?: string | undefined;
    readonly query?: {
      /** claims: a list, one a row (fields, order). groups: measures of each value of `by`, or one row of all. facilities, patients: groups by facility, with name, class and province, or by person, a number of this answer with claim_ids; no `by`. pairs: claims that repeat each other, each pair once, where one of the two passes; columns first_claim_id, second_claim_id, days_apart, is_same_facility, repeated_amount; no fields, order or measures. decisions: claims with a decision, the latest of each, the newest first */
      readonly subject: "claims" | "groups" | "facilities" | "patients" | "pairs" | "decisions";
      readonly where: readonly (Clause)[];
      /** days of the claims, of their latest decision, or on which live claims were received (both in Asia/Jakarta) */
      readonly period?: {
        readonly date: "admit_date" | "discharge_date" | "decided_on" | "received_on";
        /** first day, included */
        readonly from?: string | undefined;
        /** last day, included */
        readonly to?: string | undefined;
        /** the words it came from, kept and given back; they change nothing */
        readonly words?: string | undefined;
      } | undefined;
      /** claims from before: conditions hold first, then the claims are cut to these; measures, groups and lists are of what is left */
      readonly base?: {
        /** only these claims */
        readonly claim_ids?: readonly (string)[] | undefined;
        /** of the claims that pass everything else, only the first so many of `order` */
        readonly first?: number | undefined;
        readonly order?: readonly ({
          /** a field of the claims, where claims are listed */
          readonly field?: string | undefined;
          /** a measure by its place, from 0, where there are groups */
          readonly measure?: number | undefined;
          /** a grouping by its place, from 0 */
          readonly group?: number | undefined;
          /** desc unless told, of dates too; absent values come last in either */
          readonly direction: "asc" | "desc";
        })[] | undefined;
      } | undefined;
      /** a row for each value that occurs; null for claims without one; a claim counts once under each item of a set */
      readonly by: readonly ({
        readonly field: string;
        /** of a date: the day on which its day, week (from Monday), month, quarter or year begins; month unless told */
        readonly unit?: "day" | "week" | "month" | "quarter" | "year" | undefined;
        /** of a number: bins of this width from 0, named by their lower end */
        readonly width?: number | undefined;
        /** of a number: ascending ends of bins, each from an end, included, to the next, the last without end; named by the lower end; below the first, and without a value, null */
        readonly edges?: readonly (number)[] | undefined;
      })[];
      /** columns of groups; a count unless told */
      readonly measures: readonly ({
        /** name of its column; made of aggregation and field unless told */
        readonly name?: string | undefined;
        /** median and p10 to p99 are values that occur: the smallest of which half, or so many hundredths, are not larger; absent values take no part */
        readonly agg: "count" | "distinct" | "sum" | "mean" | "p10" | "p25" | "median" | "p75" | "p90" | "p95" | "p99" | "min" | "max";
        /** what is aggregated; none for count */
        readonly field?: string | undefined;
        /** takes only the claims of the group that pass this too */
        readonly where?: readonly (Clause)[] | undefined;
        /** makes a share, 0–1, of count or sum: of the same in the group without the measure’s own `where`, in all matching claims, or in all claims of the scope. Another count or sum of the group makes a ratio of count, distinct or sum: claims per patient are count of {agg: distinct, field: patient} */
        readonly of?: "group" | "matching" | "all" | {
          readonly agg: "count" | "distinct" | "sum";
          /** what is counted or added up; none for count */
          readonly field?: string | undefined;
          /** takes only the claims of the group that pass this too */
          readonly where?: readonly (Clause)[] | undefined;
        } | undefined;
      })[];
      /** conditions on the measures of a group, by their place; all hold; before limit and top_per. matching: the same measure of all matching claims, groups: its mean over the groups */
      readonly having: readonly ({
        readonly measure: number;
        readonly op: "=" | "!=" | "<" | "<=" | ">" | ">=";
        readonly value: number | "matching" | "groups";
      })[];
      /** columns of a list; those of the worklist unless told */
      readonly fields: readonly (string)[];
      /** claims by risk unless told; groups by date ascending, else by the first measure, the largest first; ties by their values */
      readonly order: readonly ({
        /** a field of the claims, where claims are listed */
        readonly field?: string | undefined;
        /** a measure by its place, from 0, where there are groups */
        readonly measure?: number | undefined;
        /** a grouping by its place, from 0 */
        readonly group?: number | undefined;
        /** desc unless told, of dates too; absent values come last in either */
        readonly direction: "asc" | "desc";
      })[];
      /** rows, taken last; of each side */
      readonly limit: number;
      /** of two groupings: only the first so many of the second within each value of the first, in the order asked */
      readonly top_per?: number | undefined;
      /** of groups by a date: each measure less that of the calendar period before, and as a share of it; null where that period has no claims, the share also where it was 0 */
      readonly change?: "previous" | undefined;
      /** the same question once for each side: `where` and the side’s own hold together; shares are of the side */
      readonly against?: readonly ({
        readonly name?: string | undefined;
        /** what tells this side from the others; nothing is the whole */
        readonly where: readonly (Clause)[];
      })[] | undefined;
    } | undefined;
    readonly url: string;
  })[];
  /** questions that may follow */
  readonly suggestions: readonly (string)[];
};

export type ChatCitation = {
  /** what GET /evidence/{id} takes */
  readonly evidence_id: string;
  readonly label: string;
  /** raw: whole rupiah, shares from 0 to 1, ISO dates */
  readonly value: string | number | boolean | null | readonly (string)[];
  readonly unit: string;
  /** the value as a sentence of the language shows it */
  readonly shown: string;
};

export type ChatEvidence = {
  /** what GET /evidence/{id} takes */
  readonly evidence_id: string;
  readonly label: string;
  /** raw: whole rupiah, shares from 0 to 1, ISO dates */
  readonly value: string | number | boolean | null | readonly (string)[];
  readonly unit: string;
  /** the value as a sentence of the language shows it */
  readonly shown: string;
  readonly message_id: string;
  readonly thread_id: string;
  readonly cited_at: string;
  /** table, column, keys of the row and snapshot that the value was read from */
  readonly source: {
    readonly table: string;
    readonly column: string;
    readonly keys: Readonly<Record<string, string | number>>;
    readonly snapshot: string;
  };
  /** the value there now, in the snapshot that serves; null where it cannot be read */
  readonly current: {
    readonly snapshot_id: string;
    readonly value: string | number | boolean | null | readonly (string)[];
    readonly shown: string;
    readonly is_same: boolean;
  } | null;
};

export type ChatMessage = {
  readonly message_id: string;
  readonly thread_id: string;
  /** number in its thread */
  readonly seq: number;
  readonly role: "user" | "assistant";
  /** a question is always done; interrupted: the service stopped before the answer was done */
  readonly status: "running" | "done" | "stopped" | "failed" | "interrupted";
  readonly created_at: string;
  readonly ended_at: string | null;
  readonly text: string;
  /** the answer was given under a wider scope than the caller has now, and is not shown */
  readonly is_withheld: boolean;
  /** POST /chat/{thread}/regenerate answers its question again */
  readonly can_regenerate: boolean;
  /** of an answer that is not withheld */
  readonly answer: ChatAnswer | null;
  /** why an answer failed or was interrupted */
  readonly error: {
    readonly code: string;
    readonly message: string;
  } | null;
};

export type ChatThread = {
  readonly thread_id: string;
  readonly claim_id: string | null;
  readonly title: string;
  readonly created_at: string;
  readonly updated_at: string;
};

export type ChatThreadListing = {
  readonly thread_id: string;
  readonly claim_id: string | null;
  readonly title: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly message_count: number;
  /** an answer is being made */
  readonly is_answering: boolean;
};

export type Claim = {
  /** number of the claim within its run; null for a claim that came in live or is simulated */
  readonly claim_no: number | null;
  /** visit id, the key of a claim */
  readonly claim_id: string;
  /** weight of the participant in the official sample */
  readonly sample_weight: number | null;
  /** Laki-laki or Perempuan */
  readonly patient_sex: string | null;
  /** age on the day of admission (years) */
  readonly patient_age: number | null;
  /** pseudonymous code of the facility */
  readonly facility_key: string | null;
  /** the key occurs with more than one set of attributes */
  readonly is_facility_ambiguous: boolean;
  /** name, only where exactly one listed hospital fits; candidates are in `facilities` */
  readonly facility_name: string | null;
  /** owner of the facility */
  readonly facility_ownership: string | null;
  /** hospital or clinic */
  readonly facility_kind: string | null;
  /** class or type of the facility */
  readonly facility_class: string | null;
  /** BPS code of the facility’s province */
  readonly province_code: string | null;
  /** province of the facility */
  readonly province_name: string | null;
  /** BPS code of the facility’s district */
  readonly district_code: string | null;
  /** district of the facility */
  readonly district_name: string | null;
  /** day of admission or visit */
  readonly admit_date: string;
  /** day of discharge */
  readonly discharge_date: string;
  /** length of stay (days) */
  readonly los: number;
  /** RJTL (outpatient) or RITL (inpatient) */
  readonly service_type: string | null;
  /** clinic visited; NULL where it was none, as for inpatients */
  readonly clinic_name: string | null;
  /** rawat jalan, ringan, sedang or berat */
  readonly severity_group: string | null;
  /** segment of participation at the visit */
  readonly segment: string | null;
  /** class the participant is entitled to */
  readonly entitlement_class: string | null;
  /** how the patient left */
  readonly discharge_status: string | null;
  /** ICD-10 code on admission */
  readonly dx_admission_code: string | null;
  /** primary diagnosis, 3-character ICD-10 */
  readonly dx_primary_group: string | null;
  /** primary diagnosis, full ICD-10 code */
  readonly dx_primary_code: string | null;
  /** name of the primary diagnosis */
  readonly dx_primary_label: string | null;
  /** secondary diagnoses, in code order */
  readonly dx_secondary_codes: readonly (string)[];
  /** names, in the order of the codes */
  readonly dx_secondary_labels: readonly (string)[];
  /** number of distinct secondary diagnoses (diagnoses) */
  readonly comorbidity_count: number;
  /** INA-CBG code */
  readonly inacbg_code: string | null;
  /** name of the INA-CBG */
  readonly inacbg_label: string | null;
  /** casemix main group, A–Z */
  readonly inacbg_group: string | null;
  /** case type 1–9 */
  readonly inacbg_case_type: number | null;
  /** number within group and type */
  readonly inacbg_number: number | null;
  /** 0 outpatient, I, II or III */
  readonly inacbg_severity: string | null;
  /** ICD-9-CM codes, as listed */
  readonly procedure_codes: readonly (string)[];
  /** names, in the order of the codes */
  readonly procedure_labels: readonly (string)[];
  /** INA-CBG tariff region 1–5 */
  readonly tariff_region: number | null;
  /** INA-CBG tariff (rupiah) */
  readonly tariff_amount: number | null;
  /** codes of the special groups claimed */
  readonly topup_codes: readonly (string)[];
  /** special sub-acute top-up (rupiah) */
  readonly topup_sa_amount: number;
  /** special procedure top-up (rupiah) */
  readonly topup_sp_amount: number;
  /** special prosthesis top-up (rupiah) */
  readonly topup_rr_amount: number;
  /** special investigation top-up (rupiah) */
  readonly topup_si_amount: number;
  /** special drug top-up (rupiah) */
  readonly topup_sd_amount: number;
  /** all top-ups (rupiah) */
  readonly topup_amount: number;
  /** amount billed (rupiah) */
  readonly amount_claimed: number;
  /** amount after verification; NULL where not given (rupiah) */
  readonly amount_paid: number | null;
  /** billed less paid (rupiah) */
  readonly amount_gap: number | null;
  /** share of the bill that was paid, 6 decimals */
  readonly payment_ratio: number | null;
  /** 1 dx × severity × class × province … 5 severity; NULL where no level has 30 others */
  readonly peer_level: number | null;
  /** the peer group, parts joined by | */
  readonly peer_key: string | null;
  /** number of other claims compared with (claims) */
  readonly peer_n: number | null;
  /** mean (rupiah) */
  readonly peer_mean: number | null;
  /** 90th percentile (R-7, as numpy and pandas) (rupiah) */
  readonly peer_p90: number | null;
  /** sample standard deviation (rupiah) */
  readonly peer_std: number | null;
  /** distance from the peers, 6 decimals; NULL where peers do not differ */
  readonly cost_zscore: number | null;
  /** another claim of the patient with the same diagnosis and procedures within 3 days */
  readonly duplicate_pattern: boolean;
  /** those other claims, by admission and id, the 50 nearest at most */
  readonly duplicate_claim_ids: readonly (string)[];
  /** the patient’s claim just before in the order of admission, then of id; NULL where none is */
  readonly previous_claim_id: string | null;
  /** from that admission to this one; 0 on the same day (days) */
  readonly days_since_previous_claim: number | null;
  /** to this admission from the latest discharge, on or before it, among the patient’s claims before this one in that order; NULL where none is (days) */
  readonly days_since_previous_discharge: number | null;
  /** of an inpatient claim: to this admission from the latest discharge, on or before it, among the patient’s inpatient claims before; NULL where none is, and of every claim that is not RITL (days) */
  readonly readmission_gap: number | null;
  /** other claims of the patient admitted on the same day; NULL only where no patient is known, as all counts of other claims (claims) */
  readonly same_day_claim_count: number | null;
  /** claims of the patient admitted 1 to 30 days before this admission; the day itself does not count (claims) */
  readonly claim_count_30_days_before: number | null;
  /** claims of the patient admitted 1 to 365 days before this admission; the day itself does not count (claims) */
  readonly claim_count_365_days_before: number | null;
  /** other claims of the patient of which each was admitted before the other’s discharge: stays that share a night, visits on a day strictly inside a stay (claims) */
  readonly overlapping_claim_count: number | null;
  /** all claims of the patient are of facilities of one province that is known; NULL where no patient is */
  readonly is_history_local: boolean | null;
  /** data-quality findings that did not quarantine the row */
  readonly quality_marks: readonly (string)[];
  /** raw file the claim came from; of a claim that came in live, its channel */
  readonly source_file: string;
  /** record number, the header not counted; 0 of a claim that came in live */
  readonly source_record: number;
  /** ruleset of the run */
  readonly ruleset_version: string;
  /** run that made the row */
  readonly etl_run_id: string;
  /** place in the worklist, 1 first; null for a claim that came in live or is simulated */
  readonly risk_rank: number | null;
  /** the score of the worklist, 0–1 */
  readonly risk_score: number;
  /** score of the rules, 0 where none is active */
  readonly rule_score: number;
  /** anomaly score of Liu et al., 0–1, higher is stranger */
  readonly anomaly_score: number;
  /** score of the model, 0–1 */
  readonly ml_score_normalized: number;
  /** active rules, heaviest first */
  readonly flags: readonly (string)[];
  /** rules whose inputs the claim lacks */
  readonly rules_not_evaluated: readonly (string)[];
  /** model that scored */
  readonly model_version: string;
  /** what the claims whose amount it is compared with have in common with it */
  readonly cost_cell: string | null;
  /** number of these other claims (claims) */
  readonly cost_n: number | null;
  /** median of the others, the lower of two, at the level of tariffs of the claim’s own class of facility, region and entitlement (rupiah) */
  readonly cost_median: number | null;
  /** by how much the claim is above that median; NULL where it is not (rupiah) */
  readonly cost_excess: number | null;
  /** what the claims whose stay it is compared with have in common with it */
  readonly stay_cell: string | null;
  /** number of these other claims (claims) */
  readonly stay_n: number | null;
  /** median of the others, the lower of two (days) */
  readonly stay_median: number | null;
  /** by how much the stay is above that median; NULL where it is not (days) */
  readonly stay_excess: number | null;
  /** by how much the stay is below that median; NULL where it is not (days) */
  readonly stay_shortfall: number | null;
  /** how it came in; null for a claim of the snapshot */
  readonly intake: ClaimIntake | null;
  /** columns that are null because they rest on claims of the same person, some of which may lie outside of the caller’s provinces */
  readonly withheld: readonly (string)[];
  /** names the hospital list allows for the facility */
  readonly facility_candidates: readonly (string)[];
  /** the claims of duplicate_claim_ids */
  readonly twins: readonly (ClaimTwin)[];
  /** the active flags, explained */
  readonly indications: readonly (Indication)[];
  /** rules that hold, and that somebody snoozed: none of them is among `flags` and `indications` */
  readonly snoozed: readonly (SnoozedRule)[];
  readonly review_state: "pending" | "in_review" | "reviewed";
  readonly latest_feedback: {
    readonly decision: "approved" | "partial" | "rejected";
    readonly correction_ratio: number;
    /** why; null where an approval has none, and of decisions older than the list. coding_against_rules: tidak sesuai kaidah koding (coding against the rules); repeated_outpatient_visits: kunjungan rawat jalan berulang (repeated outpatient visits); code_without_evidence: kode tanpa bukti di resume medis (a code without evidence in the resume medis); visit_or_procedure_without_indication: kunjungan atau tindakan tanpa indikasi (a visit or procedure without indication); inpatient_without_indication: rawat inap tanpa indikasi (inpatient care without indication); administrative: administratif (administrative); duplicate: klaim ganda (a duplicate); justified: dapat dibenarkan (justified); false_alarm: aturan keliru menandai (a false alarm of the rule) */
    readonly reason: "coding_against_rules" | "repeated_outpatient_visits" | "code_without_evidence" | "visit_or_procedure_without_indication" | "inpatient_without_indication" | "administrative" | "duplicate" | "justified" | "false_alarm" | null;
    readonly reviewer: string;
    readonly decided_at: string;
  } | null;
  /** who has it in review */
  readonly assignee: string | null;
  readonly assigned_until: string | null;
  /** day by which it is to be decided on; null where nobody has it */
  readonly due_on: string | null;
};

export type ClaimIntake = {
  readonly source: "live" | "simulated";
  readonly channel: "jsonl" | "redis" | "kafka" | "api";
  /** when its sender made it, as the message says */
  readonly generated_at: string | null;
  /** when it was read from the channel */
  readonly received_at: string;
  /** the snapshot that it was compared with */
  readonly scored_against: string;
};

export type ClaimLock = {
  readonly claim_id: string;
  /** who has the claim open now */
  readonly holder: string;
  readonly is_own: boolean;
  readonly since: string;
  /** unless the holder says again that it is open */
  readonly until: string;
};

export type ClaimQueryInput = {
  /** claims: a list, one a row (fields, order). groups: measures of each value of `by`, or one row of all. facilities, patients: groups by facility, with name, class and province, or by person, a number of this answer with claim_ids; no `by`. pairs: claims that repeat each other, each pair once, where one of the two passes; columns first_claim_id, second_claim_id, days_apart, is_same_facility, repeated_amount; no fields, order or measures. decisions: claims with a decision, the latest of each, the newest first */
  readonly subject: "claims" | "groups" | "facilities" | "patients" | "pairs" | "decisions";
  readonly where?: readonly (ClauseInput)[] | undefined;
  /** days of the claims, of their latest decision, or on which live claims were received (both in Asia/Jakarta) */
  readonly period?: {
    readonly date?: "admit_date" | "discharge_date" | "decided_on" | "received_on" | undefined;
    /** first day, included */
    readonly from?: string | undefined;
    /** last day, included */
    readonly to?: string | undefined;
    /** the words it came from, kept and given back; they change nothing */
    readonly words?: string | undefined;
  } | undefined;
  /** claims from before: conditions hold first, then the claims are cut to these; measures, groups and lists are of what is left */
  readonly base?: {
    /** only these claims */
    readonly claim_ids?: readonly (string)[] | undefined;
    /** of the claims that pass everything else, only the first so many of `order` */
    readonly first?: number | undefined;
    readonly order?: readonly ({
      /** a field of the claims, where claims are listed */
      readonly field?: string | undefined;
      /** a measure by its place, from 0, where there are groups */
      readonly measure?: number | undefined;
      /** a grouping by its place, from 0 */
      readonly group?: number | undefined;
      /** desc unless told, of dates too; absent values come last in either */
      readonly direction?: "asc" | "desc" | undefined;
    })[] | undefined;
  } | undefined;
  /** a row for each value that occurs; null for claims without one; a claim counts once under each item of a set */
  readonly by?: readonly ({
    readonly field: string;
    /** of a date: the day on which its day, week (from Monday), month, quarter or year begins; month unless told */
    readonly unit?: "day" | "week" | "month" | "quarter" | "year" | undefined;
    /** of a number: bins of this width from 0, named by their lower end */
    readonly width?: number | undefined;
    /** of a number: ascending ends of bins, each from an end, included, to the next, the last without end; named by the lower end; below the first, and without a value, null */
    readonly edges?: readonly (number)[] | undefined;
  })[] | undefined;
  /** columns of groups; a count unless told */
  readonly measures?: readonly ({
    /** name of its column; made of aggregation and field unless told */
    readonly name?: string | undefined;
    /** median and p10 to p99 are values that occur: the smallest of which half, or so many hundredths, are not larger; absent values take no part */
    readonly agg: "count" | "distinct" | "sum" | "mean" | "p10" | "p25" | "median" | "p75" | "p90" | "p95" | "p99" | "min" | "max";
    /** what is aggregated; none for count */
    readonly field?: string | undefined;
    /** takes only the claims of the group that pass this too */
    readonly where?: readonly (ClauseInput)[] | undefined;
    /** makes a share, 0–1, of count or sum: of the same in the group without the measure’s own `where`, in all matching claims, or in all claims of the scope. Another count or sum of the group makes a ratio of count, distinct or sum: claims per patient are count of {agg: distinct, field: patient} */
    readonly of?: "group" | "matching" | "all" | {
      readonly agg: "count" | "distinct" | "sum";
      /** what is counted or added up; none for count */
      readonly field?: string | undefined;
      /** takes only the claims of the group that pass this too */
      readonly where?: readonly (ClauseInput)[] | undefined;
    } | undefined;
  })[] | undefined;
  /** conditions on the measures of a group, by their place; all hold; before limit and top_per. matching: the same measure of all matching claims, groups: its mean over the groups */
  readonly having?: readonly ({
    readonly measure: number;
    readonly op: "=" | "!=" | "<" | "<=" | ">" | ">=";
    readonly value: number | "matching" | "groups";
  })[] | undefined;
  /** columns of a list; those of the worklist unless told */
  readonly fields?: readonly (string)[] | undefined;
  /** claims by risk unless told; groups by date ascending, else by the first measure, the largest first; ties by their values */
  readonly order?: readonly ({
    /** a field of the claims, where claims are listed */
    readonly field?: string | undefined;
    /** a measure by its place, from 0, where there are groups */
    readonly measure?: number | undefined;
    /** a grouping by its place, from 0 */
    readonly group?: number | undefined;
    /** desc unless told, of dates too; absent values come last in either */
    readonly direction?: "asc" | "desc" | undefined;
  })[] | undefined;
  /** rows, taken last; of each side */
  readonly limit?: number | undefined;
  /** of two groupings: only the first so many of the second within each value of the first, in the order asked */
  readonly top_per?: number | undefined;
  /** of groups by a date: each measure less that of the calendar period before, and as a share of it; null where that period has no claims, the share also where it was 0 */
  readonly change?: "previous" | undefined;
  /** the same question once for each side: `where` and the side’s own hold together; shares are of the side */
  readonly against?: readonly ({
    readonly name?: string | undefined;
    /** what tells this side from the others; nothing is the whole */
    readonly where?: readonly (ClauseInput)[] | undefined;
  })[] | undefined;
};

export type ClaimTwin = {
  /** visit id, the key of a claim */
  readonly claim_id: string;
  /** day of admission or visit */
  readonly admit_date: string;
  /** day of discharge */
  readonly discharge_date: string;
  /** RJTL (outpatient) or RITL (inpatient) */
  readonly service_type: string | null;
  /** pseudonymous code of the facility */
  readonly facility_key: string | null;
  /** name, only where exactly one listed hospital fits; candidates are in `facilities` */
  readonly facility_name: string | null;
  /** primary diagnosis, full ICD-10 code */
  readonly dx_primary_code: string | null;
  /** ICD-9-CM codes, as listed */
  readonly procedure_codes: readonly (string)[];
  /** amount billed (rupiah) */
  readonly amount_claimed: number;
  /** amount after verification; NULL where not given (rupiah) */
  readonly amount_paid: number | null;
  /** the score of the worklist, 0–1 */
  readonly risk_score: number;
  /** snapshot: loaded and scored with the others; live: real, came in by a channel; simulated: of the simulation, not real */
  readonly source: "snapshot" | "live" | "simulated";
};

export type Clause = Condition | {
  readonly any: readonly (Condition)[];
};

export type ClauseInput = ConditionInput | {
  readonly any: readonly (ConditionInput)[];
};

export type Condition = {
  /** id of a field of the catalogue */
  readonly field: string;
  /** contains: of a set, one of its items is the value, of text, the words occur in it; under: of ICD codes, they begin so or lie in a range A00-B99 or in a set (set:stroke), of INA-CBG, its first parts; between: both ends included. A claim without a value passes no positive condition and every negative one */
  readonly op: "=" | "!=" | "<" | "<=" | ">" | ">=" | "between" | "in" | "not_in" | "contains" | "not_contains" | "under" | "not_under" | "is_null" | "not_null";
  /** one value: names as data, label or people write them, dates YYYY-MM-DD, amounts in rupiah, shares 0–1, `me` for the caller as assignee or reviewer; a list for in, not_in, contains, not_contains, under and not_under (any of them); [low, high] for between; none for is_null and not_null */
  readonly value?: string | number | boolean | readonly (string | number | boolean)[] | {
    readonly field: string;
    readonly times: number;
    /** of all claims that pass everything else, not of the same claim; with < <= > >= only */
    readonly agg?: "mean" | "p10" | "p25" | "median" | "p75" | "p90" | "p95" | "p99" | "min" | "max" | undefined;
  } | undefined;
};

export type ConditionInput = {
  /** id of a field of the catalogue */
  readonly field: string;
  /** contains: of a set, one of its items is the value, of text, the words occur in it; under: of ICD codes, they begin so or lie in a range A00-B99 or in a set (set:stroke), of INA-CBG, its first parts; between: both ends included. A claim without a value passes no positive condition and every negative one */
  readonly op: "=" | "!=" | "<" | "<=" | ">" | ">=" | "between" | "in" | "not_in" | "contains" | "not_contains" | "under" | "not_under" | "is_null" | "not_null";
  /** one value: names as data, label or people write them, dates YYYY-MM-DD, amounts in rupiah, shares 0–1, `me` for the caller as assignee or reviewer; a list for in, not_in, contains, not_contains, under and not_under (any of them); [low, high] for between; none for is_null and not_null */
  readonly value?: string | number | boolean | readonly (string | number | boolean)[] | {
    readonly field: string;
    readonly times?: number | undefined;
    /** of all claims that pass everything else, not of the same claim; with < <= > >= only */
    readonly agg?: "mean" | "p10" | "p25" | "median" | "p75" | "p90" | "p95" | "p99" | "min" | "max" | undefined;
  } | undefined;
};

export type DecisionChoice = {
  /** what the sentence is read as, with its figures */
  readonly label: string;
  /** the sentence: send it as any other */
  readonly message: string;
  readonly decision: "approved" | "partial" | "rejected";
  readonly correction_ratio: number;
  /** why; null where an approval has none, and of decisions older than the list. coding_against_rules: tidak sesuai kaidah koding (coding against the rules); repeated_outpatient_visits: kunjungan rawat jalan berulang (repeated outpatient visits); code_without_evidence: kode tanpa bukti di resume medis (a code without evidence in the resume medis); visit_or_procedure_without_indication: kunjungan atau tindakan tanpa indikasi (a visit or procedure without indication); inpatient_without_indication: rawat inap tanpa indikasi (inpatient care without indication); administrative: administratif (administrative); duplicate: klaim ganda (a duplicate); justified: dapat dibenarkan (justified); false_alarm: aturan keliru menandai (a false alarm of the rule) */
  readonly reason: "coding_against_rules" | "repeated_outpatient_visits" | "code_without_evidence" | "visit_or_procedure_without_indication" | "inpatient_without_indication" | "administrative" | "duplicate" | "justified" | "false_alarm" | null;
};

export type DriftVerdict = {
  /** `scope/metric` */
  readonly key: string;
  readonly name: string;
  /** whole: all claims; fresh: new or changed ones; run: a figure of the run */
  readonly scope: "whole" | "fresh" | "run";
  readonly unit: "share" | "psi" | "sd" | "log" | "rupiah" | "score" | "claims" | "version";
  readonly state: "ok" | "watch" | "alert" | "resolved" | "insufficient";
  readonly is_breach: boolean;
  /** the value, code or slice that is furthest off */
  readonly at: string | null;
  readonly value: number | string | null;
  readonly expected: number | string | null;
  /** where it is in 95 % of runs without drift */
  readonly null95: readonly [number, number] | null;
  readonly null99: readonly [number, number] | null;
  readonly n: number;
  readonly p: number | null;
  /** p within all metrics of the run, by Benjamini and Hochberg */
  readonly q: number | null;
  readonly effect: number | null;
  /** least effect that may raise an alert */
  readonly floor: number;
  /** the snapshot in whose run the watch or alert began */
  readonly since: string | null;
  /** why there is no verdict */
  readonly reason: string | null;
  /** section of the runbook */
  readonly runbook: string;
};

export type DuplicatesRow = {
  /** visit id, the key of a claim, of the first claim */
  readonly first_claim_id: string;
  /** visit id, the key of a claim, of the second claim */
  readonly second_claim_id: string;
  /** day of admission or visit, of the first claim */
  readonly first_admit_date: string;
  /** day of admission or visit, of the second claim */
  readonly second_admit_date: string;
  /** days between the admissions (days) */
  readonly days_apart: number;
  /** both claims are of one facility */
  readonly is_same_facility: boolean;
  /** place in the worklist of the riskier claim, 1 first */
  readonly risk_rank: number;
  /** risk score of the riskier claim */
  readonly risk_score: number;
  /** primary diagnosis, full ICD-10 code */
  readonly dx_primary_code: string | null;
  /** name of the primary diagnosis */
  readonly dx_primary_label: string | null;
  /** procedures of the first claim, joined by ; */
  readonly procedure_codes: string;
  /** the smaller of the two bills (rupiah) */
  readonly repeated_amount: number;
  /** pseudonymous code of the facility, of the first claim */
  readonly first_facility_key: string | null;
  /** pseudonymous code of the facility, of the second claim */
  readonly second_facility_key: string | null;
  /** name, only where exactly one listed hospital fits; candidates are in `facilities`, of the first claim */
  readonly first_facility_name: string | null;
  /** name, only where exactly one listed hospital fits; candidates are in `facilities`, of the second claim */
  readonly second_facility_name: string | null;
  /** province of the facility, of the first claim */
  readonly first_province_name: string | null;
  /** province of the facility, of the second claim */
  readonly second_province_name: string | null;
  /** day of discharge, of the first claim */
  readonly first_discharge_date: string;
  /** day of discharge, of the second claim */
  readonly second_discharge_date: string;
  /** RJTL (outpatient) or RITL (inpatient), of the first claim */
  readonly first_service_type: string | null;
  /** RJTL (outpatient) or RITL (inpatient), of the second claim */
  readonly second_service_type: string | null;
  /** INA-CBG code, of the first claim */
  readonly first_inacbg_code: string | null;
  /** INA-CBG code, of the second claim */
  readonly second_inacbg_code: string | null;
  /** amount billed, of the first claim (rupiah) */
  readonly first_amount_claimed: number;
  /** amount billed, of the second claim (rupiah) */
  readonly second_amount_claimed: number;
  /** amount after verification; NULL where not given, of the first claim (rupiah) */
  readonly first_amount_paid: number | null;
  /** amount after verification; NULL where not given, of the second claim (rupiah) */
  readonly second_amount_paid: number | null;
};

export type FacilitiesRow = {
  /** pseudonymous code of the facility */
  readonly facility_key: string | null;
  /** name, only where exactly one listed hospital fits */
  readonly facility_name: string | null;
  /** class or type of the facility */
  readonly facility_class: string | null;
  /** BPS code of the facility’s province */
  readonly province_code: string | null;
  /** province of the facility */
  readonly province_name: string | null;
  /** number of claims (claims) */
  readonly n: number;
  /** inpatient claims among them (claims) */
  readonly inpatient_n: number;
  /** sum billed (rupiah) */
  readonly amount_claimed: number;
  /** sum after verification, of claims where it is given (rupiah) */
  readonly amount_paid: number | null;
  /** sum billed less paid, of claims where paid is given (rupiah) */
  readonly amount_gap: number | null;
  /** gap as a share of what those claims billed, 6 decimals */
  readonly gap_rate: number | null;
  /** median billed; of two middle ones the lower (rupiah) */
  readonly median_claimed: number | null;
  /** claims with an indication (claims) */
  readonly flagged_n: number;
  /** share of claims with an indication, 6 decimals */
  readonly flagged_rate: number;
  /** sum billed by claims with an indication (rupiah) */
  readonly flagged_amount: number;
  /** claims above the P90 of their own peers (claims) */
  readonly outlier_n: number;
  /** share of claims above the P90 of their peers, among those with peers, 6 decimals */
  readonly outlier_rate: number | null;
  /** mean risk score, 6 decimals */
  readonly mean_risk: number;
  /** largest risk score */
  readonly max_risk: number;
};

export type FeedbackSlice = {
  readonly by: "all" | "month" | "modus" | "rule" | "province" | "facility_class" | "selection" | "reason";
  readonly value: string;
  /** decided claims with a label */
  readonly claims: number;
  /** rejected, or at least three tenths of them taken off */
  readonly cases: number;
  /** cases among them */
  readonly precision: number | null;
  /** lower end of its 95 % interval */
  readonly low: number | null;
  readonly high: number | null;
  /** over the precision of all decided claims */
  readonly lift: number | null;
  /** average precision in the order of the risk that was shown */
  readonly pr_auc: number | null;
  /** mean risk shown */
  readonly mean_risk: number | null;
};

export type FlagsRow = {
  /** rule of the ruleset */
  readonly rule_id: string;
  /** weight of the rule */
  readonly weight: number;
  /** claims the rule is active on (claims) */
  readonly n: number;
  /** claims on which no other rule is active (claims) */
  readonly alone_n: number;
  /** claims that lack what the rule needs (claims) */
  readonly not_evaluated_n: number;
  /** all claims that pass the filters (claims) */
  readonly total_n: number;
  /** share of all claims, 6 decimals */
  readonly share_of_claims: number | null;
  /** sum billed by claims the rule is active on (rupiah) */
  readonly amount_claimed: number;
  /** sum billed less paid of those claims (rupiah) */
  readonly amount_gap: number;
  /** share of all that was billed, 6 decimals */
  readonly share_of_amount: number | null;
  /** mean risk score of those claims, 6 decimals */
  readonly mean_risk: number | null;
};

export type Indication = {
  readonly rule_id: string;
  readonly label: string;
  readonly modus: string;
  readonly weight: number;
  /** why the rule holds, in the claim’s own values */
  readonly explanation: string;
  readonly follow_up_questions: readonly (string)[];
};

export type Job = {
  readonly job_id: string;
  /** nightly, etl, refresh, qc, validate, train, or another step that was run by command */
  readonly name: string;
  /** lost: its process was killed */
  readonly status: "queued" | "running" | "succeeded" | "failed" | "cancelled" | "lost";
  /** user name; `schedule` for a nightly that was due */
  readonly requested_by: string | null;
  /** when the nightly was due and which try of it this is */
  readonly due: string | null;
  /** while it is queued, when it was asked for */
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly deadline_at: string | null;
  readonly is_cancel_requested: boolean;
  /** the step it is at, and how far that is */
  readonly progress: {
    readonly step: string;
    readonly done: number;
    readonly total?: number | undefined;
    readonly unit: string;
  } | null;
  /** ids, versions and counts of what was made */
  readonly result: Readonly<Record<string, string | number>> | null;
  readonly error: {
    readonly code: string;
    readonly message: string;
  } | null;
};

export type LearningStatus = {
  readonly decisions: number;
  /** decided on */
  readonly claims: number;
  readonly labelled: number;
  readonly cases: number;
  /** between a tenth and three tenths: learned from by nobody */
  readonly unused: number;
  /** cases among the decided claims with the highest risk shown */
  readonly precision_at: readonly ({
    readonly k: number;
    readonly precision: number;
    readonly lift: number | null;
  })[];
  readonly calibration: readonly ({
    readonly from: number;
    readonly to: number;
    readonly claims: number;
    readonly mean_risk: number;
    readonly precision: number;
  })[];
  readonly agreement: {
    /** claims that two people decided on */
    readonly pairs: number;
    readonly agreed: number | null;
    /** Cohen’s kappa */
    readonly kappa: number | null;
  };
  readonly slices: readonly (FeedbackSlice)[];
  /** the model of decisions that ranks; null for the ruleset alone */
  readonly active: {
    readonly version: string;
    readonly created_at: string;
    readonly labelled: number;
    readonly why: string;
  } | null;
  /** PR-AUC of the last model that does not rank, on what was decided since it was made */
  readonly shadow: {
    readonly version: string;
    readonly claims: number;
    readonly cases: number;
    readonly champion: number | null;
    readonly shadow: number | null;
  } | null;
  readonly versions: readonly (string)[];
};

export type LiveConsumer = {
  readonly name: string;
  readonly channel: string;
  readonly started_at: string;
  /** when it was heard of last */
  readonly seen_at: string;
  /** not heard of for 10 seconds: it was killed, or cannot reach the store */
  readonly is_silent: boolean;
  /** messages read since it began */
  readonly read: number;
  readonly added: number;
  readonly replaced: number;
  /** messages that say what is there */
  readonly repeated: number;
  /** messages that became no claim */
  readonly dead: number;
  /** messages that wait in the channel; null where it cannot tell */
  readonly lag: number | null;
  /** from when a claim was made until it was kept, of the last 10,000 */
  readonly latency_ms: {
    readonly p50: number;
    readonly p99: number;
  } | null;
  /** code of the error whose end it waits for */
  readonly waiting_for: string | null;
};

export type LiveStatus = {
  readonly source: "live" | "simulated";
  readonly is_simulated: boolean;
  /** claims that can be seen in the caller’s scope */
  readonly claims: number;
  /** received in the caller’s scope */
  readonly claims_per_second: {
    readonly last_10_seconds: number;
    readonly last_minute: number;
  };
  /** in the caller’s scope */
  readonly last_claim: {
    readonly claim_id: string;
    readonly received_at: string;
  } | null;
  readonly lag: {
    /** kept and not visible here yet */
    readonly changes: number;
    /** from the receipt of a claim until it was visible here, of the last 10,000; null where none came since this process began */
    readonly visible_after_ms: {
      readonly p50: number;
      readonly p99: number;
    } | null;
  };
  /** messages that became no claim */
  readonly dead_letters: {
    readonly total: number;
    readonly by_reason: readonly ({
      readonly reason: string;
      readonly label: string;
      readonly n: number;
    })[];
  };
  readonly consumers: readonly (LiveConsumer)[];
};

export type ModelUsage = {
  readonly username: string;
  readonly day: string;
  /** copilot or feedback */
  readonly agent: string;
  readonly model: string;
  /** requests that a model may have worked on, failed ones included */
  readonly calls: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
  /** in the currency of `meta.currency`; 0 for a model without a price */
  readonly cost: number;
  /** calls whose tokens the server did not say, and which were estimated */
  readonly estimated_calls: number;
};

export type PatientEpisode = {
  /** visit id, the key of a claim */
  readonly claim_id: string;
  /** pseudonymous code of the facility */
  readonly facility_key: string | null;
  /** name, only where exactly one listed hospital fits; candidates are in `facilities` */
  readonly facility_name: string | null;
  /** day of admission or visit */
  readonly admit_date: string;
  /** day of discharge */
  readonly discharge_date: string;
  /** length of stay (days) */
  readonly los: number;
  /** RJTL (outpatient) or RITL (inpatient) */
  readonly service_type: string | null;
  /** how the patient left */
  readonly discharge_status: string | null;
  /** rawat jalan, ringan, sedang or berat */
  readonly severity_group: string | null;
  /** primary diagnosis, full ICD-10 code */
  readonly dx_primary_code: string | null;
  /** name of the primary diagnosis */
  readonly dx_primary_label: string | null;
  /** INA-CBG code */
  readonly inacbg_code: string | null;
  /** ICD-9-CM codes, as listed */
  readonly procedure_codes: readonly (string)[];
  /** amount billed (rupiah) */
  readonly amount_claimed: number;
  /** amount after verification; NULL where not given (rupiah) */
  readonly amount_paid: number | null;
  /** the score of the worklist, 0–1 */
  readonly risk_score: number;
  /** active rules, heaviest first */
  readonly flags: readonly (string)[];
  /** has time in common with the claim */
  readonly overlaps_claim: boolean;
  /** days from the latest discharge before it to its admission */
  readonly days_since_previous: number | null;
};

export type PeerDistribution = {
  readonly n: number;
  /** rupiah */
  readonly min: number;
  /** rupiah */
  readonly p10: number;
  /** rupiah */
  readonly p25: number;
  /** rupiah */
  readonly median: number;
  /** rupiah */
  readonly p75: number;
  /** rupiah */
  readonly p90: number;
  /** rupiah */
  readonly max: number;
  /** peers that claim less, as a share of all */
  readonly share_below: number;
};

export type Problem = {
  /** URI of the kind of problem */
  readonly type: string;
  /** the kind of problem in words */
  readonly title: string;
  /** HTTP status */
  readonly status: number;
  /** what went wrong, for a person */
  readonly detail: string;
  /** stable code for programs */
  readonly code: string;
  /** path that was asked for */
  readonly instance: string;
  /** number under which the service logged the request */
  readonly request_id: string;
  /** each field at fault */
  readonly errors?: readonly ({
    /** name of the parameter, header or property */
    readonly field: string;
    /** the value given; left out where it is secret or missing */
    readonly value?: unknown;
    /** what the field accepts */
    readonly accepted: string;
  })[] | undefined;
};

export type Proposal = {
  readonly proposal_id: string;
  readonly claim_id: string;
  readonly status: "pending" | "confirmed" | "rejected";
  /** version of the proposal that was read */
  readonly version: number;
  readonly decision: "approved" | "partial" | "rejected";
  readonly correction_ratio: number;
  /** why; null where an approval has none, and of decisions older than the list. coding_against_rules: tidak sesuai kaidah koding (coding against the rules); repeated_outpatient_visits: kunjungan rawat jalan berulang (repeated outpatient visits); code_without_evidence: kode tanpa bukti di resume medis (a code without evidence in the resume medis); visit_or_procedure_without_indication: kunjungan atau tindakan tanpa indikasi (a visit or procedure without indication); inpatient_without_indication: rawat inap tanpa indikasi (inpatient care without indication); administrative: administratif (administrative); duplicate: klaim ganda (a duplicate); justified: dapat dibenarkan (justified); false_alarm: aturan keliru menandai (a false alarm of the rule) */
  readonly reason: "coding_against_rules" | "repeated_outpatient_visits" | "code_without_evidence" | "visit_or_procedure_without_indication" | "inpatient_without_indication" | "administrative" | "duplicate" | "justified" | "false_alarm" | null;
  readonly notes: string;
  readonly snapshot_id: string;
  /** what the outcome would copy */
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly outcome_id: string | null;
  /** the later proposal that took its place */
  readonly superseded_by: string | null;
  readonly created_at: string;
  readonly expires_at: string;
};

export type ProposedAction = {
  readonly action: "refresh" | "roll_back" | "hold_nightly" | "release_nightly" | "publish" | "look_at_facility";
  /** what it does, and why it is proposed */
  readonly text: string;
  /** the facility to look at */
  readonly facility_key: string | null;
};

export type ProvincesRow = {
  /** BPS code of the province */
  readonly province_code: string | null;
  /** province of the facility */
  readonly province_name: string | null;
  /** number of claims (claims) */
  readonly n: number;
  /** number of facilities (facilities) */
  readonly facility_n: number;
  /** sum billed (rupiah) */
  readonly amount_claimed: number;
  /** sum after verification, of claims where it is given (rupiah) */
  readonly amount_paid: number | null;
  /** sum billed less paid, of claims where paid is given (rupiah) */
  readonly amount_gap: number | null;
  /** gap as a share of what those claims billed, 6 decimals */
  readonly gap_rate: number | null;
  /** claims with an indication (claims) */
  readonly flagged_n: number;
  /** share of claims with an indication, 6 decimals */
  readonly flagged_rate: number;
  /** sum billed by claims with an indication (rupiah) */
  readonly flagged_amount: number;
  /** share of claims above the P90 of their peers, among those with peers, 6 decimals */
  readonly outlier_rate: number | null;
  /** mean risk score, 6 decimals */
  readonly mean_risk: number;
};

export type QcStatus = {
  /** alert: a metric is in alert, or a snapshot is held; no_data: no run was judged yet, or there was nothing to judge it by */
  readonly status: "ok" | "alert" | "no_data";
  /** something was off for the first time */
  readonly watched: boolean;
  readonly snapshot_id: string | null;
  readonly data_date: string | null;
  /** runs */
  readonly judged_against: number;
  readonly thresholds: {
    readonly q: number;
    readonly fewest_claims: number;
    readonly floors: Readonly<Record<string, number>>;
  };
  readonly metrics: readonly (DriftVerdict)[];
  readonly total_rows: number | null;
  readonly top_k: number | null;
  readonly top_provinces: readonly ({
    readonly value: string;
    /** of the top K */
    readonly claims: number;
    readonly rows: number;
    readonly flagged: number;
  })[];
  readonly severities: readonly ({
    readonly value: string;
    /** of the top K */
    readonly claims: number;
    readonly rows: number;
    readonly flagged: number;
  })[];
  readonly flags: readonly ({
    readonly flag: string;
    readonly rate: number;
  })[];
  /** unresolved ones on the data */
  readonly alerts: readonly (Alert)[];
};

export type QueryColumn = {
  /** key of the rows */
  readonly name: string;
  readonly role: "field" | "group" | "label" | "measure" | "change" | "mark";
  readonly type: "VARCHAR" | "VARCHAR[]" | "BIGINT" | "DOUBLE" | "DATE" | "TIMESTAMP" | "BOOLEAN";
  /** for people, in the language asked for */
  readonly label: string;
  readonly unit?: string | undefined;
  /** places after the point */
  readonly decimals: number;
  /** field of the catalogue whose values it holds */
  readonly field?: string | undefined;
  /** place of the measure in the query, from 0 */
  readonly measure?: number | undefined;
};

export type QuestionInWordsInput = {
  readonly text: string;
  readonly previous?: {
    /** claims: a list, one a row (fields, order). groups: measures of each value of `by`, or one row of all. facilities, patients: groups by facility, with name, class and province, or by person, a number of this answer with claim_ids; no `by`. pairs: claims that repeat each other, each pair once, where one of the two passes; columns first_claim_id, second_claim_id, days_apart, is_same_facility, repeated_amount; no fields, order or measures. decisions: claims with a decision, the latest of each, the newest first */
    readonly subject: "claims" | "groups" | "facilities" | "patients" | "pairs" | "decisions";
    readonly where?: readonly (ClauseInput)[] | undefined;
    /** days of the claims, of their latest decision, or on which live claims were received (both in Asia/Jakarta) */
    readonly period?: {
      readonly date?: "admit_date" | "discharge_date" | "decided_on" | "received_on" | undefined;
      /** first day, included */
      readonly from?: string | undefined;
      /** last day, included */
      readonly to?: string | undefined;
      /** the words it came from, kept and given back; they change nothing */
      readonly words?: string | undefined;
    } | undefined;
    /** claims from before: conditions hold first, then the claims are cut to these; measures, groups and lists are of what is left */
    readonly base?: {
      /** only these claims */
      readonly claim_ids?: readonly (string)[] | undefined;
      /** of the claims that pass everything else, only the first so many of `order` */
      readonly first?: number | undefined;
      readonly order?: readonly ({
        /** a field of the claims, where claims are listed */
        readonly field?: string | undefined;
        /** a measure by its place, from 0, where there are groups */
        readonly measure?: number | undefined;
        /** a grouping by its place, from 0 */
        readonly group?: number | undefined;
        /** desc unless told, of dates too; absent values come last in either */
        readonly direction?: "asc" | "desc" | undefined;
      })[] | undefined;
    } | undefined;
    /** a row for each value that occurs; null for claims without one; a claim counts once under each item of a set */
    readonly by?: readonly ({
      readonly field: string;
      /** of a date: the day on which its day, week (from Monday), month, quarter or year begins; month unless told */
      readonly unit?: "day" | "week" | "month" | "quarter" | "year" | undefined;
      /** of a number: bins of this width from 0, named by their lower end */
      readonly width?: number | undefined;
      /** of a number: ascending ends of bins, each from an end, included, to the next, the last without end; named by the lower end; below the first, and without a value, null */
      readonly edges?: readonly (number)[] | undefined;
    })[] | undefined;
    /** columns of groups; a count unless told */
    readonly measures?: readonly ({
      /** name of its column; made of aggregation and field unless told */
      readonly name?: string | undefined;
      /** median and p10 to p99 are values that occur: the smallest of which half, or so many hundredths, are not larger; absent values take no part */
      readonly agg: "count" | "distinct" | "sum" | "mean" | "p10" | "p25" | "median" | "p75" | "p90" | "p95" | "p99" | "min" | "max";
      /** what is aggregated; none for count */
      readonly field?: string | undefined;
      /** takes only the claims of the group that pass this too */
      readonly where?: readonly (ClauseInput)[] | undefined;
      /** makes a share, 0–1, of count or sum: of the same in the group without the measure’s own `where`, in all matching claims, or in all claims of the scope. Another count or sum of the group makes a ratio of count, distinct or sum: claims per patient are count of {agg: distinct, field: patient} */
      readonly of?: "group" | "matching" | "all" | {
        readonly agg: "count" | "distinct" | "sum";
        /** what is counted or added up; none for count */
        readonly field?: string | undefined;
        /** takes only the claims of the group that pass this too */
        readonly where?: readonly (ClauseInput)[] | undefined;
      } | undefined;
    })[] | undefined;
    /** conditions on the measures of a group, by their place; all hold; before limit and top_per. matching: the same measure of all matching claims, groups: its mean over the groups */
    readonly having?: readonly ({
      readonly measure: number;
      readonly op: "=" | "!=" | "<" | "<=" | ">" | ">=";
      readonly value: number | "matching" | "groups";
    })[] | undefined;
    /** columns of a list; those of the worklist unless told */
    readonly fields?: readonly (string)[] | undefined;
    /** claims by risk unless told; groups by date ascending, else by the first measure, the largest first; ties by their values */
    readonly order?: readonly ({
      /** a field of the claims, where claims are listed */
      readonly field?: string | undefined;
      /** a measure by its place, from 0, where there are groups */
      readonly measure?: number | undefined;
      /** a grouping by its place, from 0 */
      readonly group?: number | undefined;
      /** desc unless told, of dates too; absent values come last in either */
      readonly direction?: "asc" | "desc" | undefined;
    })[] | undefined;
    /** rows, taken last; of each side */
    readonly limit?: number | undefined;
    /** of two groupings: only the first so many of the second within each value of the first, in the order asked */
    readonly top_per?: number | undefined;
    /** of groups by a date: each measure less that of the calendar period before, and as a share of it; null where that period has no claims, the share also where it was 0 */
    readonly change?: "previous" | undefined;
    /** the same question once for each side: `where` and the side’s own hold together; shares are of the side */
    readonly against?: readonly ({
      readonly name?: string | undefined;
      /** what tells this side from the others; nothing is the whole */
      readonly where?: readonly (ClauseInput)[] | undefined;
    })[] | undefined;
  } | undefined;
  readonly pending?: string | undefined;
};

export type Reviewer = {
  readonly username: string;
  readonly is_lead: boolean;
  /** claims that they have in review */
  readonly held: number;
  /** of these, those that were due before today */
  readonly overdue: number;
  /** that are not over, the earliest first */
  readonly absences: readonly (Absence)[];
};

export type RuleOnClaim = {
  readonly rule_id: string;
  readonly label: string;
  readonly modus: string;
  readonly status: "active" | "snoozed" | "inactive" | "not_evaluated";
  readonly weight: number;
  /** labels of what the claim lacks, where the rule could not be evaluated */
  readonly missing: readonly (string)[];
  /** by how much the amount lies above the limit of the rule; null of a rule without one, or not active */
  readonly exceeded_by: number | null;
};

export type RuleSnooze = {
  readonly snooze_id: string;
  readonly rule_id: string;
  readonly label: string;
  /** whose claims it is of; which person it is, is not told */
  readonly of: "facility" | "patient";
  readonly facility_key: string | null;
  /** where alone it holds */
  readonly province_code: string | null;
  /** the last day on which it holds, in Jakarta */
  readonly until: string;
  readonly by: string;
  readonly since: string;
  readonly reason: string;
  /** the claim on which it was asked for */
  readonly claim_id: string;
  readonly is_in_force: boolean;
  /** who ended it before its date; null where nobody did */
  readonly ended: {
    readonly by: string;
    readonly at: string;
    readonly reason: string;
  } | null;
};

export type SampledClaim = {
  readonly claim_id: string;
  /** exploration: drawn from below the cut of the worklist; second_review: decided by one other person */
  readonly selection: "exploration" | "second_review";
};

export type SavedView = {
  readonly view_id: string;
  readonly name: string;
  readonly owner: string;
  readonly is_own: boolean;
  readonly is_shared: boolean;
  readonly view: {
    readonly where: readonly (Clause)[];
    /** days of the claims, of their latest decision, or on which live claims were received (both in Asia/Jakarta) */
    readonly period?: {
      readonly date: "admit_date" | "discharge_date" | "decided_on" | "received_on";
      /** first day, included */
      readonly from?: string | undefined;
      /** last day, included */
      readonly to?: string | undefined;
      /** the words it came from, kept and given back; they change nothing */
      readonly words?: string | undefined;
    } | undefined;
    /** claims by risk unless told; groups by date ascending, else by the first measure, the largest first; ties by their values */
    readonly order: readonly ({
      /** a field of the claims, where claims are listed */
      readonly field?: string | undefined;
      /** a measure by its place, from 0, where there are groups */
      readonly measure?: number | undefined;
      /** a grouping by its place, from 0 */
      readonly group?: number | undefined;
      /** desc unless told, of dates too; absent values come last in either */
      readonly direction: "asc" | "desc";
    })[];
    /** only the first so many */
    readonly first?: number | undefined;
    /** columns that are shown, as the console names them; its own where there are none */
    readonly columns: readonly (string)[];
  };
  readonly updated_at: string;
};

export type ScoreReason = {
  readonly feature: string;
  readonly label: string;
  /** the claim’s own value beside what is typical; null where the claim lacks it */
  readonly text: string | null;
  /** share of all that the features do to the score of the model, −1 to 1; above 0 it makes the claim stranger */
  readonly contribution_share: number;
};

export type SeverityMismatchRow = {
  /** visit id, the key of a claim */
  readonly claim_id: string;
  /** place in the worklist, 1 first */
  readonly risk_rank: number;
  /** the score of the worklist, 0–1 */
  readonly risk_score: number;
  /** pseudonymous code of the facility */
  readonly facility_key: string | null;
  /** name, only where exactly one listed hospital fits; candidates are in `facilities` */
  readonly facility_name: string | null;
  /** class or type of the facility */
  readonly facility_class: string | null;
  /** BPS code of the facility’s province */
  readonly province_code: string | null;
  /** province of the facility */
  readonly province_name: string | null;
  /** day of admission or visit */
  readonly admit_date: string;
  /** day of discharge */
  readonly discharge_date: string;
  /** length of stay (days) */
  readonly los: number;
  /** RJTL (outpatient) or RITL (inpatient) */
  readonly service_type: string | null;
  /** rawat jalan, ringan, sedang or berat */
  readonly severity_group: string | null;
  /** primary diagnosis, full ICD-10 code */
  readonly dx_primary_code: string | null;
  /** name of the primary diagnosis */
  readonly dx_primary_label: string | null;
  /** number of distinct secondary diagnoses (diagnoses) */
  readonly comorbidity_count: number;
  /** INA-CBG code */
  readonly inacbg_code: string | null;
  /** name of the INA-CBG */
  readonly inacbg_label: string | null;
  /** amount billed (rupiah) */
  readonly amount_claimed: number;
  /** amount after verification; NULL where not given (rupiah) */
  readonly amount_paid: number | null;
  /** 1 dx × severity × class × province … 5 severity; NULL where no level has 30 others */
  readonly peer_level: number | null;
  /** number of other claims compared with (claims) */
  readonly peer_n: number | null;
  /** mean (rupiah) */
  readonly peer_mean: number | null;
  /** 90th percentile (R-7, as numpy and pandas) (rupiah) */
  readonly peer_p90: number | null;
  /** amount billed above the P90 of the peers (rupiah) */
  readonly excess_amount: number | null;
  /** amount billed divided by the P90 of the peers, 6 decimals */
  readonly excess_ratio: number | null;
  /** distance from the peers, 6 decimals; NULL where peers do not differ */
  readonly cost_zscore: number | null;
};

export type SimulationRun = {
  /** number of the run; the ids of its claims begin with it after the year */
  readonly run: number;
  /** whether this service makes its claims now */
  readonly is_running: boolean;
  /** how its claims came in: api where this service made them */
  readonly channel: string;
  readonly seed: number;
  readonly indications: number;
  /** models that were asked to write claims; none where the sampler made them all */
  readonly models: readonly (string)[];
  /** whose claims it imitates */
  readonly snapshot_id: string;
  readonly started_at: string;
  readonly ended_at: string | null;
  /** why it ended; null where it runs, or was killed */
  readonly end: "duration" | "max_claims" | "stopped" | "failed" | null;
  /** claims it made; null where that is not known */
  readonly claims: number | null;
  /** how many of them show what, by modus; `none` for those that show nothing */
  readonly by_modus: Readonly<Record<string, number>> | null;
};

export type SnapshotListing = {
  readonly snapshot_id: string;
  /** whether the pointer names it */
  readonly is_current: boolean;
  /** whether this replica answers from it */
  readonly is_serving: boolean;
  /** staged: it failed a check and serves nobody until it is published */
  readonly state: "staged" | "published" | "unreadable";
  readonly created_at: string | null;
  readonly published_at: string | null;
  readonly data_date: string | null;
  readonly etl_run_id: string | null;
  readonly model_version: string | null;
  readonly ruleset_version: string | null;
  /** rows by table */
  readonly rows: Readonly<Record<string, number>>;
  /** checks that it failed, in words */
  readonly failures: readonly (string)[];
};

export type SnoozedRule = {
  readonly snooze_id: string;
  readonly rule_id: string;
  readonly label: string;
  /** whose claims it is of; which person it is, is not told */
  readonly of: "facility" | "patient";
  readonly facility_key: string | null;
  /** where alone it holds */
  readonly province_code: string | null;
  /** the last day on which it holds, in Jakarta */
  readonly until: string;
  readonly by: string;
  readonly since: string;
  readonly reason: string;
};

export type TariffInsightRow = {
  /** pseudonymous code of the facility */
  readonly facility_key: string | null;
  /** name, only where exactly one listed hospital fits */
  readonly facility_name: string | null;
  /** class or type of the facility */
  readonly facility_class: string | null;
  /** BPS code of the facility’s province */
  readonly province_code: string | null;
  /** province of the facility */
  readonly province_name: string | null;
  /** INA-CBG code, or 3-character ICD-10 of the primary diagnosis */
  readonly code: string;
  /** name of the INA-CBG */
  readonly label: string | null;
  /** claims of the facility under the code (claims) */
  readonly n: number;
  /** median billed; of two middle ones the lower (rupiah) */
  readonly median_claimed: number;
  /** median after verification; of two middle ones the lower (rupiah) */
  readonly median_paid: number | null;
  /** median billed less median paid (rupiah) */
  readonly median_gap: number | null;
  /** sum billed (rupiah) */
  readonly amount_claimed: number;
  /** sum billed less paid, of claims where paid is given (rupiah) */
  readonly amount_gap: number | null;
  /** claims of all facilities under the code that pass the filters (claims) */
  readonly all_n: number;
  /** median billed by all facilities under the code (rupiah) */
  readonly all_median_claimed: number;
  /** median of the facility divided by that of all, 6 decimals */
  readonly median_ratio: number | null;
  /** claims above the P90 of their own peers (claims) */
  readonly outlier_n: number;
  /** share of claims above the P90 of their peers, among those with peers, 6 decimals */
  readonly outlier_rate: number | null;
};

export type TariffRegionsRow = {
  /** INA-CBG tariff region 1–5 */
  readonly tariff_region: string | null;
  /** number of claims (claims) */
  readonly n: number;
  /** number of facilities (facilities) */
  readonly facility_n: number;
  /** sum billed (rupiah) */
  readonly amount_claimed: number;
  /** sum after verification, of claims where it is given (rupiah) */
  readonly amount_paid: number | null;
  /** sum billed less paid, of claims where paid is given (rupiah) */
  readonly amount_gap: number | null;
  /** gap as a share of what those claims billed, 6 decimals */
  readonly gap_rate: number | null;
  /** median INA-CBG tariff; of two middle ones the lower (rupiah) */
  readonly median_tariff: number | null;
  /** median billed; of two middle ones the lower (rupiah) */
  readonly median_claimed: number | null;
  /** median after verification; of two middle ones the lower (rupiah) */
  readonly median_paid: number | null;
  /** claims with an indication (claims) */
  readonly flagged_n: number;
  /** share of claims with an indication, 6 decimals */
  readonly flagged_rate: number;
  /** share of claims above the P90 of their peers, among those with peers, 6 decimals */
  readonly outlier_rate: number | null;
  /** mean risk score, 6 decimals */
  readonly mean_risk: number;
};

export type TrendsRow = {
  /** month of admission, YYYY-MM */
  readonly month: string;
  /** BPS code where the dimension is the province */
  readonly code: string | null;
  /** value of the dimension; null where the claims have none */
  readonly value: string | null;
  /** number of claims (claims) */
  readonly n: number;
  /** inpatient claims among them (claims) */
  readonly inpatient_n: number;
  /** sum billed (rupiah) */
  readonly amount_claimed: number;
  /** sum after verification, of claims where it is given (rupiah) */
  readonly amount_paid: number | null;
  /** sum billed less paid, of claims where paid is given (rupiah) */
  readonly amount_gap: number | null;
  /** gap as a share of what those claims billed, 6 decimals */
  readonly gap_rate: number | null;
  /** median billed; of two middle ones the lower (rupiah) */
  readonly median_claimed: number | null;
  /** claims with an indication (claims) */
  readonly flagged_n: number;
  /** share of claims with an indication, 6 decimals */
  readonly flagged_rate: number;
  /** mean risk score, 6 decimals */
  readonly mean_risk: number;
};

export type User = {
  readonly username: string;
  readonly role: "auditor" | "ops" | "client" | "admin";
  /** BPS codes; null for all */
  readonly provinces: readonly (string)[] | null;
  readonly subject: string | null;
  readonly disabled_at: string | null;
  readonly created_at: string;
  readonly is_demo: boolean;
  /** leads others: assigns claims to them, blesses answers; an admin does */
  readonly is_lead: boolean;
};

export type VerifiedAnswer = {
  readonly verified_id: string;
  readonly question: string;
  /** null for an answer across claims */
  readonly claim_id: string | null;
  readonly language: string;
  /** how the question was read */
  readonly understood: string;
  /** the same as data, for POST /queries: what a reader of the question has to find */
  readonly queries: readonly ({
    /** claims: a list, one a row (fields, order). groups: measures of each value of `by`, or one row of all. facilities, patients: groups by facility, with name, class and province, or by person, a number of this answer with claim_ids; no `by`. pairs: claims that repeat each other, each pair once, where one of the two passes; columns first_claim_id, second_claim_id, days_apart, is_same_facility, repeated_amount; no fields, order or measures. decisions: claims with a decision, the latest of each, the newest first */
    readonly subject: "claims" | "groups" | "facilities" | "patients" | "pairs" | "decisions";
    readonly where: readonly (Clause)[];
    /** days of the claims, of their latest decision, or on which live claims were received (both in Asia/Jakarta) */
    readonly period?: {
      readonly date: "admit_date" | "discharge_date" | "decided_on" | "received_on";
      /** first day, included */
      readonly from?: string | undefined;
      /** last day, included */
      readonly to?: string | undefined;
      /** the words it came from, kept and given back; they change nothing */
      readonly words?: string | undefined;
    } | undefined;
    /** claims from before: conditions hold first, then the claims are cut to these; measures, groups and lists are of what is left */
    readonly base?: {
      /** only these claims */
      readonly claim_ids?: readonly (string)[] | undefined;
      /** of the claims that pass everything else, only the first so many of `order` */
      readonly first?: number | undefined;
      readonly order?: readonly ({
        /** a field of the claims, where claims are listed */
        readonly field?: string | undefined;
        /** a measure by its place, from 0, where there are groups */
        readonly measure?: number | undefined;
        /** a grouping by its place, from 0 */
        readonly group?: number | undefined;
        /** desc unless told, of dates too; absent values come last in either */
        readonly direction: "asc" | "desc";
      })[] | undefined;
    } | undefined;
    /** a row for each value that occurs; null for claims without one; a claim counts once under each item of a set */
    readonly by: readonly ({
      readonly field: string;
      /** of a date: the day on which its day, week (from Monday), month, quarter or year begins; month unless told */
      readonly unit?: "day" | "week" | "month" | "quarter" | "year" | undefined;
      /** of a number: bins of this width from 0, named by their lower end */
      readonly width?: number | undefined;
      /** of a number: ascending ends of bins, each from an end, included, to the next, the last without end; named by the lower end; below the first, and without a value, null */
      readonly edges?: readonly (number)[] | undefined;
    })[];
    /** columns of groups; a count unless told */
    readonly measures: readonly ({
      /** name of its column; made of aggregation and field unless told */
      readonly name?: string | undefined;
      /** median and p10 to p99 are values that occur: the smallest of which half, or so many hundredths, are not larger; absent values take no part */
      readonly agg: "count" | "distinct" | "sum" | "mean" | "p10" | "p25" | "median" | "p75" | "p90" | "p95" | "p99" | "min" | "max";
      /** what is aggregated; none for count */
      readonly field?: string | undefined;
      /** takes only the claims of the group that pass this too */
      readonly where?: readonly (Clause)[] | undefined;
      /** makes a share, 0–1, of count or sum: of the same in the group without the measure’s own `where`, in all matching claims, or in all claims of the scope. Another count or sum of the group makes a ratio of count, distinct or sum: claims per patient are count of {agg: distinct, field: patient} */
      readonly of?: "group" | "matching" | "all" | {
        readonly agg: "count" | "distinct" | "sum";
        /** what is counted or added up; none for count */
        readonly field?: string | undefined;
        /** takes only the claims of the group that pass this too */
        readonly where?: readonly (Clause)[] | undefined;
      } | undefined;
    })[];
    /** conditions on the measures of a group, by their place; all hold; before limit and top_per. matching: the same measure of all matching claims, groups: its mean over the groups */
    readonly having: readonly ({
      readonly measure: number;
      readonly op: "=" | "!=" | "<" | "<=" | ">" | ">=";
      readonly value: number | "matching" | "groups";
    })[];
    /** columns of a list; those of the worklist unless told */
    readonly fields: readonly (string)[];
    /** claims by risk unless told; groups by date ascending, else by the first measure, the largest first; ties by their values */
    readonly order: readonly ({
      /** a field of the claims, where claims are listed */
      readonly field?: string | undefined;
      /** a measure by its place, from 0, where there are groups */
      readonly measure?: number | undefined;
      /** a grouping by its place, from 0 */
      readonly group?: number | undefined;
      /** desc unless told, of dates too; absent values come last in either */
      readonly direction: "asc" | "desc";
    })[];
    /** rows, taken last; of each side */
    readonly limit: number;
    /** of two groupings: only the first so many of the second within each value of the first, in the order asked */
    readonly top_per?: number | undefined;
    /** of groups by a date: each measure less that of the calendar period before, and as a share of it; null where that period has no claims, the share also where it was 0 */
    readonly change?: "previous" | undefined;
    /** the same question once for each side: `where` and the side’s own hold together; shares are of the side */
    readonly against?: readonly ({
      readonly name?: string | undefined;
      /** what tells this side from the others; nothing is the whole */
      readonly where: readonly (Clause)[];
    })[] | undefined;
  })[];
  readonly sentences: readonly (string)[];
  readonly snapshot_id: string;
  readonly by: string;
  readonly at: string;
};

export type WorklistRow = {
  /** visit id, the key of a claim */
  readonly claim_id: string;
  /** place in the worklist, 1 first; null for a claim that came in live or is simulated */
  readonly risk_rank: number | null;
  /** the score of the worklist, 0–1 */
  readonly risk_score: number;
  /** score of the rules, 0 where none is active */
  readonly rule_score: number;
  /** score of the model, 0–1 */
  readonly ml_score_normalized: number;
  /** anomaly score of Liu et al., 0–1, higher is stranger */
  readonly anomaly_score: number;
  /** active rules, heaviest first */
  readonly flags: readonly (string)[];
  /** pseudonymous code of the facility */
  readonly facility_key: string | null;
  /** name, only where exactly one listed hospital fits; candidates are in `facilities` */
  readonly facility_name: string | null;
  /** class or type of the facility */
  readonly facility_class: string | null;
  /** province of the facility */
  readonly province_name: string | null;
  /** district of the facility */
  readonly district_name: string | null;
  /** day of admission or visit */
  readonly admit_date: string;
  /** day of discharge */
  readonly discharge_date: string;
  /** length of stay (days) */
  readonly los: number;
  /** RJTL (outpatient) or RITL (inpatient) */
  readonly service_type: string | null;
  /** rawat jalan, ringan, sedang or berat */
  readonly severity_group: string | null;
  /** segment of participation at the visit */
  readonly segment: string | null;
  /** primary diagnosis, full ICD-10 code */
  readonly dx_primary_code: string | null;
  /** name of the primary diagnosis */
  readonly dx_primary_label: string | null;
  /** number of distinct secondary diagnoses (diagnoses) */
  readonly comorbidity_count: number;
  /** INA-CBG code */
  readonly inacbg_code: string | null;
  /** name of the INA-CBG */
  readonly inacbg_label: string | null;
  /** amount billed (rupiah) */
  readonly amount_claimed: number;
  /** amount after verification; NULL where not given (rupiah) */
  readonly amount_paid: number | null;
  /** billed less paid (rupiah) */
  readonly amount_gap: number | null;
  /** share of the bill that was paid, 6 decimals */
  readonly payment_ratio: number | null;
  /** 1 dx × severity × class × province … 5 severity; NULL where no level has 30 others */
  readonly peer_level: number | null;
  /** number of other claims compared with (claims) */
  readonly peer_n: number | null;
  /** 90th percentile (R-7, as numpy and pandas) (rupiah) */
  readonly peer_p90: number | null;
  /** distance from the peers, 6 decimals; NULL where peers do not differ */
  readonly cost_zscore: number | null;
  readonly review_state: "pending" | "in_review" | "reviewed";
  readonly latest_feedback: {
    readonly decision: "approved" | "partial" | "rejected";
    readonly correction_ratio: number;
    /** why; null where an approval has none, and of decisions older than the list. coding_against_rules: tidak sesuai kaidah koding (coding against the rules); repeated_outpatient_visits: kunjungan rawat jalan berulang (repeated outpatient visits); code_without_evidence: kode tanpa bukti di resume medis (a code without evidence in the resume medis); visit_or_procedure_without_indication: kunjungan atau tindakan tanpa indikasi (a visit or procedure without indication); inpatient_without_indication: rawat inap tanpa indikasi (inpatient care without indication); administrative: administratif (administrative); duplicate: klaim ganda (a duplicate); justified: dapat dibenarkan (justified); false_alarm: aturan keliru menandai (a false alarm of the rule) */
    readonly reason: "coding_against_rules" | "repeated_outpatient_visits" | "code_without_evidence" | "visit_or_procedure_without_indication" | "inpatient_without_indication" | "administrative" | "duplicate" | "justified" | "false_alarm" | null;
    readonly reviewer: string;
    readonly decided_at: string;
  } | null;
  /** who has it in review */
  readonly assignee: string | null;
  readonly assigned_until: string | null;
  /** day by which it is to be decided on; null where nobody has it */
  readonly due_on: string | null;
  /** snapshot: loaded and scored with the others; live: real, came in by a channel; simulated: of the simulation, not real */
  readonly source?: "snapshot" | "live" | "simulated" | undefined;
  /** when a live or simulated claim was read from its channel */
  readonly received_at?: string | null | undefined;
};

/** What each operation takes (`parts`) and answers (`answer`), by its name. */
export interface Operations {
  /** What is where; browsers go on to the console */
  readonly 'GET /': {
    readonly parts: {
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly name: "Casemind";
      readonly version: string;
      readonly about: string;
      readonly places: readonly ({
        readonly method: "GET" | "POST";
        readonly path: string;
        readonly about: string;
        readonly needs_token: boolean;
      })[];
    };
  };
  /** Who asked for what, the newest first */
  readonly 'GET /access-log': {
    readonly parts: {
      readonly query?: {
        readonly username?: string | undefined;
        /** claim id */
        readonly claim_id?: string | undefined;
        /** claims: where a claim was opened or told of; files: what was taken out; changes: what was written; refused: what was not answered as asked */
        readonly kind?: "all" | "claims" | "files" | "changes" | "refused" | undefined;
        /** on this day in Jakarta or later */
        readonly from?: string | undefined;
        /** on this day in Jakarta or earlier */
        readonly to?: string | undefined;
        readonly limit?: number | undefined;
        /** the next_cursor of the page before */
        readonly cursor?: string | undefined;
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (AccessEntry)[];
      readonly meta: {
        readonly next_cursor: string | null;
      };
    };
  };
  /** Jobs and steps, the newest first */
  readonly 'GET /admin/jobs': {
    readonly parts: {
      readonly query?: {
        /** only those of this name */
        readonly name?: string | undefined;
        readonly status?: "queued" | "running" | "succeeded" | "failed" | "cancelled" | "lost" | undefined;
        readonly limit?: number | undefined;
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (Job)[];
    };
  };
  /** One job */
  readonly 'GET /admin/jobs/{id}': {
    readonly parts: {
      readonly path: {
        /** job id */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: Job;
    };
  };
  /** Cancel a job */
  readonly 'POST /admin/jobs/{id}/cancel': {
    readonly parts: {
      readonly path: {
        /** job id */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: Job;
    };
  };
  /** The progress of a job as server-sent events */
  readonly 'GET /admin/jobs/{id}/events': {
    readonly parts: {
      readonly path: {
        /** job id */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: unknown;
  };
  /** Ask for a job */
  readonly 'POST /admin/jobs/{name}': {
    readonly parts: {
      readonly path: {
        readonly name: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: Job;
    };
  };
  /** Go back to the published snapshot before the current one, or to a given one */
  readonly 'POST /admin/rollback': {
    readonly parts: {
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
      readonly body: {
        /** snapshot id */
        readonly to?: string | undefined;
      } | null;
    };
    readonly answer: {
      readonly data: SnapshotListing;
    };
  };
  /** Snapshots, the newest first */
  readonly 'GET /admin/snapshots': {
    readonly parts: {
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (SnapshotListing)[];
    };
  };
  /** Make a snapshot the one that serves */
  readonly 'POST /admin/snapshots/{id}/publish': {
    readonly parts: {
      readonly path: {
        /** snapshot id */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: SnapshotListing;
    };
  };
  /** Alerts, the last seen first */
  readonly 'GET /alerts': {
    readonly parts: {
      readonly query?: {
        /** one, or several by repeating it */
        readonly status?: readonly ("open" | "acknowledged" | "snoozed" | "resolved")[] | undefined;
        /** one, or several by repeating it */
        readonly severity?: readonly ("info" | "warning" | "critical")[] | undefined;
        /** such as drift or nightly_failed */
        readonly kind?: string | undefined;
        readonly limit?: number | undefined;
        /** the next_cursor of the page before */
        readonly cursor?: string | undefined;
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (Alert)[];
      readonly meta: {
        readonly next_cursor: string | null;
      };
    };
  };
  /** Messages on alerts, the newest first */
  readonly 'GET /alerts/deliveries': {
    readonly parts: {
      readonly query?: {
        readonly status?: "pending" | "sent" | "dead" | undefined;
        readonly alert_id?: string | undefined;
        readonly limit?: number | undefined;
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (AlertDelivery)[];
      readonly meta: {
        readonly targets: readonly (string)[];
      };
    };
  };
  /** Send a message again that was given up, or waits */
  readonly 'POST /alerts/deliveries/{id}/retry': {
    readonly parts: {
      readonly path: {
        /** delivery id */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly status: "pending";
    };
  };
  /** What happens to alerts, as server-sent events */
  readonly 'GET /alerts/events': {
    readonly parts: {
      readonly query?: {
        /** only events with a greater seq */
        readonly after?: number | undefined;
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: unknown;
  };
  /** Try how alerts are told, at every target */
  readonly 'POST /alerts/test': {
    readonly parts: {
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly event_seq: number;
      readonly targets: readonly (string)[];
    };
  };
  /** One alert with its findings and what became of it */
  readonly 'GET /alerts/{id}': {
    readonly parts: {
      readonly path: {
        /** alert id */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: {
        readonly alert_id: string;
        /** stable name of what is wrong */
        readonly kind: string;
        /** what it is about: the time a nightly was due, a snapshot, an incident */
        readonly subject: string;
        /** of drift: info is a watch, a first breach; warning and critical are alerts */
        readonly severity: "info" | "warning" | "critical";
        /** snoozed: open again after snoozed_until */
        readonly status: "open" | "acknowledged" | "snoozed" | "resolved";
        /** what is wrong, for a person */
        readonly title: string;
        /** what to do first */
        readonly action: string;
        /** section of the runbook that tells of it */
        readonly runbook: string;
        /** how often it was seen */
        readonly times: number;
        /** grows with every change; send the one that was read */
        readonly version: number;
        /** provinces that it is of; none where it is of all, or not of claims */
        readonly provinces: readonly (string)[];
        /** no nightly begins while it is unresolved */
        readonly holds_nightly: boolean;
        readonly first_seen_at: string;
        readonly last_seen_at: string;
        readonly acknowledged_by: string | null;
        readonly acknowledged_at: string | null;
        readonly snoozed_until: string | null;
        /** null where what it tells was over by itself */
        readonly resolved_by: string | null;
        readonly resolved_at: string | null;
        /** of drift: what was found, in sentences that cite their evidence, and what may be done */
        readonly report: AlertReport | null;
        /** what became of it, oldest first: who did what, and comments */
        readonly events: readonly (AlertEvent)[];
      };
    };
  };
  /** Say that somebody looks after an alert */
  readonly 'POST /alerts/{id}/acknowledge': {
    readonly parts: {
      readonly path: {
        /** alert id */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: Alert;
    };
  };
  /** Have done what an alert proposes */
  readonly 'POST /alerts/{id}/actions/{action}': {
    readonly parts: {
      readonly path: {
        /** alert id */
        readonly id: string;
        readonly action: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
      readonly body: {
        /** version of the alert that was read */
        readonly version: number;
        readonly note?: string | undefined;
      };
    };
    readonly answer: {
      readonly data: Alert;
      readonly meta: {
        /** the job that was asked for */
        readonly job_id: string | null;
        /** where to look */
        readonly href: string | null;
      };
    };
  };
  /** Say something about an alert */
  readonly 'POST /alerts/{id}/comments': {
    readonly parts: {
      readonly path: {
        /** alert id */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
      readonly body: {
        readonly note: string;
      };
    };
    readonly answer: {
      readonly data: Alert;
    };
  };
  /** Close an alert */
  readonly 'POST /alerts/{id}/resolve': {
    readonly parts: {
      readonly path: {
        /** alert id */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
      readonly body: {
        /** version of the alert that was read */
        readonly version: number;
        /** words for those who look at it later */
        readonly note?: string | undefined;
      };
    };
    readonly answer: {
      readonly data: Alert;
    };
  };
  /** Let an alert rest until a time */
  readonly 'POST /alerts/{id}/snooze': {
    readonly parts: {
      readonly path: {
        /** alert id */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
      readonly body: {
        /** version of the alert that was read */
        readonly version: number;
        readonly until: string;
        /** words for those who look at it later */
        readonly note?: string | undefined;
      };
    };
    readonly answer: {
      readonly data: Alert;
    };
  };
  /** How decisions compare with the ranking: precision, lift, PR-AUC, calibration, agreement of reviewers */
  readonly 'GET /analytics/learning': {
    readonly parts: Record<string, never>;
    readonly answer: {
      readonly data: LearningStatus;
    };
  };
  /** Whether the data are as they were: verdicts, thresholds, top provinces, severities, flags */
  readonly 'GET /analytics/qc-status': {
    readonly parts: {
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: QcStatus;
    };
  };
  /** One metric from run to run, oldest first */
  readonly 'GET /analytics/qc-status/history': {
    readonly parts: {
      readonly query: {
        /** key of a verdict, such as whole/mix_province */
        readonly metric: string;
        readonly limit?: number | undefined;
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly ({
        readonly snapshot_id: string;
        readonly data_date: string;
        readonly value: number | string | null;
        readonly expected: number | string | null;
        readonly null95: readonly [number, number] | null;
        readonly q: number | null;
        readonly effect: number | null;
        readonly is_breach: boolean;
        readonly state: string;
      })[];
    };
  };
  /** Verified answers, the newest first */
  readonly 'GET /answers/verified': {
    readonly parts: {
      readonly query?: {
        /** on this claim; without it across claims */
        readonly claim_id?: string | undefined;
        /** jsonl: one case a line, on all claims and across */
        readonly format?: "json" | "jsonl" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (VerifiedAnswer)[];
    };
  };
  /** Verify an answer no more, as a lead */
  readonly 'DELETE /answers/verified/{id}': {
    readonly parts: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: unknown;
  };
  /** Assign many claims at once */
  readonly 'POST /assignments': {
    readonly parts: {
      readonly body: {
        readonly claim_ids: readonly (string)[];
        /** user to assign them to: another by a lead; the caller unless told */
        readonly to?: string | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (Assignment)[];
      readonly meta: {
        /** claims that were not assigned */
        readonly left: readonly ({
          readonly claim_id: string;
          readonly reason: "missing" | "simulated" | "taken";
          /** who has it, where it is taken */
          readonly assignee: string | null;
        })[];
      };
    };
  };
  /** Log in */
  readonly 'POST /auth/login': {
    readonly parts: {
      readonly body: {
        readonly username: string;
        readonly password: string;
      };
    };
    readonly answer: {
      readonly access_token: string;
      readonly token_type: "Bearer";
      /** seconds */
      readonly expires_in: number;
      /** buys the next pair of tokens, once */
      readonly refresh_token: string;
      readonly refresh_expires_at: string;
      readonly role: "auditor" | "ops" | "client" | "admin";
    };
  };
  /** Log out: revoke the refresh tokens of this login */
  readonly 'POST /auth/logout': {
    readonly parts: {
      readonly body: {
        /** the newest one given out; each is taken once */
        readonly refresh_token: string;
      };
    };
    readonly answer: unknown;
  };
  /** Exchange a refresh token for new tokens */
  readonly 'POST /auth/refresh': {
    readonly parts: {
      readonly body: {
        /** the newest one given out; each is taken once */
        readonly refresh_token: string;
      };
    };
    readonly answer: {
      readonly access_token: string;
      readonly token_type: "Bearer";
      /** seconds */
      readonly expires_in: number;
      /** buys the next pair of tokens, once */
      readonly refresh_token: string;
      readonly refresh_expires_at: string;
      readonly role: "auditor" | "ops" | "client" | "admin";
    };
  };
  /** Who is signed in with this browser */
  readonly 'GET /auth/session': {
    readonly parts: Record<string, never>;
    readonly answer: {
      readonly data: BrowserSession;
    };
  };
  /** Sign in with a browser */
  readonly 'POST /auth/session': {
    readonly parts: {
      readonly body: {
        readonly username: string;
        readonly password: string;
      };
    };
    readonly answer: {
      readonly data: BrowserSession;
    };
  };
  /** Sign out with this browser */
  readonly 'DELETE /auth/session': {
    readonly parts: Record<string, never>;
    readonly answer: unknown;
  };
  /** What can be asked of claims: fields, their values and operators, named sets of codes */
  readonly 'GET /catalogue': {
    readonly parts: {
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: {
        readonly fields: readonly (CatalogueField)[];
        readonly code_sets: readonly ({
          /** written `set:id` as a value of `under` */
          readonly id: string;
          readonly system: string;
          readonly label: string;
          readonly ranges: readonly (string)[];
          readonly source: string;
          /** what a reader might look for in it and does not find */
          readonly left_out: string | null;
        })[];
      };
      readonly meta: {
        readonly language: "id" | "en";
      };
    };
  };
  /** The caller’s threads, the last used first, and questions to begin with */
  readonly 'GET /chat': {
    readonly parts: {
      readonly query?: {
        readonly limit?: number | undefined;
        /** the next_cursor of the page before */
        readonly cursor?: string | undefined;
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (ChatThreadListing)[];
      readonly suggestions: readonly (string)[];
      readonly meta: {
        readonly next_cursor: string | null;
      };
    };
  };
  /** Ask the copilot across claims, or go on in a thread */
  readonly 'POST /chat': {
    readonly parts: {
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
      readonly body: {
        readonly message: string;
        /** language of the answer; that of the question unless told */
        readonly lang?: "id" | "en" | undefined;
        /** thread that goes on; a new one is begun where it is left out */
        readonly thread_id?: string | undefined;
        /** the number of the choice that was offered for this message, from 1 */
        readonly choice?: number | undefined;
        /** how the message is read, as a person corrected it: the `queries` of its answer with another `where`, period or measure; in place of what its words say */
        readonly queries?: readonly ({
          /** claims: a list, one a row (fields, order). groups: measures of each value of `by`, or one row of all. facilities, patients: groups by facility, with name, class and province, or by person, a number of this answer with claim_ids; no `by`. pairs: claims that repeat each other, each pair once, where one of the two passes; columns first_claim_id, second_claim_id, days_apart, is_same_facility, repeated_amount; no fields, order or measures. decisions: claims with a decision, the latest of each, the newest first */
          readonly subject: "claims" | "groups" | "facilities" | "patients" | "pairs" | "decisions";
          readonly where?: readonly (ClauseInput)[] | undefined;
          /** days of the claims, of their latest decision, or on which live claims were received (both in Asia/Jakarta) */
          readonly period?: {
            readonly date?: "admit_date" | "discharge_date" | "decided_on" | "received_on" | undefined;
            /** first day, included */
            readonly from?: string | undefined;
            /** last day, included */
            readonly to?: string | undefined;
            /** the words it came from, kept and given back; they change nothing */
            readonly words?: string | undefined;
          } | undefined;
          /** claims from before: conditions hold first, then the claims are cut to these; measures, groups and lists are of what is left */
          readonly base?: {
            /** only these claims */
            readonly claim_ids?: readonly (string)[] | undefined;
            /** of the claims that pass everything else, only the first so many of `order` */
            readonly first?: number | undefined;
            readonly order?: readonly ({
              /** a field of the claims, where claims are listed */
              readonly field?: string | undefined;
              /** a measure by its place, from 0, where there are groups */
              readonly measure?: number | undefined;
              /** a grouping by its place, from 0 */
              readonly group?: number | undefined;
              /** desc unless told, of dates too; absent values come last in either */
              readonly direction?: "asc" | "desc" | undefined;
            })[] | undefined;
          } | undefined;
          /** a row for each value that occurs; null for claims without one; a claim counts once under each item of a set */
          readonly by?: readonly ({
            readonly field: string;
            /** of a date: the day on which its day, week (from Monday), month, quarter or year begins; month unless told */
            readonly unit?: "day" | "week" | "month" | "quarter" | "year" | undefined;
            /** of a number: bins of this width from 0, named by their lower end */
            readonly width?: number | undefined;
            /** of a number: ascending ends of bins, each from an end, included, to the next, the last without end; named by the lower end; below the first, and without a value, null */
            readonly edges?: readonly (number)[] | undefined;
          })[] | undefined;
          /** columns of groups; a count unless told */
          readonly measures?: readonly ({
            /** name of its column; made of aggregation and field unless told */
            readonly name?: string | undefined;
            /** median and p10 to p99 are values that occur: the smallest of which half, or so many hundredths, are not larger; absent values take no part */
            readonly agg: "count" | "distinct" | "sum" | "mean" | "p10" | "p25" | "median" | "p75" | "p90" | "p95" | "p99" | "min" | "max";
            /** what is aggregated; none for count */
            readonly field?: string | undefined;
            /** takes only the claims of the group that pass this too */
            readonly where?: readonly (ClauseInput)[] | undefined;
            /** makes a share, 0–1, of count or sum: of the same in the group without the measure’s own `where`, in all matching claims, or in all claims of the scope. Another count or sum of the group makes a ratio of count, distinct or sum: claims per patient are count of {agg: distinct, field: patient} */
            readonly of?: "group" | "matching" | "all" | {
              readonly agg: "count" | "distinct" | "sum";
              /** what is counted or added up; none for count */
              readonly field?: string | undefined;
              /** takes only the claims of the group that pass this too */
              readonly where?: readonly (ClauseInput)[] | undefined;
            } | undefined;
          })[] | undefined;
          /** conditions on the measures of a group, by their place; all hold; before limit and top_per. matching: the same measure of all matching claims, groups: its mean over the groups */
          readonly having?: readonly ({
            readonly measure: number;
            readonly op: "=" | "!=" | "<" | "<=" | ">" | ">=";
            readonly value: number | "matching" | "groups";
          })[] | undefined;
          /** columns of a list; those of the worklist unless told */
          readonly fields?: readonly (string)[] | undefined;
          /** claims by risk unless told; groups by date ascending, else by the first measure, the largest first; ties by their values */
          readonly order?: readonly ({
            /** a field of the claims, where claims are listed */
            readonly field?: string | undefined;
            /** a measure by its place, from 0, where there are groups */
            readonly measure?: number | undefined;
            /** a grouping by its place, from 0 */
            readonly group?: number | undefined;
            /** desc unless told, of dates too; absent values come last in either */
            readonly direction?: "asc" | "desc" | undefined;
          })[] | undefined;
          /** rows, taken last; of each side */
          readonly limit?: number | undefined;
          /** of two groupings: only the first so many of the second within each value of the first, in the order asked */
          readonly top_per?: number | undefined;
          /** of groups by a date: each measure less that of the calendar period before, and as a share of it; null where that period has no claims, the share also where it was 0 */
          readonly change?: "previous" | undefined;
          /** the same question once for each side: `where` and the side’s own hold together; shares are of the side */
          readonly against?: readonly ({
            readonly name?: string | undefined;
            /** what tells this side from the others; nothing is the whole */
            readonly where?: readonly (ClauseInput)[] | undefined;
          })[] | undefined;
        })[] | undefined;
      };
    };
    readonly answer: {
      readonly data: {
        readonly thread: ChatThread;
        readonly message: ChatMessage;
      };
    };
  };
  /** A thread and its messages */
  readonly 'GET /chat/{thread}': {
    readonly parts: {
      readonly path: {
        /** thread id */
        readonly thread: string;
      };
      readonly query?: {
        /** only messages with a smaller seq */
        readonly before?: number | undefined;
        /** the newest messages */
        readonly limit?: number | undefined;
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: {
        readonly thread_id: string;
        readonly claim_id: string | null;
        readonly title: string;
        readonly created_at: string;
        readonly updated_at: string;
        readonly messages: readonly (ChatMessage)[];
      };
      readonly meta: {
        /** there are messages before the first; ask with `before` */
        readonly has_earlier: boolean;
      };
    };
  };
  /** Remove a thread with its messages */
  readonly 'DELETE /chat/{thread}': {
    readonly parts: {
      readonly path: {
        /** thread id */
        readonly thread: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: unknown;
  };
  /** Name a thread */
  readonly 'PATCH /chat/{thread}': {
    readonly parts: {
      readonly path: {
        /** thread id */
        readonly thread: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
      readonly body: {
        readonly title: string;
      };
    };
    readonly answer: {
      readonly data: ChatThread;
    };
  };
  /** Say whether an answer helps, or is wrong */
  readonly 'PUT /chat/{thread}/answers/{answer}/rating': {
    readonly parts: {
      readonly path: {
        /** thread id */
        readonly thread: string;
        /** message id of the answer */
        readonly answer: string;
      };
      readonly body: {
        readonly rating: "helpful" | "wrong";
        /** what is wrong, or missing */
        readonly comment?: string | undefined;
      };
    };
    readonly answer: {
      readonly data: {
        readonly rating: "helpful" | "wrong";
        readonly comment: string;
      };
    };
  };
  /** Take back what was said of an answer */
  readonly 'DELETE /chat/{thread}/answers/{answer}/rating': {
    readonly parts: {
      readonly path: {
        /** thread id */
        readonly thread: string;
        /** message id of the answer */
        readonly answer: string;
      };
    };
    readonly answer: unknown;
  };
  /** Verify an answer, as a lead */
  readonly 'PUT /chat/{thread}/answers/{answer}/verification': {
    readonly parts: {
      readonly path: {
        /** thread id */
        readonly thread: string;
        /** message id of the answer */
        readonly answer: string;
      };
    };
    readonly answer: {
      readonly data: VerifiedAnswer;
    };
  };
  /** The newest answer of a thread as server-sent events */
  readonly 'GET /chat/{thread}/events': {
    readonly parts: {
      readonly path: {
        /** thread id */
        readonly thread: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: unknown;
  };
  /** A thread as Markdown or PDF, for the audit file */
  readonly 'GET /chat/{thread}/export': {
    readonly parts: {
      readonly path: {
        /** thread id */
        readonly thread: string;
      };
      readonly query?: {
        readonly format?: "md" | "pdf" | undefined;
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: unknown;
  };
  /** Answer the last question of a thread again */
  readonly 'POST /chat/{thread}/regenerate': {
    readonly parts: {
      readonly path: {
        /** thread id */
        readonly thread: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: {
        readonly thread: ChatThread;
        readonly message: ChatMessage;
      };
    };
  };
  /** What the caller said of the answers of a thread, and which of them are verified */
  readonly 'GET /chat/{thread}/reviews': {
    readonly parts: {
      readonly path: {
        /** thread id */
        readonly thread: string;
      };
    };
    readonly answer: {
      readonly data: readonly (AnswerReview)[];
    };
  };
  /** Stop the answer under way */
  readonly 'POST /chat/{thread}/stop': {
    readonly parts: {
      readonly path: {
        /** thread id */
        readonly thread: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: ChatMessage;
    };
  };
  /** The worklist: claims by risk, filtered, sorted, paged */
  readonly 'GET /claims/high-risk': {
    readonly parts: {
      readonly query?: {
        /** exact id of a claim */
        readonly claim_id?: string | undefined;
        /** province of the facility: its name, also as people write it (jabar), or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly province?: string | undefined;
        /** regency or city of the facility: name or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly district?: string | undefined;
        /** pseudonymous code of the facility */
        readonly facility_key?: string | undefined;
        /** class or type of the facility, also as people write it (tipe c); case does not matter. One that nobody knows matches no claim */
        readonly facility_class?: string | undefined;
        /** segment of participation; case does not matter. One that nobody knows matches no claim */
        readonly segment?: string | undefined;
        /** primary diagnosis: 3 characters for a group, more for the start of a full code; dot and case do not matter */
        readonly dx?: string | undefined;
        /** INA-CBG code, or its first parts */
        readonly inacbg?: string | undefined;
        /** severity of the INA-CBG */
        readonly severity?: "rawat jalan" | "outpatient" | "ringan" | "mild" | "sedang" | "moderate" | "berat" | "severe" | undefined;
        /** RJTL (outpatient) or RITL (inpatient) */
        readonly service_type?: "RJTL" | "RITL" | "outpatient" | "inpatient" | undefined;
        /** id of a rule that is active on the claim */
        readonly flag?: "brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost" | undefined;
        /** admitted on this day or later */
        readonly start_date?: string | undefined;
        /** admitted on this day or earlier */
        readonly end_date?: string | undefined;
        /** discharged on this day or later */
        readonly discharge_start?: string | undefined;
        /** discharged on this day or earlier */
        readonly discharge_end?: string | undefined;
        /** smallest risk score */
        readonly min_risk_score?: number | undefined;
        /** largest risk score */
        readonly max_risk_score?: number | undefined;
        /** smallest normalised score of the model */
        readonly min_ml_score?: number | undefined;
        /** smallest amount claimed, in rupiah */
        readonly min_amount?: number | undefined;
        /** largest amount claimed, in rupiah */
        readonly max_amount?: number | undefined;
        /** smallest length of stay (days), included; claims without one do not pass */
        readonly min_los?: number | undefined;
        /** largest length of stay (days), included; claims without one do not pass */
        readonly max_los?: number | undefined;
        /** smallest age (years), included; claims without one do not pass */
        readonly min_age?: number | undefined;
        /** largest age (years), included; claims without one do not pass */
        readonly max_age?: number | undefined;
        /** smallest amount paid (rupiah), included; claims without one do not pass */
        readonly min_paid?: number | undefined;
        /** largest amount paid (rupiah), included; claims without one do not pass */
        readonly max_paid?: number | undefined;
        /** smallest gap (rupiah), included; claims without one do not pass */
        readonly min_gap?: number | undefined;
        /** largest gap (rupiah), included; claims without one do not pass */
        readonly max_gap?: number | undefined;
        /** smallest payment ratio (0–1), included; claims without one do not pass */
        readonly min_payment_ratio?: number | undefined;
        /** largest payment ratio (0–1), included; claims without one do not pass */
        readonly max_payment_ratio?: number | undefined;
        /** smallest top-ups (rupiah), included; claims without one do not pass */
        readonly min_topup?: number | undefined;
        /** largest top-ups (rupiah), included; claims without one do not pass */
        readonly max_topup?: number | undefined;
        /** smallest cost z-score, included; claims without one do not pass */
        readonly min_zscore?: number | undefined;
        /** largest cost z-score, included; claims without one do not pass */
        readonly max_zscore?: number | undefined;
        /** smallest number of indications (indications), included; claims without one do not pass */
        readonly min_flags?: number | undefined;
        /** largest number of indications (indications), included; claims without one do not pass */
        readonly max_flags?: number | undefined;
        /** sex: any of these, such as Perempuan; values, labels and other names as GET /catalogue has them for patient_sex */
        readonly sex?: readonly (string)[] | undefined;
        /** discharge status: any of these, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly discharge_status?: readonly (string)[] | undefined;
        /** facility owner: any of these, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly ownership?: readonly (string)[] | undefined;
        /** clinic: any of these, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly clinic?: readonly (string)[] | undefined;
        /** class of entitlement: any of these, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly entitlement?: readonly (string)[] | undefined;
        /** indications: any of these is active */
        readonly any_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** indications: none of these is active */
        readonly not_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** province: none of these; claims without a value pass, such as Jawa Barat; values, labels and other names as GET /catalogue has them for province_name */
        readonly not_province?: readonly (string)[] | undefined;
        /** district: none of these; claims without a value pass, such as Kota Bandung; values, labels and other names as GET /catalogue has them for district_name */
        readonly not_district?: readonly (string)[] | undefined;
        /** facility: none of these; claims without a value pass, such as 10008; values, labels and other names as GET /catalogue has them for facility_key */
        readonly not_facility_key?: readonly (string)[] | undefined;
        /** facility class: none of these; claims without a value pass, such as RS Kelas B; values, labels and other names as GET /catalogue has them for facility_class */
        readonly not_facility_class?: readonly (string)[] | undefined;
        /** facility owner: none of these; claims without a value pass, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly not_ownership?: readonly (string)[] | undefined;
        /** segment: none of these; claims without a value pass, such as PBI APBN; values, labels and other names as GET /catalogue has them for segment */
        readonly not_segment?: readonly (string)[] | undefined;
        /** class of entitlement: none of these; claims without a value pass, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly not_entitlement?: readonly (string)[] | undefined;
        /** clinic: none of these; claims without a value pass, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly not_clinic?: readonly (string)[] | undefined;
        /** discharge status: none of these; claims without a value pass, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly not_discharge_status?: readonly (string)[] | undefined;
        /** service type: none of these; claims without a value pass, such as RITL; values, labels and other names as GET /catalogue has them for service_type */
        readonly not_service_type?: readonly (string)[] | undefined;
        /** severity: none of these; claims without a value pass, such as ringan; values, labels and other names as GET /catalogue has them for severity_group */
        readonly not_severity?: readonly (string)[] | undefined;
        /** primary diagnosis: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E119 */
        readonly not_dx?: readonly (string)[] | undefined;
        /** INA-CBG code: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E-4-10-I */
        readonly not_inacbg?: readonly (string)[] | undefined;
        /** indications: all of these are active */
        readonly all_flags?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** pending: nobody decided; in_review: somebody has it; reviewed: decided */
        readonly review_state?: "pending" | "in_review" | "reviewed" | undefined;
        /** latest decision */
        readonly decision?: "approved" | "partial" | "rejected" | undefined;
        /** user who has the claim in review; `me` for the caller */
        readonly assignee?: string | undefined;
        /** snapshot: the claims loaded and scored together; live: real claims that came in by a channel; simulated: those of the simulation, which are not real; all: these together, an id that is in both from the snapshot. Live and simulated claims have no rank and stand where their scores put them; each row then says its source */
        readonly source?: "snapshot" | "live" | "simulated" | "all" | undefined;
        /** order; equal values are ordered by rank. A key alone is the order an auditor wants first: largest, newest, riskiest */
        readonly sort?: "risk" | "risk_asc" | "risk_desc" | "amount_at_risk" | "amount_at_risk_asc" | "amount_at_risk_desc" | "amount_claimed" | "amount_claimed_asc" | "amount_claimed_desc" | "amount_gap" | "amount_gap_asc" | "amount_gap_desc" | "cost_zscore" | "cost_zscore_asc" | "cost_zscore_desc" | "ml_score" | "ml_score_asc" | "ml_score_desc" | "admit_date" | "admit_date_asc" | "admit_date_desc" | "discharge_date" | "discharge_date_asc" | "discharge_date_desc" | undefined;
        /** page, from 1; not together with cursor */
        readonly page?: number | undefined;
        /** rows on a page */
        readonly page_size?: number | undefined;
        /** next_cursor of the page before, with the same filters and sort; refused with CURSOR_EXPIRED once another snapshot serves */
        readonly cursor?: string | undefined;
        /** true: ask for a refresh of the scores instead (ops and admin); answers 202 with the job */
        readonly refresh_cache?: "true" | "false" | undefined;
        /** json has pages; csv and parquet are a file. Accept: text/csv or application/vnd.apache.parquet says the same */
        readonly format?: "json" | "csv" | "parquet" | undefined;
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (WorklistRow)[];
      readonly meta: {
        readonly snapshot_id: string;
        /** newest discharge among the claims: the date the data are of */
        readonly data_date: string;
        readonly model_version: string;
        readonly ruleset_version: string;
        /** claims that pass the filters, on all pages */
        readonly total: number;
        /** left out where a cursor was given */
        readonly page?: number | undefined;
        /** cursor of the next page; null on the last */
        readonly next_cursor: string | null;
        readonly page_size: number;
        readonly sort: string;
        /** the filters that were applied, as they were understood */
        readonly filters: Readonly<Record<string, unknown>>;
      };
    };
  };
  /** Claims that somebody has open now */
  readonly 'GET /claims/locks': {
    readonly parts: Record<string, never>;
    readonly answer: {
      readonly data: readonly (ClaimLock)[];
    };
  };
  /** One claim, with its active flags explained, its review state and latest decision */
  readonly 'GET /claims/{id}': {
    readonly parts: {
      readonly path: {
        /** claim id */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: Claim;
      readonly meta: {
        readonly snapshot_id: string;
        /** newest discharge among the claims: the date the data are of */
        readonly data_date: string;
        readonly model_version: string;
        readonly ruleset_version: string;
        readonly language: "id" | "en";
      };
    };
  };
  /** Take a claim, keep it for longer, or hand it over */
  readonly 'POST /claims/{id}/assignment': {
    readonly parts: {
      readonly path: {
        /** claim id */
        readonly id: string;
      };
      readonly body: {
        /** user to hand the claim over to; left out, the caller takes it or keeps it for longer */
        readonly to?: string | undefined;
        /** hours until the assignment expires; two weeks after it is due unless told */
        readonly hours?: number | undefined;
      };
    };
    readonly answer: {
      readonly data: Assignment;
    };
  };
  /** Let go of a claim; an admin also of another’s */
  readonly 'DELETE /claims/{id}/assignment': {
    readonly parts: {
      readonly path: {
        /** claim id */
        readonly id: string;
      };
    };
    readonly answer: unknown;
  };
  /** What a claim is held against: peers, rules, reasons of the model, its person’s other claims, similar claims, its facility */
  readonly 'GET /claims/{id}/background': {
    readonly parts: {
      readonly path: {
        /** claim id */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: {
        /** null where the claim has no peers */
        readonly peers: PeerDistribution | null;
        /** heaviest first */
        readonly rules: readonly (RuleOnClaim)[];
        /** weightiest first; of the riskiest claims alone */
        readonly reasons: readonly (ScoreReason)[];
        /** amounts with which the model would not call the claim strange, all else held */
        readonly lower_amount: {
          /** rupiah */
          readonly from: number;
          /** rupiah */
          readonly to: number;
        } | null;
        readonly facility: {
          /** in the caller’s scope */
          readonly facilities: number;
          /** facilities with enough claims for a rate */
          readonly compared: number;
          readonly rank_by_claims: number;
          readonly rank_by_flagged: number;
          /** null where it has too few claims for a rate */
          readonly rank_by_flagged_rate: number | null;
        } | null;
        /** other claims of the same person, nearest first; who it is is not told */
        readonly episodes: {
          readonly has_patient: boolean;
          readonly total: number;
          readonly rows: readonly (PatientEpisode)[];
        };
        /** same diagnosis group, severity and service type, most similar first */
        readonly similar: {
          readonly total: number;
          readonly rows: readonly ({
            /** visit id, the key of a claim */
            readonly claim_id: string;
            /** pseudonymous code of the facility */
            readonly facility_key: string | null;
            /** name, only where exactly one listed hospital fits; candidates are in `facilities` */
            readonly facility_name: string | null;
            /** class or type of the facility */
            readonly facility_class: string | null;
            /** province of the facility */
            readonly province_name: string | null;
            /** day of admission or visit */
            readonly admit_date: string;
            /** length of stay (days) */
            readonly los: number;
            /** RJTL (outpatient) or RITL (inpatient) */
            readonly service_type: string | null;
            /** rawat jalan, ringan, sedang or berat */
            readonly severity_group: string | null;
            /** primary diagnosis, full ICD-10 code */
            readonly dx_primary_code: string | null;
            /** name of the primary diagnosis */
            readonly dx_primary_label: string | null;
            /** number of distinct secondary diagnoses (diagnoses) */
            readonly comorbidity_count: number;
            /** INA-CBG code */
            readonly inacbg_code: string | null;
            /** ICD-9-CM codes, as listed */
            readonly procedure_codes: readonly (string)[];
            /** all top-ups (rupiah) */
            readonly topup_amount: number;
            /** amount billed (rupiah) */
            readonly amount_claimed: number;
            /** amount after verification; NULL where not given (rupiah) */
            readonly amount_paid: number | null;
            /** 90th percentile (R-7, as numpy and pandas) (rupiah) */
            readonly peer_p90: number | null;
            /** place in the worklist, 1 first */
            readonly risk_rank: number;
            /** the score of the worklist, 0–1 */
            readonly risk_score: number;
            /** active rules, heaviest first */
            readonly flags: readonly (string)[];
          })[];
        };
      };
      readonly meta: {
        readonly snapshot_id: string;
        /** newest discharge among the claims: the date the data are of */
        readonly data_date: string;
        readonly model_version: string;
        readonly ruleset_version: string;
      };
    };
  };
  /** The caller’s threads on a claim, and questions to begin with */
  readonly 'GET /claims/{id}/chat': {
    readonly parts: {
      readonly path: {
        /** claim id */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (ChatThreadListing)[];
      readonly suggestions: readonly (string)[];
    };
  };
  /** Ask the copilot about a claim */
  readonly 'POST /claims/{id}/chat': {
    readonly parts: {
      readonly path: {
        /** claim id */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
      readonly body: {
        readonly message: string;
        /** language of the answer; that of the question unless told */
        readonly lang?: "id" | "en" | undefined;
        /** thread that goes on; a new one is begun where it is left out */
        readonly thread_id?: string | undefined;
        /** the number of the choice that was offered for this message, from 1 */
        readonly choice?: number | undefined;
        /** how the message is read, as a person corrected it: the `queries` of its answer with another `where`, period or measure; in place of what its words say */
        readonly queries?: readonly ({
          /** claims: a list, one a row (fields, order). groups: measures of each value of `by`, or one row of all. facilities, patients: groups by facility, with name, class and province, or by person, a number of this answer with claim_ids; no `by`. pairs: claims that repeat each other, each pair once, where one of the two passes; columns first_claim_id, second_claim_id, days_apart, is_same_facility, repeated_amount; no fields, order or measures. decisions: claims with a decision, the latest of each, the newest first */
          readonly subject: "claims" | "groups" | "facilities" | "patients" | "pairs" | "decisions";
          readonly where?: readonly (ClauseInput)[] | undefined;
          /** days of the claims, of their latest decision, or on which live claims were received (both in Asia/Jakarta) */
          readonly period?: {
            readonly date?: "admit_date" | "discharge_date" | "decided_on" | "received_on" | undefined;
            /** first day, included */
            readonly from?: string | undefined;
            /** last day, included */
            readonly to?: string | undefined;
            /** the words it came from, kept and given back; they change nothing */
            readonly words?: string | undefined;
          } | undefined;
          /** claims from before: conditions hold first, then the claims are cut to these; measures, groups and lists are of what is left */
          readonly base?: {
            /** only these claims */
            readonly claim_ids?: readonly (string)[] | undefined;
            /** of the claims that pass everything else, only the first so many of `order` */
            readonly first?: number | undefined;
            readonly order?: readonly ({
              /** a field of the claims, where claims are listed */
              readonly field?: string | undefined;
              /** a measure by its place, from 0, where there are groups */
              readonly measure?: number | undefined;
              /** a grouping by its place, from 0 */
              readonly group?: number | undefined;
              /** desc unless told, of dates too; absent values come last in either */
              readonly direction?: "asc" | "desc" | undefined;
            })[] | undefined;
          } | undefined;
          /** a row for each value that occurs; null for claims without one; a claim counts once under each item of a set */
          readonly by?: readonly ({
            readonly field: string;
            /** of a date: the day on which its day, week (from Monday), month, quarter or year begins; month unless told */
            readonly unit?: "day" | "week" | "month" | "quarter" | "year" | undefined;
            /** of a number: bins of this width from 0, named by their lower end */
            readonly width?: number | undefined;
            /** of a number: ascending ends of bins, each from an end, included, to the next, the last without end; named by the lower end; below the first, and without a value, null */
            readonly edges?: readonly (number)[] | undefined;
          })[] | undefined;
          /** columns of groups; a count unless told */
          readonly measures?: readonly ({
            /** name of its column; made of aggregation and field unless told */
            readonly name?: string | undefined;
            /** median and p10 to p99 are values that occur: the smallest of which half, or so many hundredths, are not larger; absent values take no part */
            readonly agg: "count" | "distinct" | "sum" | "mean" | "p10" | "p25" | "median" | "p75" | "p90" | "p95" | "p99" | "min" | "max";
            /** what is aggregated; none for count */
            readonly field?: string | undefined;
            /** takes only the claims of the group that pass this too */
            readonly where?: readonly (ClauseInput)[] | undefined;
            /** makes a share, 0–1, of count or sum: of the same in the group without the measure’s own `where`, in all matching claims, or in all claims of the scope. Another count or sum of the group makes a ratio of count, distinct or sum: claims per patient are count of {agg: distinct, field: patient} */
            readonly of?: "group" | "matching" | "all" | {
              readonly agg: "count" | "distinct" | "sum";
              /** what is counted or added up; none for count */
              readonly field?: string | undefined;
              /** takes only the claims of the group that pass this too */
              readonly where?: readonly (ClauseInput)[] | undefined;
            } | undefined;
          })[] | undefined;
          /** conditions on the measures of a group, by their place; all hold; before limit and top_per. matching: the same measure of all matching claims, groups: its mean over the groups */
          readonly having?: readonly ({
            readonly measure: number;
            readonly op: "=" | "!=" | "<" | "<=" | ">" | ">=";
            readonly value: number | "matching" | "groups";
          })[] | undefined;
          /** columns of a list; those of the worklist unless told */
          readonly fields?: readonly (string)[] | undefined;
          /** claims by risk unless told; groups by date ascending, else by the first measure, the largest first; ties by their values */
          readonly order?: readonly ({
            /** a field of the claims, where claims are listed */
            readonly field?: string | undefined;
            /** a measure by its place, from 0, where there are groups */
            readonly measure?: number | undefined;
            /** a grouping by its place, from 0 */
            readonly group?: number | undefined;
            /** desc unless told, of dates too; absent values come last in either */
            readonly direction?: "asc" | "desc" | undefined;
          })[] | undefined;
          /** rows, taken last; of each side */
          readonly limit?: number | undefined;
          /** of two groupings: only the first so many of the second within each value of the first, in the order asked */
          readonly top_per?: number | undefined;
          /** of groups by a date: each measure less that of the calendar period before, and as a share of it; null where that period has no claims, the share also where it was 0 */
          readonly change?: "previous" | undefined;
          /** the same question once for each side: `where` and the side’s own hold together; shares are of the side */
          readonly against?: readonly ({
            readonly name?: string | undefined;
            /** what tells this side from the others; nothing is the whole */
            readonly where?: readonly (ClauseInput)[] | undefined;
          })[] | undefined;
        })[] | undefined;
      };
    };
    readonly answer: {
      readonly data: {
        readonly thread: ChatThread;
        readonly message: ChatMessage;
      };
    };
  };
  /** A letter to the hospital or an audit note about a claim, as Markdown, PDF or Word */
  readonly 'POST /claims/{id}/documents': {
    readonly parts: {
      readonly path: {
        /** claim id */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
      readonly body: {
        /** request: a letter that asks the hospital for documents; it tells no score, indication, peer or other claim. note: an audit note with all of that, for the file */
        readonly kind: "request" | "note";
        /** docx: to go on with in a word processor; pdf: to send or print; md: as plain text */
        readonly format?: "md" | "pdf" | "docx" | undefined;
        /** language of the document; else as `lang` of the address */
        readonly lang?: "id" | "en" | undefined;
        /** of a request: calendar days from today in Jakarta by which the documents should be there */
        readonly deadline_days?: number | undefined;
        /** of a request: the number of the letter; a line to fill in where it is left out */
        readonly number?: string | undefined;
        /** of a request: where it is written; a line to fill in where it is left out */
        readonly place?: string | undefined;
        /** the auditor’s own words, shown as theirs in a field of their own */
        readonly words?: string | undefined;
      };
    };
    readonly answer: unknown;
  };
  /** Every decision on a claim, the latest first */
  readonly 'GET /claims/{id}/feedback': {
    readonly parts: {
      readonly path: {
        /** claim id */
        readonly id: string;
      };
    };
    readonly answer: {
      readonly data: readonly (AuditOutcome)[];
    };
  };
  /** Decide on a claim */
  readonly 'POST /claims/{id}/feedback': {
    readonly parts: {
      readonly path: {
        /** claim id */
        readonly id: string;
      };
      readonly body: {
        readonly decision: "approved" | "partial" | "rejected";
        /** share of the claimed amount that is taken off: 0 where approved, 1 where rejected, between where partial */
        readonly correction_ratio?: number | undefined;
        /** why, of a closed list; needed where partial or rejected. coding_against_rules: tidak sesuai kaidah koding (coding against the rules); repeated_outpatient_visits: kunjungan rawat jalan berulang (repeated outpatient visits); code_without_evidence: kode tanpa bukti di resume medis (a code without evidence in the resume medis); visit_or_procedure_without_indication: kunjungan atau tindakan tanpa indikasi (a visit or procedure without indication); inpatient_without_indication: rawat inap tanpa indikasi (inpatient care without indication); administrative: administratif (administrative); duplicate: klaim ganda (a duplicate); justified: dapat dibenarkan (justified); false_alarm: aturan keliru menandai (a false alarm of the rule) */
        readonly reason?: "coding_against_rules" | "repeated_outpatient_visits" | "code_without_evidence" | "visit_or_procedure_without_indication" | "inpatient_without_indication" | "administrative" | "duplicate" | "justified" | "false_alarm" | undefined;
        /** why, in words of the auditor */
        readonly notes?: string | undefined;
        /** the same key again writes nothing; may come as the header Idempotency-Key */
        readonly idempotency_key?: string | undefined;
      };
    };
    readonly answer: {
      readonly data: AuditOutcome;
    };
  };
  /** Propose a decision from a sentence */
  readonly 'POST /claims/{id}/feedback/proposals': {
    readonly parts: {
      readonly path: {
        /** claim id */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
      readonly body: {
        readonly message: string;
      };
    };
    readonly answer: {
      readonly status: "unclear";
      readonly question: string;
      readonly why: "question" | "condition" | "later" | "several_claims" | "other_claim" | "negation" | "unread" | "decision" | "share" | "unit" | "too_much" | "base" | "several" | "ways" | "reason";
      /** words that were not understood */
      readonly unread: readonly (string)[];
      readonly choices: readonly (DecisionChoice)[];
    };
  };
  /** Say that the caller has a claim open */
  readonly 'PUT /claims/{id}/lock': {
    readonly parts: {
      readonly path: {
        /** claim id */
        readonly id: string;
      };
    };
    readonly answer: {
      readonly data: ClaimLock;
    };
  };
  /** Say that the caller closed a claim */
  readonly 'DELETE /claims/{id}/lock': {
    readonly parts: {
      readonly path: {
        /** claim id */
        readonly id: string;
      };
    };
    readonly answer: unknown;
  };
  /** The audit summary of one claim, every figure with its evidence */
  readonly 'GET /claims/{id}/summary': {
    readonly parts: {
      readonly path: {
        /** claim id */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly claim_id: string;
      readonly language: "id" | "en";
      readonly snapshot_id: string;
      readonly data_date: string;
      readonly model_version: string;
      readonly ruleset_version: string;
      readonly prompt_id: string;
      readonly prompt_hash: string;
      readonly generated_by: string;
      readonly disclosure: string;
      readonly finding: {
        readonly title: string;
        readonly sentences: readonly ({
          readonly text: string;
          readonly evidence: readonly (string)[];
        })[];
      };
      readonly sections: readonly ({
        readonly id: "identity" | "costs" | "peers" | "flags" | "risk" | "follow_up";
        readonly title: string;
        readonly sentences: readonly ({
          readonly text: string;
          readonly evidence: readonly (string)[];
        })[];
      })[];
      readonly text: string;
      readonly evidence: readonly ({
        readonly id: string;
        readonly label: {
          readonly id: string;
          readonly en: string;
        };
        readonly value: string | number | boolean | null | readonly (string)[];
        readonly unit: "rupiah" | "days" | "years" | "claims" | "facilities" | "participants" | "beds" | "items" | "ratio" | "score" | "zscore" | "rank" | "level" | "date" | "instant" | "month" | "code" | "name" | "category" | "text" | "status";
        readonly source: {
          readonly table: string;
          readonly column: string;
          readonly keys: Readonly<Record<string, string | number>>;
          readonly snapshot: string;
        };
      })[];
      readonly grounding: {
        readonly status: "verified" | "repaired" | "fallback";
        readonly figures: number;
        readonly unsupported: 0;
      };
      readonly tool_calls: readonly ({
        readonly tool: string;
        readonly ok: boolean;
      })[];
    };
  };
  /** A list of claims for a meeting, as Markdown, PDF or Word */
  readonly 'POST /documents': {
    readonly parts: {
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
      readonly body: {
        readonly kind?: "list" | undefined;
        /** docx: to go on with in a word processor; pdf: to send or print; md: as plain text */
        readonly format?: "md" | "pdf" | "docx" | undefined;
        /** language of the document; else as `lang` of the address */
        readonly lang?: "id" | "en" | undefined;
        /** a ClaimQuery of claims with a limit of at most 200; its `fields` are not used */
        readonly query: {
          /** claims: a list, one a row (fields, order). groups: measures of each value of `by`, or one row of all. facilities, patients: groups by facility, with name, class and province, or by person, a number of this answer with claim_ids; no `by`. pairs: claims that repeat each other, each pair once, where one of the two passes; columns first_claim_id, second_claim_id, days_apart, is_same_facility, repeated_amount; no fields, order or measures. decisions: claims with a decision, the latest of each, the newest first */
          readonly subject: "claims" | "groups" | "facilities" | "patients" | "pairs" | "decisions";
          readonly where?: readonly (ClauseInput)[] | undefined;
          /** days of the claims, of their latest decision, or on which live claims were received (both in Asia/Jakarta) */
          readonly period?: {
            readonly date?: "admit_date" | "discharge_date" | "decided_on" | "received_on" | undefined;
            /** first day, included */
            readonly from?: string | undefined;
            /** last day, included */
            readonly to?: string | undefined;
            /** the words it came from, kept and given back; they change nothing */
            readonly words?: string | undefined;
          } | undefined;
          /** claims from before: conditions hold first, then the claims are cut to these; measures, groups and lists are of what is left */
          readonly base?: {
            /** only these claims */
            readonly claim_ids?: readonly (string)[] | undefined;
            /** of the claims that pass everything else, only the first so many of `order` */
            readonly first?: number | undefined;
            readonly order?: readonly ({
              /** a field of the claims, where claims are listed */
              readonly field?: string | undefined;
              /** a measure by its place, from 0, where there are groups */
              readonly measure?: number | undefined;
              /** a grouping by its place, from 0 */
              readonly group?: number | undefined;
              /** desc unless told, of dates too; absent values come last in either */
              readonly direction?: "asc" | "desc" | undefined;
            })[] | undefined;
          } | undefined;
          /** a row for each value that occurs; null for claims without one; a claim counts once under each item of a set */
          readonly by?: readonly ({
            readonly field: string;
            /** of a date: the day on which its day, week (from Monday), month, quarter or year begins; month unless told */
            readonly unit?: "day" | "week" | "month" | "quarter" | "year" | undefined;
            /** of a number: bins of this width from 0, named by their lower end */
            readonly width?: number | undefined;
            /** of a number: ascending ends of bins, each from an end, included, to the next, the last without end; named by the lower end; below the first, and without a value, null */
            readonly edges?: readonly (number)[] | undefined;
          })[] | undefined;
          /** columns of groups; a count unless told */
          readonly measures?: readonly ({
            /** name of its column; made of aggregation and field unless told */
            readonly name?: string | undefined;
            /** median and p10 to p99 are values that occur: the smallest of which half, or so many hundredths, are not larger; absent values take no part */
            readonly agg: "count" | "distinct" | "sum" | "mean" | "p10" | "p25" | "median" | "p75" | "p90" | "p95" | "p99" | "min" | "max";
            /** what is aggregated; none for count */
            readonly field?: string | undefined;
            /** takes only the claims of the group that pass this too */
            readonly where?: readonly (ClauseInput)[] | undefined;
            /** makes a share, 0–1, of count or sum: of the same in the group without the measure’s own `where`, in all matching claims, or in all claims of the scope. Another count or sum of the group makes a ratio of count, distinct or sum: claims per patient are count of {agg: distinct, field: patient} */
            readonly of?: "group" | "matching" | "all" | {
              readonly agg: "count" | "distinct" | "sum";
              /** what is counted or added up; none for count */
              readonly field?: string | undefined;
              /** takes only the claims of the group that pass this too */
              readonly where?: readonly (ClauseInput)[] | undefined;
            } | undefined;
          })[] | undefined;
          /** conditions on the measures of a group, by their place; all hold; before limit and top_per. matching: the same measure of all matching claims, groups: its mean over the groups */
          readonly having?: readonly ({
            readonly measure: number;
            readonly op: "=" | "!=" | "<" | "<=" | ">" | ">=";
            readonly value: number | "matching" | "groups";
          })[] | undefined;
          /** columns of a list; those of the worklist unless told */
          readonly fields?: readonly (string)[] | undefined;
          /** claims by risk unless told; groups by date ascending, else by the first measure, the largest first; ties by their values */
          readonly order?: readonly ({
            /** a field of the claims, where claims are listed */
            readonly field?: string | undefined;
            /** a measure by its place, from 0, where there are groups */
            readonly measure?: number | undefined;
            /** a grouping by its place, from 0 */
            readonly group?: number | undefined;
            /** desc unless told, of dates too; absent values come last in either */
            readonly direction?: "asc" | "desc" | undefined;
          })[] | undefined;
          /** rows, taken last; of each side */
          readonly limit?: number | undefined;
          /** of two groupings: only the first so many of the second within each value of the first, in the order asked */
          readonly top_per?: number | undefined;
          /** of groups by a date: each measure less that of the calendar period before, and as a share of it; null where that period has no claims, the share also where it was 0 */
          readonly change?: "previous" | undefined;
          /** the same question once for each side: `where` and the side’s own hold together; shares are of the side */
          readonly against?: readonly ({
            readonly name?: string | undefined;
            /** what tells this side from the others; nothing is the whole */
            readonly where?: readonly (ClauseInput)[] | undefined;
          })[] | undefined;
        };
        /** heading of the list */
        readonly title?: string | undefined;
      };
    };
    readonly answer: unknown;
  };
  /** Evidence that an answer cites, with its source and the value there now */
  readonly 'GET /evidence/{id}': {
    readonly parts: {
      readonly path: {
        /** evidence_id of a citation: message id, colon, id within the message */
        readonly id: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: ChatEvidence;
    };
  };
  /** One of the caller’s proposals */
  readonly 'GET /feedback/proposals/{id}': {
    readonly parts: {
      readonly path: {
        /** proposal id */
        readonly id: string;
      };
    };
    readonly answer: {
      readonly data: Proposal;
    };
  };
  /** Confirm exactly the proposal that was read */
  readonly 'POST /feedback/proposals/{id}/confirm': {
    readonly parts: {
      readonly path: {
        /** proposal id */
        readonly id: string;
      };
      readonly body: {
        /** version of the proposal that was read */
        readonly version: number;
      };
    };
    readonly answer: {
      readonly data: AuditOutcome;
    };
  };
  /** Change a proposal before confirming it */
  readonly 'POST /feedback/proposals/{id}/edit': {
    readonly parts: {
      readonly path: {
        /** proposal id */
        readonly id: string;
      };
      readonly body: {
        /** version of the proposal that was read */
        readonly version: number;
        readonly decision: "approved" | "partial" | "rejected";
        /** share of the claimed amount that is taken off: 0 where approved, 1 where rejected, between where partial */
        readonly correction_ratio?: number | undefined;
        /** why, of a closed list; needed where partial or rejected. coding_against_rules: tidak sesuai kaidah koding (coding against the rules); repeated_outpatient_visits: kunjungan rawat jalan berulang (repeated outpatient visits); code_without_evidence: kode tanpa bukti di resume medis (a code without evidence in the resume medis); visit_or_procedure_without_indication: kunjungan atau tindakan tanpa indikasi (a visit or procedure without indication); inpatient_without_indication: rawat inap tanpa indikasi (inpatient care without indication); administrative: administratif (administrative); duplicate: klaim ganda (a duplicate); justified: dapat dibenarkan (justified); false_alarm: aturan keliru menandai (a false alarm of the rule) */
        readonly reason?: "coding_against_rules" | "repeated_outpatient_visits" | "code_without_evidence" | "visit_or_procedure_without_indication" | "inpatient_without_indication" | "administrative" | "duplicate" | "justified" | "false_alarm" | undefined;
        /** why, in words of the auditor */
        readonly notes?: string | undefined;
      };
    };
    readonly answer: {
      readonly data: Proposal;
    };
  };
  /** Drop a proposal */
  readonly 'POST /feedback/proposals/{id}/reject': {
    readonly parts: {
      readonly path: {
        /** proposal id */
        readonly id: string;
      };
      readonly body: Readonly<Record<string, unknown>>;
    };
    readonly answer: {
      readonly data: Proposal;
    };
  };
  /** Whether the process lives */
  readonly 'GET /healthz': {
    readonly parts: Record<string, never>;
    readonly answer: {
      readonly status: "ok";
    };
  };
  /** Claims as they come in, with scores and flags, as server-sent events */
  readonly 'GET /live': {
    readonly parts: {
      readonly query?: {
        /** live: real claims; simulated: those of the simulation; all: both */
        readonly source?: "live" | "simulated" | "all" | undefined;
        /** id of the last event that the reader had; without it a stream begins with what comes now, a document with the last claims */
        readonly after?: string | undefined;
        /** of a document: claims at most */
        readonly limit?: number | undefined;
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (ArrivedClaim)[];
      readonly meta: {
        /** ask with it for what comes after */
        readonly last_event_id: string;
        readonly skipped: readonly ({
          readonly source: "live" | "simulated";
          readonly from: number;
          readonly to: number;
        })[];
      };
    };
  };
  /** How the intake of live claims stands: how many, how fast, what waits, what became no claim, and who takes them in */
  readonly 'GET /live/status': {
    readonly parts: {
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (LiveStatus)[];
    };
  };
  /** The read-only tools for MCP clients (streamable HTTP, JSON-RPC) */
  readonly 'POST /mcp': {
    readonly parts: {
      readonly body: {
        readonly jsonrpc: "2.0";
        readonly method: string;
        readonly id?: string | number | undefined;
        readonly params?: Readonly<Record<string, unknown>> | undefined;
      };
    };
    readonly answer: unknown;
  };
  /** Who the token belongs to */
  readonly 'GET /me': {
    readonly parts: Record<string, never>;
    readonly answer: {
      readonly data: {
        readonly username: string;
        readonly role: "auditor" | "ops" | "client" | "admin";
        readonly provinces: readonly (string)[] | null;
        readonly is_lead: boolean;
      };
    };
  };
  /** Claims that the caller has in review, the oldest first */
  readonly 'GET /me/queue': {
    readonly parts: Record<string, never>;
    readonly answer: {
      readonly data: readonly (Assignment)[];
    };
  };
  /** The next claim to review, opened for the caller */
  readonly 'POST /me/queue/next': {
    readonly parts: {
      readonly body: {
        readonly where?: readonly (ClauseInput)[] | undefined;
        /** days of the claims, of their latest decision, or on which live claims were received (both in Asia/Jakarta) */
        readonly period?: {
          readonly date?: "admit_date" | "discharge_date" | "decided_on" | "received_on" | undefined;
          /** first day, included */
          readonly from?: string | undefined;
          /** last day, included */
          readonly to?: string | undefined;
          /** the words it came from, kept and given back; they change nothing */
          readonly words?: string | undefined;
        } | undefined;
        /** the first claim of this order; the riskiest unless told */
        readonly order?: readonly ({
          /** a field of the claims, where claims are listed */
          readonly field?: string | undefined;
          /** a measure by its place, from 0, where there are groups */
          readonly measure?: number | undefined;
          /** a grouping by its place, from 0 */
          readonly group?: number | undefined;
          /** desc unless told, of dates too; absent values come last in either */
          readonly direction?: "asc" | "desc" | undefined;
        })[] | undefined;
        /** claims that are not to come: those that were looked at */
        readonly skip?: readonly (string)[] | undefined;
      };
    };
    readonly answer: {
      /** null where no claim is left */
      readonly data: ClaimLock | null;
    };
  };
  /** Claims to decide on beside the worklist: drawn from below the cut, and second reviews */
  readonly 'GET /me/sample': {
    readonly parts: Record<string, never>;
    readonly answer: {
      readonly data: readonly (SampledClaim)[];
    };
  };
  /** Figures of this process for Prometheus */
  readonly 'GET /metrics': {
    readonly parts: Record<string, never>;
    readonly answer: unknown;
  };
  /** This description, as OpenAPI 3.1 */
  readonly 'GET /openapi.json': {
    readonly parts: Record<string, never>;
    readonly answer: unknown;
  };
  /** One typed question about claims: lists, groups, trends, comparisons, pairs */
  readonly 'POST /queries': {
    readonly parts: {
      readonly query?: {
        /** json has pages; csv, parquet and xlsx (Excel) are a file. Accept: text/csv, application/vnd.apache.parquet or Excel’s own type says the same */
        readonly format?: "json" | "csv" | "parquet" | "xlsx" | undefined;
        /** next_cursor of the rows before, with the same query */
        readonly cursor?: string | undefined;
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
      readonly body: ClaimQueryInput;
    };
    readonly answer: {
      /** rows with the columns of `meta.columns`; with `against` each row tells its `side`, from 0 */
      readonly data: readonly (Readonly<Record<string, string | number | boolean | null | readonly (string)[]>>)[];
      readonly meta: {
        readonly snapshot_id: string;
        /** newest discharge among the claims: the date the data are of */
        readonly data_date: string;
        readonly model_version: string;
        readonly ruleset_version: string;
        /** rows before the limit */
        readonly total: number;
        /** claims that pass */
        readonly matched: number;
        /** claims among them that have no value in a field of a negative condition, and pass it for that */
        readonly without_value: readonly ({
          readonly field: string;
          readonly n: number;
        })[];
        /** claims among them of which the caller’s provinces keep back a field that rests on other claims of the person: it has no value there */
        readonly withheld: readonly ({
          readonly field: string;
          readonly n: number;
        })[];
        readonly columns: readonly (QueryColumn)[];
        /** of a query with `against`: the counts of each side; total and matched are then those of all sides together */
        readonly sides?: readonly ({
          /** rows before the limit */
          readonly total: number;
          /** claims that pass */
          readonly matched: number;
          /** claims among them that have no value in a field of a negative condition, and pass it for that */
          readonly without_value: readonly ({
            readonly field: string;
            readonly n: number;
          })[];
          /** claims among them of which the caller’s provinces keep back a field that rests on other claims of the person: it has no value there */
          readonly withheld: readonly ({
            readonly field: string;
            readonly n: number;
          })[];
          readonly name: string | null;
        })[] | undefined;
        /** cursor of the rows after these; null where there are none */
        readonly next_cursor: string | null;
        readonly page_size: number;
        /** the query as it was understood, with what it left out filled in */
        readonly query: {
          /** claims: a list, one a row (fields, order). groups: measures of each value of `by`, or one row of all. facilities, patients: groups by facility, with name, class and province, or by person, a number of this answer with claim_ids; no `by`. pairs: claims that repeat each other, each pair once, where one of the two passes; columns first_claim_id, second_claim_id, days_apart, is_same_facility, repeated_amount; no fields, order or measures. decisions: claims with a decision, the latest of each, the newest first */
          readonly subject: "claims" | "groups" | "facilities" | "patients" | "pairs" | "decisions";
          readonly where: readonly (Clause)[];
          /** days of the claims, of their latest decision, or on which live claims were received (both in Asia/Jakarta) */
          readonly period?: {
            readonly date: "admit_date" | "discharge_date" | "decided_on" | "received_on";
            /** first day, included */
            readonly from?: string | undefined;
            /** last day, included */
            readonly to?: string | undefined;
            /** the words it came from, kept and given back; they change nothing */
            readonly words?: string | undefined;
          } | undefined;
          /** claims from before: conditions hold first, then the claims are cut to these; measures, groups and lists are of what is left */
          readonly base?: {
            /** only these claims */
            readonly claim_ids?: readonly (string)[] | undefined;
            /** of the claims that pass everything else, only the first so many of `order` */
            readonly first?: number | undefined;
            readonly order?: readonly ({
              /** a field of the claims, where claims are listed */
              readonly field?: string | undefined;
              /** a measure by its place, from 0, where there are groups */
              readonly measure?: number | undefined;
              /** a grouping by its place, from 0 */
              readonly group?: number | undefined;
              /** desc unless told, of dates too; absent values come last in either */
              readonly direction: "asc" | "desc";
            })[] | undefined;
          } | undefined;
          /** a row for each value that occurs; null for claims without one; a claim counts once under each item of a set */
          readonly by: readonly ({
            readonly field: string;
            /** of a date: the day on which its day, week (from Monday), month, quarter or year begins; month unless told */
            readonly unit?: "day" | "week" | "month" | "quarter" | "year" | undefined;
            /** of a number: bins of this width from 0, named by their lower end */
            readonly width?: number | undefined;
            /** of a number: ascending ends of bins, each from an end, included, to the next, the last without end; named by the lower end; below the first, and without a value, null */
            readonly edges?: readonly (number)[] | undefined;
          })[];
          /** columns of groups; a count unless told */
          readonly measures: readonly ({
            /** name of its column; made of aggregation and field unless told */
            readonly name?: string | undefined;
            /** median and p10 to p99 are values that occur: the smallest of which half, or so many hundredths, are not larger; absent values take no part */
            readonly agg: "count" | "distinct" | "sum" | "mean" | "p10" | "p25" | "median" | "p75" | "p90" | "p95" | "p99" | "min" | "max";
            /** what is aggregated; none for count */
            readonly field?: string | undefined;
            /** takes only the claims of the group that pass this too */
            readonly where?: readonly (Clause)[] | undefined;
            /** makes a share, 0–1, of count or sum: of the same in the group without the measure’s own `where`, in all matching claims, or in all claims of the scope. Another count or sum of the group makes a ratio of count, distinct or sum: claims per patient are count of {agg: distinct, field: patient} */
            readonly of?: "group" | "matching" | "all" | {
              readonly agg: "count" | "distinct" | "sum";
              /** what is counted or added up; none for count */
              readonly field?: string | undefined;
              /** takes only the claims of the group that pass this too */
              readonly where?: readonly (Clause)[] | undefined;
            } | undefined;
          })[];
          /** conditions on the measures of a group, by their place; all hold; before limit and top_per. matching: the same measure of all matching claims, groups: its mean over the groups */
          readonly having: readonly ({
            readonly measure: number;
            readonly op: "=" | "!=" | "<" | "<=" | ">" | ">=";
            readonly value: number | "matching" | "groups";
          })[];
          /** columns of a list; those of the worklist unless told */
          readonly fields: readonly (string)[];
          /** claims by risk unless told; groups by date ascending, else by the first measure, the largest first; ties by their values */
          readonly order: readonly ({
            /** a field of the claims, where claims are listed */
            readonly field?: string | undefined;
            /** a measure by its place, from 0, where there are groups */
            readonly measure?: number | undefined;
            /** a grouping by its place, from 0 */
            readonly group?: number | undefined;
            /** desc unless told, of dates too; absent values come last in either */
            readonly direction: "asc" | "desc";
          })[];
          /** rows, taken last; of each side */
          readonly limit: number;
          /** of two groupings: only the first so many of the second within each value of the first, in the order asked */
          readonly top_per?: number | undefined;
          /** of groups by a date: each measure less that of the calendar period before, and as a share of it; null where that period has no claims, the share also where it was 0 */
          readonly change?: "previous" | undefined;
          /** the same question once for each side: `where` and the side’s own hold together; shares are of the side */
          readonly against?: readonly ({
            readonly name?: string | undefined;
            /** what tells this side from the others; nothing is the whole */
            readonly where: readonly (Clause)[];
          })[] | undefined;
        };
      };
    };
  };
  /** A question in Indonesian or English words, read into typed queries */
  readonly 'POST /queries/read': {
    readonly parts: {
      readonly body: QuestionInWordsInput;
    };
    readonly answer: {
      readonly data: {
        /** one to three questions for POST /queries; none where something is asked back */
        readonly queries: readonly ({
          /** claims: a list, one a row (fields, order). groups: measures of each value of `by`, or one row of all. facilities, patients: groups by facility, with name, class and province, or by person, a number of this answer with claim_ids; no `by`. pairs: claims that repeat each other, each pair once, where one of the two passes; columns first_claim_id, second_claim_id, days_apart, is_same_facility, repeated_amount; no fields, order or measures. decisions: claims with a decision, the latest of each, the newest first */
          readonly subject: "claims" | "groups" | "facilities" | "patients" | "pairs" | "decisions";
          readonly where: readonly (Clause)[];
          /** days of the claims, of their latest decision, or on which live claims were received (both in Asia/Jakarta) */
          readonly period?: {
            readonly date: "admit_date" | "discharge_date" | "decided_on" | "received_on";
            /** first day, included */
            readonly from?: string | undefined;
            /** last day, included */
            readonly to?: string | undefined;
            /** the words it came from, kept and given back; they change nothing */
            readonly words?: string | undefined;
          } | undefined;
          /** claims from before: conditions hold first, then the claims are cut to these; measures, groups and lists are of what is left */
          readonly base?: {
            /** only these claims */
            readonly claim_ids?: readonly (string)[] | undefined;
            /** of the claims that pass everything else, only the first so many of `order` */
            readonly first?: number | undefined;
            readonly order?: readonly ({
              /** a field of the claims, where claims are listed */
              readonly field?: string | undefined;
              /** a measure by its place, from 0, where there are groups */
              readonly measure?: number | undefined;
              /** a grouping by its place, from 0 */
              readonly group?: number | undefined;
              /** desc unless told, of dates too; absent values come last in either */
              readonly direction: "asc" | "desc";
            })[] | undefined;
          } | undefined;
          /** a row for each value that occurs; null for claims without one; a claim counts once under each item of a set */
          readonly by: readonly ({
            readonly field: string;
            /** of a date: the day on which its day, week (from Monday), month, quarter or year begins; month unless told */
            readonly unit?: "day" | "week" | "month" | "quarter" | "year" | undefined;
            /** of a number: bins of this width from 0, named by their lower end */
            readonly width?: number | undefined;
            /** of a number: ascending ends of bins, each from an end, included, to the next, the last without end; named by the lower end; below the first, and without a value, null */
            readonly edges?: readonly (number)[] | undefined;
          })[];
          /** columns of groups; a count unless told */
          readonly measures: readonly ({
            /** name of its column; made of aggregation and field unless told */
            readonly name?: string | undefined;
            /** median and p10 to p99 are values that occur: the smallest of which half, or so many hundredths, are not larger; absent values take no part */
            readonly agg: "count" | "distinct" | "sum" | "mean" | "p10" | "p25" | "median" | "p75" | "p90" | "p95" | "p99" | "min" | "max";
            /** what is aggregated; none for count */
            readonly field?: string | undefined;
            /** takes only the claims of the group that pass this too */
            readonly where?: readonly (Clause)[] | undefined;
            /** makes a share, 0–1, of count or sum: of the same in the group without the measure’s own `where`, in all matching claims, or in all claims of the scope. Another count or sum of the group makes a ratio of count, distinct or sum: claims per patient are count of {agg: distinct, field: patient} */
            readonly of?: "group" | "matching" | "all" | {
              readonly agg: "count" | "distinct" | "sum";
              /** what is counted or added up; none for count */
              readonly field?: string | undefined;
              /** takes only the claims of the group that pass this too */
              readonly where?: readonly (Clause)[] | undefined;
            } | undefined;
          })[];
          /** conditions on the measures of a group, by their place; all hold; before limit and top_per. matching: the same measure of all matching claims, groups: its mean over the groups */
          readonly having: readonly ({
            readonly measure: number;
            readonly op: "=" | "!=" | "<" | "<=" | ">" | ">=";
            readonly value: number | "matching" | "groups";
          })[];
          /** columns of a list; those of the worklist unless told */
          readonly fields: readonly (string)[];
          /** claims by risk unless told; groups by date ascending, else by the first measure, the largest first; ties by their values */
          readonly order: readonly ({
            /** a field of the claims, where claims are listed */
            readonly field?: string | undefined;
            /** a measure by its place, from 0, where there are groups */
            readonly measure?: number | undefined;
            /** a grouping by its place, from 0 */
            readonly group?: number | undefined;
            /** desc unless told, of dates too; absent values come last in either */
            readonly direction: "asc" | "desc";
          })[];
          /** rows, taken last; of each side */
          readonly limit: number;
          /** of two groupings: only the first so many of the second within each value of the first, in the order asked */
          readonly top_per?: number | undefined;
          /** of groups by a date: each measure less that of the calendar period before, and as a share of it; null where that period has no claims, the share also where it was 0 */
          readonly change?: "previous" | undefined;
          /** the same question once for each side: `where` and the side’s own hold together; shares are of the side */
          readonly against?: readonly ({
            readonly name?: string | undefined;
            /** what tells this side from the others; nothing is the whole */
            readonly where: readonly (Clause)[];
          })[] | undefined;
        })[];
        /** ids of concepts whose definition is asked for, or `field:` and the id of a field */
        readonly concepts: readonly (string)[];
        /** how the message was read, in one line of its language; empty where it was not */
        readonly understood: string;
        /** defaults that stand for what the words do not say */
        readonly assumed: readonly ({
          readonly words: string;
          readonly reading: string;
        })[];
        /** words of the message that have no meaning here: no query is made while there are any */
        readonly unread: readonly (string)[];
        /** the question back; empty where the message was read */
        readonly question: string;
        /** ways to read it, or words nearly so written */
        readonly choices: readonly ({
          readonly label: string;
          /** the reading that it stands for */
          readonly queries?: readonly ({
            /** claims: a list, one a row (fields, order). groups: measures of each value of `by`, or one row of all. facilities, patients: groups by facility, with name, class and province, or by person, a number of this answer with claim_ids; no `by`. pairs: claims that repeat each other, each pair once, where one of the two passes; columns first_claim_id, second_claim_id, days_apart, is_same_facility, repeated_amount; no fields, order or measures. decisions: claims with a decision, the latest of each, the newest first */
            readonly subject: "claims" | "groups" | "facilities" | "patients" | "pairs" | "decisions";
            readonly where: readonly (Clause)[];
            /** days of the claims, of their latest decision, or on which live claims were received (both in Asia/Jakarta) */
            readonly period?: {
              readonly date: "admit_date" | "discharge_date" | "decided_on" | "received_on";
              /** first day, included */
              readonly from?: string | undefined;
              /** last day, included */
              readonly to?: string | undefined;
              /** the words it came from, kept and given back; they change nothing */
              readonly words?: string | undefined;
            } | undefined;
            /** claims from before: conditions hold first, then the claims are cut to these; measures, groups and lists are of what is left */
            readonly base?: {
              /** only these claims */
              readonly claim_ids?: readonly (string)[] | undefined;
              /** of the claims that pass everything else, only the first so many of `order` */
              readonly first?: number | undefined;
              readonly order?: readonly ({
                /** a field of the claims, where claims are listed */
                readonly field?: string | undefined;
                /** a measure by its place, from 0, where there are groups */
                readonly measure?: number | undefined;
                /** a grouping by its place, from 0 */
                readonly group?: number | undefined;
                /** desc unless told, of dates too; absent values come last in either */
                readonly direction: "asc" | "desc";
              })[] | undefined;
            } | undefined;
            /** a row for each value that occurs; null for claims without one; a claim counts once under each item of a set */
            readonly by: readonly ({
              readonly field: string;
              /** of a date: the day on which its day, week (from Monday), month, quarter or year begins; month unless told */
              readonly unit?: "day" | "week" | "month" | "quarter" | "year" | undefined;
              /** of a number: bins of this width from 0, named by their lower end */
              readonly width?: number | undefined;
              /** of a number: ascending ends of bins, each from an end, included, to the next, the last without end; named by the lower end; below the first, and without a value, null */
              readonly edges?: readonly (number)[] | undefined;
            })[];
            /** columns of groups; a count unless told */
            readonly measures: readonly ({
              /** name of its column; made of aggregation and field unless told */
              readonly name?: string | undefined;
              /** median and p10 to p99 are values that occur: the smallest of which half, or so many hundredths, are not larger; absent values take no part */
              readonly agg: "count" | "distinct" | "sum" | "mean" | "p10" | "p25" | "median" | "p75" | "p90" | "p95" | "p99" | "min" | "max";
              /** what is aggregated; none for count */
              readonly field?: string | undefined;
              /** takes only the claims of the group that pass this too */
              readonly where?: readonly (Clause)[] | undefined;
              /** makes a share, 0–1, of count or sum: of the same in the group without the measure’s own `where`, in all matching claims, or in all claims of the scope. Another count or sum of the group makes a ratio of count, distinct or sum: claims per patient are count of {agg: distinct, field: patient} */
              readonly of?: "group" | "matching" | "all" | {
                readonly agg: "count" | "distinct" | "sum";
                /** what is counted or added up; none for count */
                readonly field?: string | undefined;
                /** takes only the claims of the group that pass this too */
                readonly where?: readonly (Clause)[] | undefined;
              } | undefined;
            })[];
            /** conditions on the measures of a group, by their place; all hold; before limit and top_per. matching: the same measure of all matching claims, groups: its mean over the groups */
            readonly having: readonly ({
              readonly measure: number;
              readonly op: "=" | "!=" | "<" | "<=" | ">" | ">=";
              readonly value: number | "matching" | "groups";
            })[];
            /** columns of a list; those of the worklist unless told */
            readonly fields: readonly (string)[];
            /** claims by risk unless told; groups by date ascending, else by the first measure, the largest first; ties by their values */
            readonly order: readonly ({
              /** a field of the claims, where claims are listed */
              readonly field?: string | undefined;
              /** a measure by its place, from 0, where there are groups */
              readonly measure?: number | undefined;
              /** a grouping by its place, from 0 */
              readonly group?: number | undefined;
              /** desc unless told, of dates too; absent values come last in either */
              readonly direction: "asc" | "desc";
            })[];
            /** rows, taken last; of each side */
            readonly limit: number;
            /** of two groupings: only the first so many of the second within each value of the first, in the order asked */
            readonly top_per?: number | undefined;
            /** of groups by a date: each measure less that of the calendar period before, and as a share of it; null where that period has no claims, the share also where it was 0 */
            readonly change?: "previous" | undefined;
            /** the same question once for each side: `where` and the side’s own hold together; shares are of the side */
            readonly against?: readonly ({
              readonly name?: string | undefined;
              /** what tells this side from the others; nothing is the whole */
              readonly where: readonly (Clause)[];
            })[] | undefined;
          })[] | undefined;
          /** the message with the word replaced, to be read instead */
          readonly message?: string | undefined;
        })[];
        /** language of the message */
        readonly language: "id" | "en";
        /** which characters were read as what, the end exclusive */
        readonly spans: readonly ({
          readonly from: number;
          readonly to: number;
          readonly kind: string;
        })[];
      };
      readonly meta: {
        readonly snapshot_id: string;
        /** newest discharge among the claims: the date the data are of */
        readonly data_date: string;
        readonly model_version: string;
        readonly ruleset_version: string;
      };
    };
  };
  /** Whether the service can answer: the store can be written and a snapshot is published */
  readonly 'GET /readyz': {
    readonly parts: Record<string, never>;
    readonly answer: {
      readonly status: "ready";
      readonly snapshot_id: string;
      /** newest discharge among the claims: the date the data are of */
      readonly data_date: string;
      readonly model_version: string;
      readonly ruleset_version: string;
    };
  };
  /** Casemix by one dimension */
  readonly 'GET /reports/casemix': {
    readonly parts: {
      readonly query?: {
        /** exact id of a claim */
        readonly claim_id?: string | undefined;
        /** province of the facility: its name, also as people write it (jabar), or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly province?: string | undefined;
        /** regency or city of the facility: name or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly district?: string | undefined;
        /** pseudonymous code of the facility */
        readonly facility_key?: string | undefined;
        /** class or type of the facility, also as people write it (tipe c); case does not matter. One that nobody knows matches no claim */
        readonly facility_class?: string | undefined;
        /** segment of participation; case does not matter. One that nobody knows matches no claim */
        readonly segment?: string | undefined;
        /** primary diagnosis: 3 characters for a group, more for the start of a full code; dot and case do not matter */
        readonly dx?: string | undefined;
        /** INA-CBG code, or its first parts */
        readonly inacbg?: string | undefined;
        /** severity of the INA-CBG */
        readonly severity?: "rawat jalan" | "outpatient" | "ringan" | "mild" | "sedang" | "moderate" | "berat" | "severe" | undefined;
        /** RJTL (outpatient) or RITL (inpatient) */
        readonly service_type?: "RJTL" | "RITL" | "outpatient" | "inpatient" | undefined;
        /** id of a rule that is active on the claim */
        readonly flag?: "brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost" | undefined;
        /** admitted on this day or later */
        readonly start_date?: string | undefined;
        /** admitted on this day or earlier */
        readonly end_date?: string | undefined;
        /** discharged on this day or later */
        readonly discharge_start?: string | undefined;
        /** discharged on this day or earlier */
        readonly discharge_end?: string | undefined;
        /** smallest risk score */
        readonly min_risk_score?: number | undefined;
        /** largest risk score */
        readonly max_risk_score?: number | undefined;
        /** smallest normalised score of the model */
        readonly min_ml_score?: number | undefined;
        /** smallest amount claimed, in rupiah */
        readonly min_amount?: number | undefined;
        /** largest amount claimed, in rupiah */
        readonly max_amount?: number | undefined;
        /** smallest length of stay (days), included; claims without one do not pass */
        readonly min_los?: number | undefined;
        /** largest length of stay (days), included; claims without one do not pass */
        readonly max_los?: number | undefined;
        /** smallest age (years), included; claims without one do not pass */
        readonly min_age?: number | undefined;
        /** largest age (years), included; claims without one do not pass */
        readonly max_age?: number | undefined;
        /** smallest amount paid (rupiah), included; claims without one do not pass */
        readonly min_paid?: number | undefined;
        /** largest amount paid (rupiah), included; claims without one do not pass */
        readonly max_paid?: number | undefined;
        /** smallest gap (rupiah), included; claims without one do not pass */
        readonly min_gap?: number | undefined;
        /** largest gap (rupiah), included; claims without one do not pass */
        readonly max_gap?: number | undefined;
        /** smallest payment ratio (0–1), included; claims without one do not pass */
        readonly min_payment_ratio?: number | undefined;
        /** largest payment ratio (0–1), included; claims without one do not pass */
        readonly max_payment_ratio?: number | undefined;
        /** smallest top-ups (rupiah), included; claims without one do not pass */
        readonly min_topup?: number | undefined;
        /** largest top-ups (rupiah), included; claims without one do not pass */
        readonly max_topup?: number | undefined;
        /** smallest cost z-score, included; claims without one do not pass */
        readonly min_zscore?: number | undefined;
        /** largest cost z-score, included; claims without one do not pass */
        readonly max_zscore?: number | undefined;
        /** smallest number of indications (indications), included; claims without one do not pass */
        readonly min_flags?: number | undefined;
        /** largest number of indications (indications), included; claims without one do not pass */
        readonly max_flags?: number | undefined;
        /** sex: any of these, such as Perempuan; values, labels and other names as GET /catalogue has them for patient_sex */
        readonly sex?: readonly (string)[] | undefined;
        /** discharge status: any of these, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly discharge_status?: readonly (string)[] | undefined;
        /** facility owner: any of these, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly ownership?: readonly (string)[] | undefined;
        /** clinic: any of these, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly clinic?: readonly (string)[] | undefined;
        /** class of entitlement: any of these, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly entitlement?: readonly (string)[] | undefined;
        /** indications: any of these is active */
        readonly any_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** indications: none of these is active */
        readonly not_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** province: none of these; claims without a value pass, such as Jawa Barat; values, labels and other names as GET /catalogue has them for province_name */
        readonly not_province?: readonly (string)[] | undefined;
        /** district: none of these; claims without a value pass, such as Kota Bandung; values, labels and other names as GET /catalogue has them for district_name */
        readonly not_district?: readonly (string)[] | undefined;
        /** facility: none of these; claims without a value pass, such as 10008; values, labels and other names as GET /catalogue has them for facility_key */
        readonly not_facility_key?: readonly (string)[] | undefined;
        /** facility class: none of these; claims without a value pass, such as RS Kelas B; values, labels and other names as GET /catalogue has them for facility_class */
        readonly not_facility_class?: readonly (string)[] | undefined;
        /** facility owner: none of these; claims without a value pass, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly not_ownership?: readonly (string)[] | undefined;
        /** segment: none of these; claims without a value pass, such as PBI APBN; values, labels and other names as GET /catalogue has them for segment */
        readonly not_segment?: readonly (string)[] | undefined;
        /** class of entitlement: none of these; claims without a value pass, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly not_entitlement?: readonly (string)[] | undefined;
        /** clinic: none of these; claims without a value pass, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly not_clinic?: readonly (string)[] | undefined;
        /** discharge status: none of these; claims without a value pass, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly not_discharge_status?: readonly (string)[] | undefined;
        /** service type: none of these; claims without a value pass, such as RITL; values, labels and other names as GET /catalogue has them for service_type */
        readonly not_service_type?: readonly (string)[] | undefined;
        /** severity: none of these; claims without a value pass, such as ringan; values, labels and other names as GET /catalogue has them for severity_group */
        readonly not_severity?: readonly (string)[] | undefined;
        /** primary diagnosis: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E119 */
        readonly not_dx?: readonly (string)[] | undefined;
        /** INA-CBG code: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E-4-10-I */
        readonly not_inacbg?: readonly (string)[] | undefined;
        /** indications: all of these are active */
        readonly all_flags?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** what the claims are grouped by; class is that of the facility, dx the 3-character group of the primary diagnosis */
        readonly by?: "province" | "severity" | "segment" | "service_type" | "class" | undefined;
        /** order by a column, largest first unless it ends in _asc; equal values by the keys of the report */
        readonly sort?: "code" | "code_asc" | "code_desc" | "value" | "value_asc" | "value_desc" | "n" | "n_asc" | "n_desc" | "share_of_claims" | "share_of_claims_asc" | "share_of_claims_desc" | "amount_claimed" | "amount_claimed_asc" | "amount_claimed_desc" | "share_of_amount" | "share_of_amount_asc" | "share_of_amount_desc" | "amount_paid" | "amount_paid_asc" | "amount_paid_desc" | "amount_gap" | "amount_gap_asc" | "amount_gap_desc" | "gap_rate" | "gap_rate_asc" | "gap_rate_desc" | "median_claimed" | "median_claimed_asc" | "median_claimed_desc" | "median_paid" | "median_paid_asc" | "median_paid_desc" | "mean_los" | "mean_los_asc" | "mean_los_desc" | "inpatient_n" | "inpatient_n_asc" | "inpatient_n_desc" | "flagged_n" | "flagged_n_asc" | "flagged_n_desc" | "flagged_rate" | "flagged_rate_asc" | "flagged_rate_desc" | "mean_risk" | "mean_risk_asc" | "mean_risk_desc" | undefined;
        /** page, from 1; not together with cursor */
        readonly page?: number | undefined;
        /** rows on a page */
        readonly page_size?: number | undefined;
        /** next_cursor of the page before, with the same filters and sort; refused with CURSOR_EXPIRED once another snapshot serves */
        readonly cursor?: string | undefined;
        /** json has pages; csv and parquet hold all rows. Accept: text/csv or application/vnd.apache.parquet says the same */
        readonly format?: "json" | "csv" | "parquet" | undefined;
        /** language of problems */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (CasemixRow)[];
      readonly meta: {
        readonly snapshot_id: string;
        /** newest discharge among the claims: the date the data are of */
        readonly data_date: string;
        readonly model_version: string;
        readonly ruleset_version: string;
        /** rows on all pages */
        readonly total: number;
        /** left out where a cursor was given */
        readonly page?: number | undefined;
        readonly page_size: number;
        /** cursor of the next page; null on the last */
        readonly next_cursor: string | null;
        readonly sort: string;
        readonly by?: string | undefined;
        readonly min_n?: number | undefined;
        /** the filters that were applied, as they were understood */
        readonly filters: Readonly<Record<string, unknown>>;
      };
    };
  };
  /** Pairs of claims that repeat each other */
  readonly 'GET /reports/duplicates': {
    readonly parts: {
      readonly query?: {
        /** exact id of a claim */
        readonly claim_id?: string | undefined;
        /** province of the facility: its name, also as people write it (jabar), or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly province?: string | undefined;
        /** regency or city of the facility: name or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly district?: string | undefined;
        /** pseudonymous code of the facility */
        readonly facility_key?: string | undefined;
        /** class or type of the facility, also as people write it (tipe c); case does not matter. One that nobody knows matches no claim */
        readonly facility_class?: string | undefined;
        /** segment of participation; case does not matter. One that nobody knows matches no claim */
        readonly segment?: string | undefined;
        /** primary diagnosis: 3 characters for a group, more for the start of a full code; dot and case do not matter */
        readonly dx?: string | undefined;
        /** INA-CBG code, or its first parts */
        readonly inacbg?: string | undefined;
        /** severity of the INA-CBG */
        readonly severity?: "rawat jalan" | "outpatient" | "ringan" | "mild" | "sedang" | "moderate" | "berat" | "severe" | undefined;
        /** RJTL (outpatient) or RITL (inpatient) */
        readonly service_type?: "RJTL" | "RITL" | "outpatient" | "inpatient" | undefined;
        /** id of a rule that is active on the claim */
        readonly flag?: "brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost" | undefined;
        /** admitted on this day or later */
        readonly start_date?: string | undefined;
        /** admitted on this day or earlier */
        readonly end_date?: string | undefined;
        /** discharged on this day or later */
        readonly discharge_start?: string | undefined;
        /** discharged on this day or earlier */
        readonly discharge_end?: string | undefined;
        /** smallest risk score */
        readonly min_risk_score?: number | undefined;
        /** largest risk score */
        readonly max_risk_score?: number | undefined;
        /** smallest normalised score of the model */
        readonly min_ml_score?: number | undefined;
        /** smallest amount claimed, in rupiah */
        readonly min_amount?: number | undefined;
        /** largest amount claimed, in rupiah */
        readonly max_amount?: number | undefined;
        /** smallest length of stay (days), included; claims without one do not pass */
        readonly min_los?: number | undefined;
        /** largest length of stay (days), included; claims without one do not pass */
        readonly max_los?: number | undefined;
        /** smallest age (years), included; claims without one do not pass */
        readonly min_age?: number | undefined;
        /** largest age (years), included; claims without one do not pass */
        readonly max_age?: number | undefined;
        /** smallest amount paid (rupiah), included; claims without one do not pass */
        readonly min_paid?: number | undefined;
        /** largest amount paid (rupiah), included; claims without one do not pass */
        readonly max_paid?: number | undefined;
        /** smallest gap (rupiah), included; claims without one do not pass */
        readonly min_gap?: number | undefined;
        /** largest gap (rupiah), included; claims without one do not pass */
        readonly max_gap?: number | undefined;
        /** smallest payment ratio (0–1), included; claims without one do not pass */
        readonly min_payment_ratio?: number | undefined;
        /** largest payment ratio (0–1), included; claims without one do not pass */
        readonly max_payment_ratio?: number | undefined;
        /** smallest top-ups (rupiah), included; claims without one do not pass */
        readonly min_topup?: number | undefined;
        /** largest top-ups (rupiah), included; claims without one do not pass */
        readonly max_topup?: number | undefined;
        /** smallest cost z-score, included; claims without one do not pass */
        readonly min_zscore?: number | undefined;
        /** largest cost z-score, included; claims without one do not pass */
        readonly max_zscore?: number | undefined;
        /** smallest number of indications (indications), included; claims without one do not pass */
        readonly min_flags?: number | undefined;
        /** largest number of indications (indications), included; claims without one do not pass */
        readonly max_flags?: number | undefined;
        /** sex: any of these, such as Perempuan; values, labels and other names as GET /catalogue has them for patient_sex */
        readonly sex?: readonly (string)[] | undefined;
        /** discharge status: any of these, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly discharge_status?: readonly (string)[] | undefined;
        /** facility owner: any of these, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly ownership?: readonly (string)[] | undefined;
        /** clinic: any of these, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly clinic?: readonly (string)[] | undefined;
        /** class of entitlement: any of these, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly entitlement?: readonly (string)[] | undefined;
        /** indications: any of these is active */
        readonly any_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** indications: none of these is active */
        readonly not_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** province: none of these; claims without a value pass, such as Jawa Barat; values, labels and other names as GET /catalogue has them for province_name */
        readonly not_province?: readonly (string)[] | undefined;
        /** district: none of these; claims without a value pass, such as Kota Bandung; values, labels and other names as GET /catalogue has them for district_name */
        readonly not_district?: readonly (string)[] | undefined;
        /** facility: none of these; claims without a value pass, such as 10008; values, labels and other names as GET /catalogue has them for facility_key */
        readonly not_facility_key?: readonly (string)[] | undefined;
        /** facility class: none of these; claims without a value pass, such as RS Kelas B; values, labels and other names as GET /catalogue has them for facility_class */
        readonly not_facility_class?: readonly (string)[] | undefined;
        /** facility owner: none of these; claims without a value pass, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly not_ownership?: readonly (string)[] | undefined;
        /** segment: none of these; claims without a value pass, such as PBI APBN; values, labels and other names as GET /catalogue has them for segment */
        readonly not_segment?: readonly (string)[] | undefined;
        /** class of entitlement: none of these; claims without a value pass, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly not_entitlement?: readonly (string)[] | undefined;
        /** clinic: none of these; claims without a value pass, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly not_clinic?: readonly (string)[] | undefined;
        /** discharge status: none of these; claims without a value pass, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly not_discharge_status?: readonly (string)[] | undefined;
        /** service type: none of these; claims without a value pass, such as RITL; values, labels and other names as GET /catalogue has them for service_type */
        readonly not_service_type?: readonly (string)[] | undefined;
        /** severity: none of these; claims without a value pass, such as ringan; values, labels and other names as GET /catalogue has them for severity_group */
        readonly not_severity?: readonly (string)[] | undefined;
        /** primary diagnosis: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E119 */
        readonly not_dx?: readonly (string)[] | undefined;
        /** INA-CBG code: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E-4-10-I */
        readonly not_inacbg?: readonly (string)[] | undefined;
        /** indications: all of these are active */
        readonly all_flags?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** order by a column, largest first unless it ends in _asc; equal values by the keys of the report */
        readonly sort?: "first_claim_id" | "first_claim_id_asc" | "first_claim_id_desc" | "second_claim_id" | "second_claim_id_asc" | "second_claim_id_desc" | "first_admit_date" | "first_admit_date_asc" | "first_admit_date_desc" | "second_admit_date" | "second_admit_date_asc" | "second_admit_date_desc" | "days_apart" | "days_apart_asc" | "days_apart_desc" | "is_same_facility" | "is_same_facility_asc" | "is_same_facility_desc" | "risk_rank" | "risk_rank_asc" | "risk_rank_desc" | "risk_score" | "risk_score_asc" | "risk_score_desc" | "dx_primary_code" | "dx_primary_code_asc" | "dx_primary_code_desc" | "dx_primary_label" | "dx_primary_label_asc" | "dx_primary_label_desc" | "procedure_codes" | "procedure_codes_asc" | "procedure_codes_desc" | "repeated_amount" | "repeated_amount_asc" | "repeated_amount_desc" | "first_facility_key" | "first_facility_key_asc" | "first_facility_key_desc" | "second_facility_key" | "second_facility_key_asc" | "second_facility_key_desc" | "first_facility_name" | "first_facility_name_asc" | "first_facility_name_desc" | "second_facility_name" | "second_facility_name_asc" | "second_facility_name_desc" | "first_province_name" | "first_province_name_asc" | "first_province_name_desc" | "second_province_name" | "second_province_name_asc" | "second_province_name_desc" | "first_discharge_date" | "first_discharge_date_asc" | "first_discharge_date_desc" | "second_discharge_date" | "second_discharge_date_asc" | "second_discharge_date_desc" | "first_service_type" | "first_service_type_asc" | "first_service_type_desc" | "second_service_type" | "second_service_type_asc" | "second_service_type_desc" | "first_inacbg_code" | "first_inacbg_code_asc" | "first_inacbg_code_desc" | "second_inacbg_code" | "second_inacbg_code_asc" | "second_inacbg_code_desc" | "first_amount_claimed" | "first_amount_claimed_asc" | "first_amount_claimed_desc" | "second_amount_claimed" | "second_amount_claimed_asc" | "second_amount_claimed_desc" | "first_amount_paid" | "first_amount_paid_asc" | "first_amount_paid_desc" | "second_amount_paid" | "second_amount_paid_asc" | "second_amount_paid_desc" | undefined;
        /** page, from 1; not together with cursor */
        readonly page?: number | undefined;
        /** rows on a page */
        readonly page_size?: number | undefined;
        /** next_cursor of the page before, with the same filters and sort; refused with CURSOR_EXPIRED once another snapshot serves */
        readonly cursor?: string | undefined;
        /** json has pages; csv and parquet hold all rows. Accept: text/csv or application/vnd.apache.parquet says the same */
        readonly format?: "json" | "csv" | "parquet" | undefined;
        /** language of problems */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (DuplicatesRow)[];
      readonly meta: {
        readonly snapshot_id: string;
        /** newest discharge among the claims: the date the data are of */
        readonly data_date: string;
        readonly model_version: string;
        readonly ruleset_version: string;
        /** rows on all pages */
        readonly total: number;
        /** left out where a cursor was given */
        readonly page?: number | undefined;
        readonly page_size: number;
        /** cursor of the next page; null on the last */
        readonly next_cursor: string | null;
        readonly sort: string;
        readonly by?: string | undefined;
        readonly min_n?: number | undefined;
        /** the filters that were applied, as they were understood */
        readonly filters: Readonly<Record<string, unknown>>;
      };
    };
  };
  /** Ranking of facilities */
  readonly 'GET /reports/facilities': {
    readonly parts: {
      readonly query?: {
        /** exact id of a claim */
        readonly claim_id?: string | undefined;
        /** province of the facility: its name, also as people write it (jabar), or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly province?: string | undefined;
        /** regency or city of the facility: name or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly district?: string | undefined;
        /** pseudonymous code of the facility */
        readonly facility_key?: string | undefined;
        /** class or type of the facility, also as people write it (tipe c); case does not matter. One that nobody knows matches no claim */
        readonly facility_class?: string | undefined;
        /** segment of participation; case does not matter. One that nobody knows matches no claim */
        readonly segment?: string | undefined;
        /** primary diagnosis: 3 characters for a group, more for the start of a full code; dot and case do not matter */
        readonly dx?: string | undefined;
        /** INA-CBG code, or its first parts */
        readonly inacbg?: string | undefined;
        /** severity of the INA-CBG */
        readonly severity?: "rawat jalan" | "outpatient" | "ringan" | "mild" | "sedang" | "moderate" | "berat" | "severe" | undefined;
        /** RJTL (outpatient) or RITL (inpatient) */
        readonly service_type?: "RJTL" | "RITL" | "outpatient" | "inpatient" | undefined;
        /** id of a rule that is active on the claim */
        readonly flag?: "brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost" | undefined;
        /** admitted on this day or later */
        readonly start_date?: string | undefined;
        /** admitted on this day or earlier */
        readonly end_date?: string | undefined;
        /** discharged on this day or later */
        readonly discharge_start?: string | undefined;
        /** discharged on this day or earlier */
        readonly discharge_end?: string | undefined;
        /** smallest risk score */
        readonly min_risk_score?: number | undefined;
        /** largest risk score */
        readonly max_risk_score?: number | undefined;
        /** smallest normalised score of the model */
        readonly min_ml_score?: number | undefined;
        /** smallest amount claimed, in rupiah */
        readonly min_amount?: number | undefined;
        /** largest amount claimed, in rupiah */
        readonly max_amount?: number | undefined;
        /** smallest length of stay (days), included; claims without one do not pass */
        readonly min_los?: number | undefined;
        /** largest length of stay (days), included; claims without one do not pass */
        readonly max_los?: number | undefined;
        /** smallest age (years), included; claims without one do not pass */
        readonly min_age?: number | undefined;
        /** largest age (years), included; claims without one do not pass */
        readonly max_age?: number | undefined;
        /** smallest amount paid (rupiah), included; claims without one do not pass */
        readonly min_paid?: number | undefined;
        /** largest amount paid (rupiah), included; claims without one do not pass */
        readonly max_paid?: number | undefined;
        /** smallest gap (rupiah), included; claims without one do not pass */
        readonly min_gap?: number | undefined;
        /** largest gap (rupiah), included; claims without one do not pass */
        readonly max_gap?: number | undefined;
        /** smallest payment ratio (0–1), included; claims without one do not pass */
        readonly min_payment_ratio?: number | undefined;
        /** largest payment ratio (0–1), included; claims without one do not pass */
        readonly max_payment_ratio?: number | undefined;
        /** smallest top-ups (rupiah), included; claims without one do not pass */
        readonly min_topup?: number | undefined;
        /** largest top-ups (rupiah), included; claims without one do not pass */
        readonly max_topup?: number | undefined;
        /** smallest cost z-score, included; claims without one do not pass */
        readonly min_zscore?: number | undefined;
        /** largest cost z-score, included; claims without one do not pass */
        readonly max_zscore?: number | undefined;
        /** smallest number of indications (indications), included; claims without one do not pass */
        readonly min_flags?: number | undefined;
        /** largest number of indications (indications), included; claims without one do not pass */
        readonly max_flags?: number | undefined;
        /** sex: any of these, such as Perempuan; values, labels and other names as GET /catalogue has them for patient_sex */
        readonly sex?: readonly (string)[] | undefined;
        /** discharge status: any of these, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly discharge_status?: readonly (string)[] | undefined;
        /** facility owner: any of these, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly ownership?: readonly (string)[] | undefined;
        /** clinic: any of these, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly clinic?: readonly (string)[] | undefined;
        /** class of entitlement: any of these, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly entitlement?: readonly (string)[] | undefined;
        /** indications: any of these is active */
        readonly any_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** indications: none of these is active */
        readonly not_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** province: none of these; claims without a value pass, such as Jawa Barat; values, labels and other names as GET /catalogue has them for province_name */
        readonly not_province?: readonly (string)[] | undefined;
        /** district: none of these; claims without a value pass, such as Kota Bandung; values, labels and other names as GET /catalogue has them for district_name */
        readonly not_district?: readonly (string)[] | undefined;
        /** facility: none of these; claims without a value pass, such as 10008; values, labels and other names as GET /catalogue has them for facility_key */
        readonly not_facility_key?: readonly (string)[] | undefined;
        /** facility class: none of these; claims without a value pass, such as RS Kelas B; values, labels and other names as GET /catalogue has them for facility_class */
        readonly not_facility_class?: readonly (string)[] | undefined;
        /** facility owner: none of these; claims without a value pass, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly not_ownership?: readonly (string)[] | undefined;
        /** segment: none of these; claims without a value pass, such as PBI APBN; values, labels and other names as GET /catalogue has them for segment */
        readonly not_segment?: readonly (string)[] | undefined;
        /** class of entitlement: none of these; claims without a value pass, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly not_entitlement?: readonly (string)[] | undefined;
        /** clinic: none of these; claims without a value pass, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly not_clinic?: readonly (string)[] | undefined;
        /** discharge status: none of these; claims without a value pass, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly not_discharge_status?: readonly (string)[] | undefined;
        /** service type: none of these; claims without a value pass, such as RITL; values, labels and other names as GET /catalogue has them for service_type */
        readonly not_service_type?: readonly (string)[] | undefined;
        /** severity: none of these; claims without a value pass, such as ringan; values, labels and other names as GET /catalogue has them for severity_group */
        readonly not_severity?: readonly (string)[] | undefined;
        /** primary diagnosis: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E119 */
        readonly not_dx?: readonly (string)[] | undefined;
        /** INA-CBG code: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E-4-10-I */
        readonly not_inacbg?: readonly (string)[] | undefined;
        /** indications: all of these are active */
        readonly all_flags?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** smallest number of claims of a group that is shown */
        readonly min_n?: number | undefined;
        /** order by a column, largest first unless it ends in _asc; equal values by the keys of the report */
        readonly sort?: "facility_key" | "facility_key_asc" | "facility_key_desc" | "facility_name" | "facility_name_asc" | "facility_name_desc" | "facility_class" | "facility_class_asc" | "facility_class_desc" | "province_code" | "province_code_asc" | "province_code_desc" | "province_name" | "province_name_asc" | "province_name_desc" | "n" | "n_asc" | "n_desc" | "inpatient_n" | "inpatient_n_asc" | "inpatient_n_desc" | "amount_claimed" | "amount_claimed_asc" | "amount_claimed_desc" | "amount_paid" | "amount_paid_asc" | "amount_paid_desc" | "amount_gap" | "amount_gap_asc" | "amount_gap_desc" | "gap_rate" | "gap_rate_asc" | "gap_rate_desc" | "median_claimed" | "median_claimed_asc" | "median_claimed_desc" | "flagged_n" | "flagged_n_asc" | "flagged_n_desc" | "flagged_rate" | "flagged_rate_asc" | "flagged_rate_desc" | "flagged_amount" | "flagged_amount_asc" | "flagged_amount_desc" | "outlier_n" | "outlier_n_asc" | "outlier_n_desc" | "outlier_rate" | "outlier_rate_asc" | "outlier_rate_desc" | "mean_risk" | "mean_risk_asc" | "mean_risk_desc" | "max_risk" | "max_risk_asc" | "max_risk_desc" | undefined;
        /** page, from 1; not together with cursor */
        readonly page?: number | undefined;
        /** rows on a page */
        readonly page_size?: number | undefined;
        /** next_cursor of the page before, with the same filters and sort; refused with CURSOR_EXPIRED once another snapshot serves */
        readonly cursor?: string | undefined;
        /** json has pages; csv and parquet hold all rows. Accept: text/csv or application/vnd.apache.parquet says the same */
        readonly format?: "json" | "csv" | "parquet" | undefined;
        /** language of problems */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (FacilitiesRow)[];
      readonly meta: {
        readonly snapshot_id: string;
        /** newest discharge among the claims: the date the data are of */
        readonly data_date: string;
        readonly model_version: string;
        readonly ruleset_version: string;
        /** rows on all pages */
        readonly total: number;
        /** left out where a cursor was given */
        readonly page?: number | undefined;
        readonly page_size: number;
        /** cursor of the next page; null on the last */
        readonly next_cursor: string | null;
        readonly sort: string;
        readonly by?: string | undefined;
        readonly min_n?: number | undefined;
        /** the filters that were applied, as they were understood */
        readonly filters: Readonly<Record<string, unknown>>;
      };
    };
  };
  /** Proportions of indications */
  readonly 'GET /reports/flags': {
    readonly parts: {
      readonly query?: {
        /** exact id of a claim */
        readonly claim_id?: string | undefined;
        /** province of the facility: its name, also as people write it (jabar), or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly province?: string | undefined;
        /** regency or city of the facility: name or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly district?: string | undefined;
        /** pseudonymous code of the facility */
        readonly facility_key?: string | undefined;
        /** class or type of the facility, also as people write it (tipe c); case does not matter. One that nobody knows matches no claim */
        readonly facility_class?: string | undefined;
        /** segment of participation; case does not matter. One that nobody knows matches no claim */
        readonly segment?: string | undefined;
        /** primary diagnosis: 3 characters for a group, more for the start of a full code; dot and case do not matter */
        readonly dx?: string | undefined;
        /** INA-CBG code, or its first parts */
        readonly inacbg?: string | undefined;
        /** severity of the INA-CBG */
        readonly severity?: "rawat jalan" | "outpatient" | "ringan" | "mild" | "sedang" | "moderate" | "berat" | "severe" | undefined;
        /** RJTL (outpatient) or RITL (inpatient) */
        readonly service_type?: "RJTL" | "RITL" | "outpatient" | "inpatient" | undefined;
        /** id of a rule that is active on the claim */
        readonly flag?: "brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost" | undefined;
        /** admitted on this day or later */
        readonly start_date?: string | undefined;
        /** admitted on this day or earlier */
        readonly end_date?: string | undefined;
        /** discharged on this day or later */
        readonly discharge_start?: string | undefined;
        /** discharged on this day or earlier */
        readonly discharge_end?: string | undefined;
        /** smallest risk score */
        readonly min_risk_score?: number | undefined;
        /** largest risk score */
        readonly max_risk_score?: number | undefined;
        /** smallest normalised score of the model */
        readonly min_ml_score?: number | undefined;
        /** smallest amount claimed, in rupiah */
        readonly min_amount?: number | undefined;
        /** largest amount claimed, in rupiah */
        readonly max_amount?: number | undefined;
        /** smallest length of stay (days), included; claims without one do not pass */
        readonly min_los?: number | undefined;
        /** largest length of stay (days), included; claims without one do not pass */
        readonly max_los?: number | undefined;
        /** smallest age (years), included; claims without one do not pass */
        readonly min_age?: number | undefined;
        /** largest age (years), included; claims without one do not pass */
        readonly max_age?: number | undefined;
        /** smallest amount paid (rupiah), included; claims without one do not pass */
        readonly min_paid?: number | undefined;
        /** largest amount paid (rupiah), included; claims without one do not pass */
        readonly max_paid?: number | undefined;
        /** smallest gap (rupiah), included; claims without one do not pass */
        readonly min_gap?: number | undefined;
        /** largest gap (rupiah), included; claims without one do not pass */
        readonly max_gap?: number | undefined;
        /** smallest payment ratio (0–1), included; claims without one do not pass */
        readonly min_payment_ratio?: number | undefined;
        /** largest payment ratio (0–1), included; claims without one do not pass */
        readonly max_payment_ratio?: number | undefined;
        /** smallest top-ups (rupiah), included; claims without one do not pass */
        readonly min_topup?: number | undefined;
        /** largest top-ups (rupiah), included; claims without one do not pass */
        readonly max_topup?: number | undefined;
        /** smallest cost z-score, included; claims without one do not pass */
        readonly min_zscore?: number | undefined;
        /** largest cost z-score, included; claims without one do not pass */
        readonly max_zscore?: number | undefined;
        /** smallest number of indications (indications), included; claims without one do not pass */
        readonly min_flags?: number | undefined;
        /** largest number of indications (indications), included; claims without one do not pass */
        readonly max_flags?: number | undefined;
        /** sex: any of these, such as Perempuan; values, labels and other names as GET /catalogue has them for patient_sex */
        readonly sex?: readonly (string)[] | undefined;
        /** discharge status: any of these, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly discharge_status?: readonly (string)[] | undefined;
        /** facility owner: any of these, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly ownership?: readonly (string)[] | undefined;
        /** clinic: any of these, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly clinic?: readonly (string)[] | undefined;
        /** class of entitlement: any of these, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly entitlement?: readonly (string)[] | undefined;
        /** indications: any of these is active */
        readonly any_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** indications: none of these is active */
        readonly not_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** province: none of these; claims without a value pass, such as Jawa Barat; values, labels and other names as GET /catalogue has them for province_name */
        readonly not_province?: readonly (string)[] | undefined;
        /** district: none of these; claims without a value pass, such as Kota Bandung; values, labels and other names as GET /catalogue has them for district_name */
        readonly not_district?: readonly (string)[] | undefined;
        /** facility: none of these; claims without a value pass, such as 10008; values, labels and other names as GET /catalogue has them for facility_key */
        readonly not_facility_key?: readonly (string)[] | undefined;
        /** facility class: none of these; claims without a value pass, such as RS Kelas B; values, labels and other names as GET /catalogue has them for facility_class */
        readonly not_facility_class?: readonly (string)[] | undefined;
        /** facility owner: none of these; claims without a value pass, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly not_ownership?: readonly (string)[] | undefined;
        /** segment: none of these; claims without a value pass, such as PBI APBN; values, labels and other names as GET /catalogue has them for segment */
        readonly not_segment?: readonly (string)[] | undefined;
        /** class of entitlement: none of these; claims without a value pass, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly not_entitlement?: readonly (string)[] | undefined;
        /** clinic: none of these; claims without a value pass, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly not_clinic?: readonly (string)[] | undefined;
        /** discharge status: none of these; claims without a value pass, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly not_discharge_status?: readonly (string)[] | undefined;
        /** service type: none of these; claims without a value pass, such as RITL; values, labels and other names as GET /catalogue has them for service_type */
        readonly not_service_type?: readonly (string)[] | undefined;
        /** severity: none of these; claims without a value pass, such as ringan; values, labels and other names as GET /catalogue has them for severity_group */
        readonly not_severity?: readonly (string)[] | undefined;
        /** primary diagnosis: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E119 */
        readonly not_dx?: readonly (string)[] | undefined;
        /** INA-CBG code: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E-4-10-I */
        readonly not_inacbg?: readonly (string)[] | undefined;
        /** indications: all of these are active */
        readonly all_flags?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** order by a column, largest first unless it ends in _asc; equal values by the keys of the report */
        readonly sort?: "rule_id" | "rule_id_asc" | "rule_id_desc" | "weight" | "weight_asc" | "weight_desc" | "n" | "n_asc" | "n_desc" | "alone_n" | "alone_n_asc" | "alone_n_desc" | "not_evaluated_n" | "not_evaluated_n_asc" | "not_evaluated_n_desc" | "total_n" | "total_n_asc" | "total_n_desc" | "share_of_claims" | "share_of_claims_asc" | "share_of_claims_desc" | "amount_claimed" | "amount_claimed_asc" | "amount_claimed_desc" | "amount_gap" | "amount_gap_asc" | "amount_gap_desc" | "share_of_amount" | "share_of_amount_asc" | "share_of_amount_desc" | "mean_risk" | "mean_risk_asc" | "mean_risk_desc" | undefined;
        /** page, from 1; not together with cursor */
        readonly page?: number | undefined;
        /** rows on a page */
        readonly page_size?: number | undefined;
        /** next_cursor of the page before, with the same filters and sort; refused with CURSOR_EXPIRED once another snapshot serves */
        readonly cursor?: string | undefined;
        /** json has pages; csv and parquet hold all rows. Accept: text/csv or application/vnd.apache.parquet says the same */
        readonly format?: "json" | "csv" | "parquet" | undefined;
        /** language of problems */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (FlagsRow)[];
      readonly meta: {
        readonly snapshot_id: string;
        /** newest discharge among the claims: the date the data are of */
        readonly data_date: string;
        readonly model_version: string;
        readonly ruleset_version: string;
        /** rows on all pages */
        readonly total: number;
        /** left out where a cursor was given */
        readonly page?: number | undefined;
        readonly page_size: number;
        /** cursor of the next page; null on the last */
        readonly next_cursor: string | null;
        readonly sort: string;
        readonly by?: string | undefined;
        readonly min_n?: number | undefined;
        /** the filters that were applied, as they were understood */
        readonly filters: Readonly<Record<string, unknown>>;
      };
    };
  };
  /** Provinces, for a heatmap */
  readonly 'GET /reports/provinces': {
    readonly parts: {
      readonly query?: {
        /** exact id of a claim */
        readonly claim_id?: string | undefined;
        /** province of the facility: its name, also as people write it (jabar), or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly province?: string | undefined;
        /** regency or city of the facility: name or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly district?: string | undefined;
        /** pseudonymous code of the facility */
        readonly facility_key?: string | undefined;
        /** class or type of the facility, also as people write it (tipe c); case does not matter. One that nobody knows matches no claim */
        readonly facility_class?: string | undefined;
        /** segment of participation; case does not matter. One that nobody knows matches no claim */
        readonly segment?: string | undefined;
        /** primary diagnosis: 3 characters for a group, more for the start of a full code; dot and case do not matter */
        readonly dx?: string | undefined;
        /** INA-CBG code, or its first parts */
        readonly inacbg?: string | undefined;
        /** severity of the INA-CBG */
        readonly severity?: "rawat jalan" | "outpatient" | "ringan" | "mild" | "sedang" | "moderate" | "berat" | "severe" | undefined;
        /** RJTL (outpatient) or RITL (inpatient) */
        readonly service_type?: "RJTL" | "RITL" | "outpatient" | "inpatient" | undefined;
        /** id of a rule that is active on the claim */
        readonly flag?: "brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost" | undefined;
        /** admitted on this day or later */
        readonly start_date?: string | undefined;
        /** admitted on this day or earlier */
        readonly end_date?: string | undefined;
        /** discharged on this day or later */
        readonly discharge_start?: string | undefined;
        /** discharged on this day or earlier */
        readonly discharge_end?: string | undefined;
        /** smallest risk score */
        readonly min_risk_score?: number | undefined;
        /** largest risk score */
        readonly max_risk_score?: number | undefined;
        /** smallest normalised score of the model */
        readonly min_ml_score?: number | undefined;
        /** smallest amount claimed, in rupiah */
        readonly min_amount?: number | undefined;
        /** largest amount claimed, in rupiah */
        readonly max_amount?: number | undefined;
        /** smallest length of stay (days), included; claims without one do not pass */
        readonly min_los?: number | undefined;
        /** largest length of stay (days), included; claims without one do not pass */
        readonly max_los?: number | undefined;
        /** smallest age (years), included; claims without one do not pass */
        readonly min_age?: number | undefined;
        /** largest age (years), included; claims without one do not pass */
        readonly max_age?: number | undefined;
        /** smallest amount paid (rupiah), included; claims without one do not pass */
        readonly min_paid?: number | undefined;
        /** largest amount paid (rupiah), included; claims without one do not pass */
        readonly max_paid?: number | undefined;
        /** smallest gap (rupiah), included; claims without one do not pass */
        readonly min_gap?: number | undefined;
        /** largest gap (rupiah), included; claims without one do not pass */
        readonly max_gap?: number | undefined;
        /** smallest payment ratio (0–1), included; claims without one do not pass */
        readonly min_payment_ratio?: number | undefined;
        /** largest payment ratio (0–1), included; claims without one do not pass */
        readonly max_payment_ratio?: number | undefined;
        /** smallest top-ups (rupiah), included; claims without one do not pass */
        readonly min_topup?: number | undefined;
        /** largest top-ups (rupiah), included; claims without one do not pass */
        readonly max_topup?: number | undefined;
        /** smallest cost z-score, included; claims without one do not pass */
        readonly min_zscore?: number | undefined;
        /** largest cost z-score, included; claims without one do not pass */
        readonly max_zscore?: number | undefined;
        /** smallest number of indications (indications), included; claims without one do not pass */
        readonly min_flags?: number | undefined;
        /** largest number of indications (indications), included; claims without one do not pass */
        readonly max_flags?: number | undefined;
        /** sex: any of these, such as Perempuan; values, labels and other names as GET /catalogue has them for patient_sex */
        readonly sex?: readonly (string)[] | undefined;
        /** discharge status: any of these, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly discharge_status?: readonly (string)[] | undefined;
        /** facility owner: any of these, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly ownership?: readonly (string)[] | undefined;
        /** clinic: any of these, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly clinic?: readonly (string)[] | undefined;
        /** class of entitlement: any of these, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly entitlement?: readonly (string)[] | undefined;
        /** indications: any of these is active */
        readonly any_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** indications: none of these is active */
        readonly not_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** province: none of these; claims without a value pass, such as Jawa Barat; values, labels and other names as GET /catalogue has them for province_name */
        readonly not_province?: readonly (string)[] | undefined;
        /** district: none of these; claims without a value pass, such as Kota Bandung; values, labels and other names as GET /catalogue has them for district_name */
        readonly not_district?: readonly (string)[] | undefined;
        /** facility: none of these; claims without a value pass, such as 10008; values, labels and other names as GET /catalogue has them for facility_key */
        readonly not_facility_key?: readonly (string)[] | undefined;
        /** facility class: none of these; claims without a value pass, such as RS Kelas B; values, labels and other names as GET /catalogue has them for facility_class */
        readonly not_facility_class?: readonly (string)[] | undefined;
        /** facility owner: none of these; claims without a value pass, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly not_ownership?: readonly (string)[] | undefined;
        /** segment: none of these; claims without a value pass, such as PBI APBN; values, labels and other names as GET /catalogue has them for segment */
        readonly not_segment?: readonly (string)[] | undefined;
        /** class of entitlement: none of these; claims without a value pass, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly not_entitlement?: readonly (string)[] | undefined;
        /** clinic: none of these; claims without a value pass, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly not_clinic?: readonly (string)[] | undefined;
        /** discharge status: none of these; claims without a value pass, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly not_discharge_status?: readonly (string)[] | undefined;
        /** service type: none of these; claims without a value pass, such as RITL; values, labels and other names as GET /catalogue has them for service_type */
        readonly not_service_type?: readonly (string)[] | undefined;
        /** severity: none of these; claims without a value pass, such as ringan; values, labels and other names as GET /catalogue has them for severity_group */
        readonly not_severity?: readonly (string)[] | undefined;
        /** primary diagnosis: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E119 */
        readonly not_dx?: readonly (string)[] | undefined;
        /** INA-CBG code: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E-4-10-I */
        readonly not_inacbg?: readonly (string)[] | undefined;
        /** indications: all of these are active */
        readonly all_flags?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** order by a column, largest first unless it ends in _asc; equal values by the keys of the report */
        readonly sort?: "province_code" | "province_code_asc" | "province_code_desc" | "province_name" | "province_name_asc" | "province_name_desc" | "n" | "n_asc" | "n_desc" | "facility_n" | "facility_n_asc" | "facility_n_desc" | "amount_claimed" | "amount_claimed_asc" | "amount_claimed_desc" | "amount_paid" | "amount_paid_asc" | "amount_paid_desc" | "amount_gap" | "amount_gap_asc" | "amount_gap_desc" | "gap_rate" | "gap_rate_asc" | "gap_rate_desc" | "flagged_n" | "flagged_n_asc" | "flagged_n_desc" | "flagged_rate" | "flagged_rate_asc" | "flagged_rate_desc" | "flagged_amount" | "flagged_amount_asc" | "flagged_amount_desc" | "outlier_rate" | "outlier_rate_asc" | "outlier_rate_desc" | "mean_risk" | "mean_risk_asc" | "mean_risk_desc" | undefined;
        /** page, from 1; not together with cursor */
        readonly page?: number | undefined;
        /** rows on a page */
        readonly page_size?: number | undefined;
        /** next_cursor of the page before, with the same filters and sort; refused with CURSOR_EXPIRED once another snapshot serves */
        readonly cursor?: string | undefined;
        /** json has pages; csv and parquet hold all rows. Accept: text/csv or application/vnd.apache.parquet says the same */
        readonly format?: "json" | "csv" | "parquet" | undefined;
        /** language of problems */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (ProvincesRow)[];
      readonly meta: {
        readonly snapshot_id: string;
        /** newest discharge among the claims: the date the data are of */
        readonly data_date: string;
        readonly model_version: string;
        readonly ruleset_version: string;
        /** rows on all pages */
        readonly total: number;
        /** left out where a cursor was given */
        readonly page?: number | undefined;
        readonly page_size: number;
        /** cursor of the next page; null on the last */
        readonly next_cursor: string | null;
        readonly sort: string;
        readonly by?: string | undefined;
        readonly min_n?: number | undefined;
        /** the filters that were applied, as they were understood */
        readonly filters: Readonly<Record<string, unknown>>;
      };
    };
  };
  /** Claims of low severity and high cost */
  readonly 'GET /reports/severity-mismatch': {
    readonly parts: {
      readonly query?: {
        /** exact id of a claim */
        readonly claim_id?: string | undefined;
        /** province of the facility: its name, also as people write it (jabar), or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly province?: string | undefined;
        /** regency or city of the facility: name or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly district?: string | undefined;
        /** pseudonymous code of the facility */
        readonly facility_key?: string | undefined;
        /** class or type of the facility, also as people write it (tipe c); case does not matter. One that nobody knows matches no claim */
        readonly facility_class?: string | undefined;
        /** segment of participation; case does not matter. One that nobody knows matches no claim */
        readonly segment?: string | undefined;
        /** primary diagnosis: 3 characters for a group, more for the start of a full code; dot and case do not matter */
        readonly dx?: string | undefined;
        /** INA-CBG code, or its first parts */
        readonly inacbg?: string | undefined;
        /** severity of the INA-CBG */
        readonly severity?: "rawat jalan" | "outpatient" | "ringan" | "mild" | "sedang" | "moderate" | "berat" | "severe" | undefined;
        /** RJTL (outpatient) or RITL (inpatient) */
        readonly service_type?: "RJTL" | "RITL" | "outpatient" | "inpatient" | undefined;
        /** id of a rule that is active on the claim */
        readonly flag?: "brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost" | undefined;
        /** admitted on this day or later */
        readonly start_date?: string | undefined;
        /** admitted on this day or earlier */
        readonly end_date?: string | undefined;
        /** discharged on this day or later */
        readonly discharge_start?: string | undefined;
        /** discharged on this day or earlier */
        readonly discharge_end?: string | undefined;
        /** smallest risk score */
        readonly min_risk_score?: number | undefined;
        /** largest risk score */
        readonly max_risk_score?: number | undefined;
        /** smallest normalised score of the model */
        readonly min_ml_score?: number | undefined;
        /** smallest amount claimed, in rupiah */
        readonly min_amount?: number | undefined;
        /** largest amount claimed, in rupiah */
        readonly max_amount?: number | undefined;
        /** smallest length of stay (days), included; claims without one do not pass */
        readonly min_los?: number | undefined;
        /** largest length of stay (days), included; claims without one do not pass */
        readonly max_los?: number | undefined;
        /** smallest age (years), included; claims without one do not pass */
        readonly min_age?: number | undefined;
        /** largest age (years), included; claims without one do not pass */
        readonly max_age?: number | undefined;
        /** smallest amount paid (rupiah), included; claims without one do not pass */
        readonly min_paid?: number | undefined;
        /** largest amount paid (rupiah), included; claims without one do not pass */
        readonly max_paid?: number | undefined;
        /** smallest gap (rupiah), included; claims without one do not pass */
        readonly min_gap?: number | undefined;
        /** largest gap (rupiah), included; claims without one do not pass */
        readonly max_gap?: number | undefined;
        /** smallest payment ratio (0–1), included; claims without one do not pass */
        readonly min_payment_ratio?: number | undefined;
        /** largest payment ratio (0–1), included; claims without one do not pass */
        readonly max_payment_ratio?: number | undefined;
        /** smallest top-ups (rupiah), included; claims without one do not pass */
        readonly min_topup?: number | undefined;
        /** largest top-ups (rupiah), included; claims without one do not pass */
        readonly max_topup?: number | undefined;
        /** smallest cost z-score, included; claims without one do not pass */
        readonly min_zscore?: number | undefined;
        /** largest cost z-score, included; claims without one do not pass */
        readonly max_zscore?: number | undefined;
        /** smallest number of indications (indications), included; claims without one do not pass */
        readonly min_flags?: number | undefined;
        /** largest number of indications (indications), included; claims without one do not pass */
        readonly max_flags?: number | undefined;
        /** sex: any of these, such as Perempuan; values, labels and other names as GET /catalogue has them for patient_sex */
        readonly sex?: readonly (string)[] | undefined;
        /** discharge status: any of these, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly discharge_status?: readonly (string)[] | undefined;
        /** facility owner: any of these, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly ownership?: readonly (string)[] | undefined;
        /** clinic: any of these, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly clinic?: readonly (string)[] | undefined;
        /** class of entitlement: any of these, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly entitlement?: readonly (string)[] | undefined;
        /** indications: any of these is active */
        readonly any_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** indications: none of these is active */
        readonly not_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** province: none of these; claims without a value pass, such as Jawa Barat; values, labels and other names as GET /catalogue has them for province_name */
        readonly not_province?: readonly (string)[] | undefined;
        /** district: none of these; claims without a value pass, such as Kota Bandung; values, labels and other names as GET /catalogue has them for district_name */
        readonly not_district?: readonly (string)[] | undefined;
        /** facility: none of these; claims without a value pass, such as 10008; values, labels and other names as GET /catalogue has them for facility_key */
        readonly not_facility_key?: readonly (string)[] | undefined;
        /** facility class: none of these; claims without a value pass, such as RS Kelas B; values, labels and other names as GET /catalogue has them for facility_class */
        readonly not_facility_class?: readonly (string)[] | undefined;
        /** facility owner: none of these; claims without a value pass, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly not_ownership?: readonly (string)[] | undefined;
        /** segment: none of these; claims without a value pass, such as PBI APBN; values, labels and other names as GET /catalogue has them for segment */
        readonly not_segment?: readonly (string)[] | undefined;
        /** class of entitlement: none of these; claims without a value pass, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly not_entitlement?: readonly (string)[] | undefined;
        /** clinic: none of these; claims without a value pass, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly not_clinic?: readonly (string)[] | undefined;
        /** discharge status: none of these; claims without a value pass, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly not_discharge_status?: readonly (string)[] | undefined;
        /** service type: none of these; claims without a value pass, such as RITL; values, labels and other names as GET /catalogue has them for service_type */
        readonly not_service_type?: readonly (string)[] | undefined;
        /** severity: none of these; claims without a value pass, such as ringan; values, labels and other names as GET /catalogue has them for severity_group */
        readonly not_severity?: readonly (string)[] | undefined;
        /** primary diagnosis: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E119 */
        readonly not_dx?: readonly (string)[] | undefined;
        /** INA-CBG code: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E-4-10-I */
        readonly not_inacbg?: readonly (string)[] | undefined;
        /** indications: all of these are active */
        readonly all_flags?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** order by a column, largest first unless it ends in _asc; equal values by the keys of the report */
        readonly sort?: "claim_id" | "claim_id_asc" | "claim_id_desc" | "risk_rank" | "risk_rank_asc" | "risk_rank_desc" | "risk_score" | "risk_score_asc" | "risk_score_desc" | "facility_key" | "facility_key_asc" | "facility_key_desc" | "facility_name" | "facility_name_asc" | "facility_name_desc" | "facility_class" | "facility_class_asc" | "facility_class_desc" | "province_code" | "province_code_asc" | "province_code_desc" | "province_name" | "province_name_asc" | "province_name_desc" | "admit_date" | "admit_date_asc" | "admit_date_desc" | "discharge_date" | "discharge_date_asc" | "discharge_date_desc" | "los" | "los_asc" | "los_desc" | "service_type" | "service_type_asc" | "service_type_desc" | "severity_group" | "severity_group_asc" | "severity_group_desc" | "dx_primary_code" | "dx_primary_code_asc" | "dx_primary_code_desc" | "dx_primary_label" | "dx_primary_label_asc" | "dx_primary_label_desc" | "comorbidity_count" | "comorbidity_count_asc" | "comorbidity_count_desc" | "inacbg_code" | "inacbg_code_asc" | "inacbg_code_desc" | "inacbg_label" | "inacbg_label_asc" | "inacbg_label_desc" | "amount_claimed" | "amount_claimed_asc" | "amount_claimed_desc" | "amount_paid" | "amount_paid_asc" | "amount_paid_desc" | "peer_level" | "peer_level_asc" | "peer_level_desc" | "peer_n" | "peer_n_asc" | "peer_n_desc" | "peer_mean" | "peer_mean_asc" | "peer_mean_desc" | "peer_p90" | "peer_p90_asc" | "peer_p90_desc" | "excess_amount" | "excess_amount_asc" | "excess_amount_desc" | "excess_ratio" | "excess_ratio_asc" | "excess_ratio_desc" | "cost_zscore" | "cost_zscore_asc" | "cost_zscore_desc" | undefined;
        /** page, from 1; not together with cursor */
        readonly page?: number | undefined;
        /** rows on a page */
        readonly page_size?: number | undefined;
        /** next_cursor of the page before, with the same filters and sort; refused with CURSOR_EXPIRED once another snapshot serves */
        readonly cursor?: string | undefined;
        /** json has pages; csv and parquet hold all rows. Accept: text/csv or application/vnd.apache.parquet says the same */
        readonly format?: "json" | "csv" | "parquet" | undefined;
        /** language of problems */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (SeverityMismatchRow)[];
      readonly meta: {
        readonly snapshot_id: string;
        /** newest discharge among the claims: the date the data are of */
        readonly data_date: string;
        readonly model_version: string;
        readonly ruleset_version: string;
        /** rows on all pages */
        readonly total: number;
        /** left out where a cursor was given */
        readonly page?: number | undefined;
        readonly page_size: number;
        /** cursor of the next page; null on the last */
        readonly next_cursor: string | null;
        readonly sort: string;
        readonly by?: string | undefined;
        readonly min_n?: number | undefined;
        /** the filters that were applied, as they were understood */
        readonly filters: Readonly<Record<string, unknown>>;
      };
    };
  };
  /** What facilities bill by INA-CBG or diagnosis */
  readonly 'GET /reports/tariff-insight': {
    readonly parts: {
      readonly query?: {
        /** exact id of a claim */
        readonly claim_id?: string | undefined;
        /** province of the facility: its name, also as people write it (jabar), or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly province?: string | undefined;
        /** regency or city of the facility: name or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly district?: string | undefined;
        /** pseudonymous code of the facility */
        readonly facility_key?: string | undefined;
        /** class or type of the facility, also as people write it (tipe c); case does not matter. One that nobody knows matches no claim */
        readonly facility_class?: string | undefined;
        /** segment of participation; case does not matter. One that nobody knows matches no claim */
        readonly segment?: string | undefined;
        /** primary diagnosis: 3 characters for a group, more for the start of a full code; dot and case do not matter */
        readonly dx?: string | undefined;
        /** INA-CBG code, or its first parts */
        readonly inacbg?: string | undefined;
        /** severity of the INA-CBG */
        readonly severity?: "rawat jalan" | "outpatient" | "ringan" | "mild" | "sedang" | "moderate" | "berat" | "severe" | undefined;
        /** RJTL (outpatient) or RITL (inpatient) */
        readonly service_type?: "RJTL" | "RITL" | "outpatient" | "inpatient" | undefined;
        /** id of a rule that is active on the claim */
        readonly flag?: "brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost" | undefined;
        /** admitted on this day or later */
        readonly start_date?: string | undefined;
        /** admitted on this day or earlier */
        readonly end_date?: string | undefined;
        /** discharged on this day or later */
        readonly discharge_start?: string | undefined;
        /** discharged on this day or earlier */
        readonly discharge_end?: string | undefined;
        /** smallest risk score */
        readonly min_risk_score?: number | undefined;
        /** largest risk score */
        readonly max_risk_score?: number | undefined;
        /** smallest normalised score of the model */
        readonly min_ml_score?: number | undefined;
        /** smallest amount claimed, in rupiah */
        readonly min_amount?: number | undefined;
        /** largest amount claimed, in rupiah */
        readonly max_amount?: number | undefined;
        /** smallest length of stay (days), included; claims without one do not pass */
        readonly min_los?: number | undefined;
        /** largest length of stay (days), included; claims without one do not pass */
        readonly max_los?: number | undefined;
        /** smallest age (years), included; claims without one do not pass */
        readonly min_age?: number | undefined;
        /** largest age (years), included; claims without one do not pass */
        readonly max_age?: number | undefined;
        /** smallest amount paid (rupiah), included; claims without one do not pass */
        readonly min_paid?: number | undefined;
        /** largest amount paid (rupiah), included; claims without one do not pass */
        readonly max_paid?: number | undefined;
        /** smallest gap (rupiah), included; claims without one do not pass */
        readonly min_gap?: number | undefined;
        /** largest gap (rupiah), included; claims without one do not pass */
        readonly max_gap?: number | undefined;
        /** smallest payment ratio (0–1), included; claims without one do not pass */
        readonly min_payment_ratio?: number | undefined;
        /** largest payment ratio (0–1), included; claims without one do not pass */
        readonly max_payment_ratio?: number | undefined;
        /** smallest top-ups (rupiah), included; claims without one do not pass */
        readonly min_topup?: number | undefined;
        /** largest top-ups (rupiah), included; claims without one do not pass */
        readonly max_topup?: number | undefined;
        /** smallest cost z-score, included; claims without one do not pass */
        readonly min_zscore?: number | undefined;
        /** largest cost z-score, included; claims without one do not pass */
        readonly max_zscore?: number | undefined;
        /** smallest number of indications (indications), included; claims without one do not pass */
        readonly min_flags?: number | undefined;
        /** largest number of indications (indications), included; claims without one do not pass */
        readonly max_flags?: number | undefined;
        /** sex: any of these, such as Perempuan; values, labels and other names as GET /catalogue has them for patient_sex */
        readonly sex?: readonly (string)[] | undefined;
        /** discharge status: any of these, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly discharge_status?: readonly (string)[] | undefined;
        /** facility owner: any of these, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly ownership?: readonly (string)[] | undefined;
        /** clinic: any of these, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly clinic?: readonly (string)[] | undefined;
        /** class of entitlement: any of these, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly entitlement?: readonly (string)[] | undefined;
        /** indications: any of these is active */
        readonly any_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** indications: none of these is active */
        readonly not_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** province: none of these; claims without a value pass, such as Jawa Barat; values, labels and other names as GET /catalogue has them for province_name */
        readonly not_province?: readonly (string)[] | undefined;
        /** district: none of these; claims without a value pass, such as Kota Bandung; values, labels and other names as GET /catalogue has them for district_name */
        readonly not_district?: readonly (string)[] | undefined;
        /** facility: none of these; claims without a value pass, such as 10008; values, labels and other names as GET /catalogue has them for facility_key */
        readonly not_facility_key?: readonly (string)[] | undefined;
        /** facility class: none of these; claims without a value pass, such as RS Kelas B; values, labels and other names as GET /catalogue has them for facility_class */
        readonly not_facility_class?: readonly (string)[] | undefined;
        /** facility owner: none of these; claims without a value pass, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly not_ownership?: readonly (string)[] | undefined;
        /** segment: none of these; claims without a value pass, such as PBI APBN; values, labels and other names as GET /catalogue has them for segment */
        readonly not_segment?: readonly (string)[] | undefined;
        /** class of entitlement: none of these; claims without a value pass, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly not_entitlement?: readonly (string)[] | undefined;
        /** clinic: none of these; claims without a value pass, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly not_clinic?: readonly (string)[] | undefined;
        /** discharge status: none of these; claims without a value pass, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly not_discharge_status?: readonly (string)[] | undefined;
        /** service type: none of these; claims without a value pass, such as RITL; values, labels and other names as GET /catalogue has them for service_type */
        readonly not_service_type?: readonly (string)[] | undefined;
        /** severity: none of these; claims without a value pass, such as ringan; values, labels and other names as GET /catalogue has them for severity_group */
        readonly not_severity?: readonly (string)[] | undefined;
        /** primary diagnosis: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E119 */
        readonly not_dx?: readonly (string)[] | undefined;
        /** INA-CBG code: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E-4-10-I */
        readonly not_inacbg?: readonly (string)[] | undefined;
        /** indications: all of these are active */
        readonly all_flags?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** what the claims are grouped by; class is that of the facility, dx the 3-character group of the primary diagnosis */
        readonly by?: "inacbg" | "dx" | undefined;
        /** smallest number of claims of a group that is shown */
        readonly min_n?: number | undefined;
        /** order by a column, largest first unless it ends in _asc; equal values by the keys of the report */
        readonly sort?: "facility_key" | "facility_key_asc" | "facility_key_desc" | "facility_name" | "facility_name_asc" | "facility_name_desc" | "facility_class" | "facility_class_asc" | "facility_class_desc" | "province_code" | "province_code_asc" | "province_code_desc" | "province_name" | "province_name_asc" | "province_name_desc" | "code" | "code_asc" | "code_desc" | "label" | "label_asc" | "label_desc" | "n" | "n_asc" | "n_desc" | "median_claimed" | "median_claimed_asc" | "median_claimed_desc" | "median_paid" | "median_paid_asc" | "median_paid_desc" | "median_gap" | "median_gap_asc" | "median_gap_desc" | "amount_claimed" | "amount_claimed_asc" | "amount_claimed_desc" | "amount_gap" | "amount_gap_asc" | "amount_gap_desc" | "all_n" | "all_n_asc" | "all_n_desc" | "all_median_claimed" | "all_median_claimed_asc" | "all_median_claimed_desc" | "median_ratio" | "median_ratio_asc" | "median_ratio_desc" | "outlier_n" | "outlier_n_asc" | "outlier_n_desc" | "outlier_rate" | "outlier_rate_asc" | "outlier_rate_desc" | undefined;
        /** page, from 1; not together with cursor */
        readonly page?: number | undefined;
        /** rows on a page */
        readonly page_size?: number | undefined;
        /** next_cursor of the page before, with the same filters and sort; refused with CURSOR_EXPIRED once another snapshot serves */
        readonly cursor?: string | undefined;
        /** json has pages; csv and parquet hold all rows. Accept: text/csv or application/vnd.apache.parquet says the same */
        readonly format?: "json" | "csv" | "parquet" | undefined;
        /** language of problems */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (TariffInsightRow)[];
      readonly meta: {
        readonly snapshot_id: string;
        /** newest discharge among the claims: the date the data are of */
        readonly data_date: string;
        readonly model_version: string;
        readonly ruleset_version: string;
        /** rows on all pages */
        readonly total: number;
        /** left out where a cursor was given */
        readonly page?: number | undefined;
        readonly page_size: number;
        /** cursor of the next page; null on the last */
        readonly next_cursor: string | null;
        readonly sort: string;
        readonly by?: string | undefined;
        readonly min_n?: number | undefined;
        /** the filters that were applied, as they were understood */
        readonly filters: Readonly<Record<string, unknown>>;
      };
    };
  };
  /** INA-CBG tariff regions */
  readonly 'GET /reports/tariff-regions': {
    readonly parts: {
      readonly query?: {
        /** exact id of a claim */
        readonly claim_id?: string | undefined;
        /** province of the facility: its name, also as people write it (jabar), or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly province?: string | undefined;
        /** regency or city of the facility: name or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly district?: string | undefined;
        /** pseudonymous code of the facility */
        readonly facility_key?: string | undefined;
        /** class or type of the facility, also as people write it (tipe c); case does not matter. One that nobody knows matches no claim */
        readonly facility_class?: string | undefined;
        /** segment of participation; case does not matter. One that nobody knows matches no claim */
        readonly segment?: string | undefined;
        /** primary diagnosis: 3 characters for a group, more for the start of a full code; dot and case do not matter */
        readonly dx?: string | undefined;
        /** INA-CBG code, or its first parts */
        readonly inacbg?: string | undefined;
        /** severity of the INA-CBG */
        readonly severity?: "rawat jalan" | "outpatient" | "ringan" | "mild" | "sedang" | "moderate" | "berat" | "severe" | undefined;
        /** RJTL (outpatient) or RITL (inpatient) */
        readonly service_type?: "RJTL" | "RITL" | "outpatient" | "inpatient" | undefined;
        /** id of a rule that is active on the claim */
        readonly flag?: "brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost" | undefined;
        /** admitted on this day or later */
        readonly start_date?: string | undefined;
        /** admitted on this day or earlier */
        readonly end_date?: string | undefined;
        /** discharged on this day or later */
        readonly discharge_start?: string | undefined;
        /** discharged on this day or earlier */
        readonly discharge_end?: string | undefined;
        /** smallest risk score */
        readonly min_risk_score?: number | undefined;
        /** largest risk score */
        readonly max_risk_score?: number | undefined;
        /** smallest normalised score of the model */
        readonly min_ml_score?: number | undefined;
        /** smallest amount claimed, in rupiah */
        readonly min_amount?: number | undefined;
        /** largest amount claimed, in rupiah */
        readonly max_amount?: number | undefined;
        /** smallest length of stay (days), included; claims without one do not pass */
        readonly min_los?: number | undefined;
        /** largest length of stay (days), included; claims without one do not pass */
        readonly max_los?: number | undefined;
        /** smallest age (years), included; claims without one do not pass */
        readonly min_age?: number | undefined;
        /** largest age (years), included; claims without one do not pass */
        readonly max_age?: number | undefined;
        /** smallest amount paid (rupiah), included; claims without one do not pass */
        readonly min_paid?: number | undefined;
        /** largest amount paid (rupiah), included; claims without one do not pass */
        readonly max_paid?: number | undefined;
        /** smallest gap (rupiah), included; claims without one do not pass */
        readonly min_gap?: number | undefined;
        /** largest gap (rupiah), included; claims without one do not pass */
        readonly max_gap?: number | undefined;
        /** smallest payment ratio (0–1), included; claims without one do not pass */
        readonly min_payment_ratio?: number | undefined;
        /** largest payment ratio (0–1), included; claims without one do not pass */
        readonly max_payment_ratio?: number | undefined;
        /** smallest top-ups (rupiah), included; claims without one do not pass */
        readonly min_topup?: number | undefined;
        /** largest top-ups (rupiah), included; claims without one do not pass */
        readonly max_topup?: number | undefined;
        /** smallest cost z-score, included; claims without one do not pass */
        readonly min_zscore?: number | undefined;
        /** largest cost z-score, included; claims without one do not pass */
        readonly max_zscore?: number | undefined;
        /** smallest number of indications (indications), included; claims without one do not pass */
        readonly min_flags?: number | undefined;
        /** largest number of indications (indications), included; claims without one do not pass */
        readonly max_flags?: number | undefined;
        /** sex: any of these, such as Perempuan; values, labels and other names as GET /catalogue has them for patient_sex */
        readonly sex?: readonly (string)[] | undefined;
        /** discharge status: any of these, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly discharge_status?: readonly (string)[] | undefined;
        /** facility owner: any of these, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly ownership?: readonly (string)[] | undefined;
        /** clinic: any of these, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly clinic?: readonly (string)[] | undefined;
        /** class of entitlement: any of these, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly entitlement?: readonly (string)[] | undefined;
        /** indications: any of these is active */
        readonly any_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** indications: none of these is active */
        readonly not_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** province: none of these; claims without a value pass, such as Jawa Barat; values, labels and other names as GET /catalogue has them for province_name */
        readonly not_province?: readonly (string)[] | undefined;
        /** district: none of these; claims without a value pass, such as Kota Bandung; values, labels and other names as GET /catalogue has them for district_name */
        readonly not_district?: readonly (string)[] | undefined;
        /** facility: none of these; claims without a value pass, such as 10008; values, labels and other names as GET /catalogue has them for facility_key */
        readonly not_facility_key?: readonly (string)[] | undefined;
        /** facility class: none of these; claims without a value pass, such as RS Kelas B; values, labels and other names as GET /catalogue has them for facility_class */
        readonly not_facility_class?: readonly (string)[] | undefined;
        /** facility owner: none of these; claims without a value pass, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly not_ownership?: readonly (string)[] | undefined;
        /** segment: none of these; claims without a value pass, such as PBI APBN; values, labels and other names as GET /catalogue has them for segment */
        readonly not_segment?: readonly (string)[] | undefined;
        /** class of entitlement: none of these; claims without a value pass, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly not_entitlement?: readonly (string)[] | undefined;
        /** clinic: none of these; claims without a value pass, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly not_clinic?: readonly (string)[] | undefined;
        /** discharge status: none of these; claims without a value pass, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly not_discharge_status?: readonly (string)[] | undefined;
        /** service type: none of these; claims without a value pass, such as RITL; values, labels and other names as GET /catalogue has them for service_type */
        readonly not_service_type?: readonly (string)[] | undefined;
        /** severity: none of these; claims without a value pass, such as ringan; values, labels and other names as GET /catalogue has them for severity_group */
        readonly not_severity?: readonly (string)[] | undefined;
        /** primary diagnosis: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E119 */
        readonly not_dx?: readonly (string)[] | undefined;
        /** INA-CBG code: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E-4-10-I */
        readonly not_inacbg?: readonly (string)[] | undefined;
        /** indications: all of these are active */
        readonly all_flags?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** order by a column, largest first unless it ends in _asc; equal values by the keys of the report */
        readonly sort?: "tariff_region" | "tariff_region_asc" | "tariff_region_desc" | "n" | "n_asc" | "n_desc" | "facility_n" | "facility_n_asc" | "facility_n_desc" | "amount_claimed" | "amount_claimed_asc" | "amount_claimed_desc" | "amount_paid" | "amount_paid_asc" | "amount_paid_desc" | "amount_gap" | "amount_gap_asc" | "amount_gap_desc" | "gap_rate" | "gap_rate_asc" | "gap_rate_desc" | "median_tariff" | "median_tariff_asc" | "median_tariff_desc" | "median_claimed" | "median_claimed_asc" | "median_claimed_desc" | "median_paid" | "median_paid_asc" | "median_paid_desc" | "flagged_n" | "flagged_n_asc" | "flagged_n_desc" | "flagged_rate" | "flagged_rate_asc" | "flagged_rate_desc" | "outlier_rate" | "outlier_rate_asc" | "outlier_rate_desc" | "mean_risk" | "mean_risk_asc" | "mean_risk_desc" | undefined;
        /** page, from 1; not together with cursor */
        readonly page?: number | undefined;
        /** rows on a page */
        readonly page_size?: number | undefined;
        /** next_cursor of the page before, with the same filters and sort; refused with CURSOR_EXPIRED once another snapshot serves */
        readonly cursor?: string | undefined;
        /** json has pages; csv and parquet hold all rows. Accept: text/csv or application/vnd.apache.parquet says the same */
        readonly format?: "json" | "csv" | "parquet" | undefined;
        /** language of problems */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (TariffRegionsRow)[];
      readonly meta: {
        readonly snapshot_id: string;
        /** newest discharge among the claims: the date the data are of */
        readonly data_date: string;
        readonly model_version: string;
        readonly ruleset_version: string;
        /** rows on all pages */
        readonly total: number;
        /** left out where a cursor was given */
        readonly page?: number | undefined;
        readonly page_size: number;
        /** cursor of the next page; null on the last */
        readonly next_cursor: string | null;
        readonly sort: string;
        readonly by?: string | undefined;
        readonly min_n?: number | undefined;
        /** the filters that were applied, as they were understood */
        readonly filters: Readonly<Record<string, unknown>>;
      };
    };
  };
  /** Trends by month of admission, and by one dimension if asked */
  readonly 'GET /reports/trends': {
    readonly parts: {
      readonly query?: {
        /** exact id of a claim */
        readonly claim_id?: string | undefined;
        /** province of the facility: its name, also as people write it (jabar), or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly province?: string | undefined;
        /** regency or city of the facility: name or BPS code; case does not matter. One that nobody knows matches no claim */
        readonly district?: string | undefined;
        /** pseudonymous code of the facility */
        readonly facility_key?: string | undefined;
        /** class or type of the facility, also as people write it (tipe c); case does not matter. One that nobody knows matches no claim */
        readonly facility_class?: string | undefined;
        /** segment of participation; case does not matter. One that nobody knows matches no claim */
        readonly segment?: string | undefined;
        /** primary diagnosis: 3 characters for a group, more for the start of a full code; dot and case do not matter */
        readonly dx?: string | undefined;
        /** INA-CBG code, or its first parts */
        readonly inacbg?: string | undefined;
        /** severity of the INA-CBG */
        readonly severity?: "rawat jalan" | "outpatient" | "ringan" | "mild" | "sedang" | "moderate" | "berat" | "severe" | undefined;
        /** RJTL (outpatient) or RITL (inpatient) */
        readonly service_type?: "RJTL" | "RITL" | "outpatient" | "inpatient" | undefined;
        /** id of a rule that is active on the claim */
        readonly flag?: "brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost" | undefined;
        /** admitted on this day or later */
        readonly start_date?: string | undefined;
        /** admitted on this day or earlier */
        readonly end_date?: string | undefined;
        /** discharged on this day or later */
        readonly discharge_start?: string | undefined;
        /** discharged on this day or earlier */
        readonly discharge_end?: string | undefined;
        /** smallest risk score */
        readonly min_risk_score?: number | undefined;
        /** largest risk score */
        readonly max_risk_score?: number | undefined;
        /** smallest normalised score of the model */
        readonly min_ml_score?: number | undefined;
        /** smallest amount claimed, in rupiah */
        readonly min_amount?: number | undefined;
        /** largest amount claimed, in rupiah */
        readonly max_amount?: number | undefined;
        /** smallest length of stay (days), included; claims without one do not pass */
        readonly min_los?: number | undefined;
        /** largest length of stay (days), included; claims without one do not pass */
        readonly max_los?: number | undefined;
        /** smallest age (years), included; claims without one do not pass */
        readonly min_age?: number | undefined;
        /** largest age (years), included; claims without one do not pass */
        readonly max_age?: number | undefined;
        /** smallest amount paid (rupiah), included; claims without one do not pass */
        readonly min_paid?: number | undefined;
        /** largest amount paid (rupiah), included; claims without one do not pass */
        readonly max_paid?: number | undefined;
        /** smallest gap (rupiah), included; claims without one do not pass */
        readonly min_gap?: number | undefined;
        /** largest gap (rupiah), included; claims without one do not pass */
        readonly max_gap?: number | undefined;
        /** smallest payment ratio (0–1), included; claims without one do not pass */
        readonly min_payment_ratio?: number | undefined;
        /** largest payment ratio (0–1), included; claims without one do not pass */
        readonly max_payment_ratio?: number | undefined;
        /** smallest top-ups (rupiah), included; claims without one do not pass */
        readonly min_topup?: number | undefined;
        /** largest top-ups (rupiah), included; claims without one do not pass */
        readonly max_topup?: number | undefined;
        /** smallest cost z-score, included; claims without one do not pass */
        readonly min_zscore?: number | undefined;
        /** largest cost z-score, included; claims without one do not pass */
        readonly max_zscore?: number | undefined;
        /** smallest number of indications (indications), included; claims without one do not pass */
        readonly min_flags?: number | undefined;
        /** largest number of indications (indications), included; claims without one do not pass */
        readonly max_flags?: number | undefined;
        /** sex: any of these, such as Perempuan; values, labels and other names as GET /catalogue has them for patient_sex */
        readonly sex?: readonly (string)[] | undefined;
        /** discharge status: any of these, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly discharge_status?: readonly (string)[] | undefined;
        /** facility owner: any of these, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly ownership?: readonly (string)[] | undefined;
        /** clinic: any of these, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly clinic?: readonly (string)[] | undefined;
        /** class of entitlement: any of these, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly entitlement?: readonly (string)[] | undefined;
        /** indications: any of these is active */
        readonly any_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** indications: none of these is active */
        readonly not_flag?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** province: none of these; claims without a value pass, such as Jawa Barat; values, labels and other names as GET /catalogue has them for province_name */
        readonly not_province?: readonly (string)[] | undefined;
        /** district: none of these; claims without a value pass, such as Kota Bandung; values, labels and other names as GET /catalogue has them for district_name */
        readonly not_district?: readonly (string)[] | undefined;
        /** facility: none of these; claims without a value pass, such as 10008; values, labels and other names as GET /catalogue has them for facility_key */
        readonly not_facility_key?: readonly (string)[] | undefined;
        /** facility class: none of these; claims without a value pass, such as RS Kelas B; values, labels and other names as GET /catalogue has them for facility_class */
        readonly not_facility_class?: readonly (string)[] | undefined;
        /** facility owner: none of these; claims without a value pass, such as Swasta; values, labels and other names as GET /catalogue has them for facility_ownership */
        readonly not_ownership?: readonly (string)[] | undefined;
        /** segment: none of these; claims without a value pass, such as PBI APBN; values, labels and other names as GET /catalogue has them for segment */
        readonly not_segment?: readonly (string)[] | undefined;
        /** class of entitlement: none of these; claims without a value pass, such as Kelas 3; values, labels and other names as GET /catalogue has them for entitlement_class */
        readonly not_entitlement?: readonly (string)[] | undefined;
        /** clinic: none of these; claims without a value pass, such as INSTALASI GAWAT DARURAT; values, labels and other names as GET /catalogue has them for clinic_name */
        readonly not_clinic?: readonly (string)[] | undefined;
        /** discharge status: none of these; claims without a value pass, such as Meninggal; values, labels and other names as GET /catalogue has them for discharge_status */
        readonly not_discharge_status?: readonly (string)[] | undefined;
        /** service type: none of these; claims without a value pass, such as RITL; values, labels and other names as GET /catalogue has them for service_type */
        readonly not_service_type?: readonly (string)[] | undefined;
        /** severity: none of these; claims without a value pass, such as ringan; values, labels and other names as GET /catalogue has them for severity_group */
        readonly not_severity?: readonly (string)[] | undefined;
        /** primary diagnosis: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E119 */
        readonly not_dx?: readonly (string)[] | undefined;
        /** INA-CBG code: none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass, such as E-4-10-I */
        readonly not_inacbg?: readonly (string)[] | undefined;
        /** indications: all of these are active */
        readonly all_flags?: readonly ("brief_stay" | "cloned_record" | "cost_above_peers" | "duplicate_pattern" | "early_readmission" | "facility_burst" | "high_cost_full_paid" | "overlapping_stays" | "prolonged_stay" | "rare_group" | "rare_procedure" | "same_day_visits" | "severity_mismatch" | "severity_without_comorbidity" | "short_stay_high_cost")[] | undefined;
        /** what the claims are grouped by; class is that of the facility, dx the 3-character group of the primary diagnosis */
        readonly by?: "province" | "severity" | "segment" | "service_type" | "class" | "tariff_region" | undefined;
        /** order by a column, largest first unless it ends in _asc; equal values by the keys of the report */
        readonly sort?: "month" | "month_asc" | "month_desc" | "code" | "code_asc" | "code_desc" | "value" | "value_asc" | "value_desc" | "n" | "n_asc" | "n_desc" | "inpatient_n" | "inpatient_n_asc" | "inpatient_n_desc" | "amount_claimed" | "amount_claimed_asc" | "amount_claimed_desc" | "amount_paid" | "amount_paid_asc" | "amount_paid_desc" | "amount_gap" | "amount_gap_asc" | "amount_gap_desc" | "gap_rate" | "gap_rate_asc" | "gap_rate_desc" | "median_claimed" | "median_claimed_asc" | "median_claimed_desc" | "flagged_n" | "flagged_n_asc" | "flagged_n_desc" | "flagged_rate" | "flagged_rate_asc" | "flagged_rate_desc" | "mean_risk" | "mean_risk_asc" | "mean_risk_desc" | undefined;
        /** page, from 1; not together with cursor */
        readonly page?: number | undefined;
        /** rows on a page */
        readonly page_size?: number | undefined;
        /** next_cursor of the page before, with the same filters and sort; refused with CURSOR_EXPIRED once another snapshot serves */
        readonly cursor?: string | undefined;
        /** json has pages; csv and parquet hold all rows. Accept: text/csv or application/vnd.apache.parquet says the same */
        readonly format?: "json" | "csv" | "parquet" | undefined;
        /** language of problems */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (TrendsRow)[];
      readonly meta: {
        readonly snapshot_id: string;
        /** newest discharge among the claims: the date the data are of */
        readonly data_date: string;
        readonly model_version: string;
        readonly ruleset_version: string;
        /** rows on all pages */
        readonly total: number;
        /** left out where a cursor was given */
        readonly page?: number | undefined;
        readonly page_size: number;
        /** cursor of the next page; null on the last */
        readonly next_cursor: string | null;
        readonly sort: string;
        readonly by?: string | undefined;
        readonly min_n?: number | undefined;
        /** the filters that were applied, as they were understood */
        readonly filters: Readonly<Record<string, unknown>>;
      };
    };
  };
  /** Who reviews claims: how many each has, and when they are away */
  readonly 'GET /reviewers': {
    readonly parts: Record<string, never>;
    readonly answer: {
      readonly data: readonly (Reviewer)[];
    };
  };
  /** Say when somebody is away: one’s own days, or as a lead another’s */
  readonly 'PUT /reviewers/{name}/absences': {
    readonly parts: {
      readonly path: {
        /** username */
        readonly name: string;
      };
      readonly body: {
        /** in place of those that were there */
        readonly absences: readonly ({
          /** first day away */
          readonly from: string;
          /** last day away */
          readonly to: string;
        })[];
      };
    };
    readonly answer: {
      readonly data: Reviewer;
    };
  };
  /** Snoozed rules, the newest first */
  readonly 'GET /rule-snoozes': {
    readonly parts: {
      readonly query?: {
        /** in_force: those that hold today; all: also those that are over */
        readonly state?: "in_force" | "all" | undefined;
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (RuleSnooze)[];
    };
  };
  /** Snooze a rule for the facility or the person of a claim, until a date, as a lead */
  readonly 'POST /rule-snoozes': {
    readonly parts: {
      readonly body: {
        /** claim id */
        readonly claim_id: string;
        /** id of a rule that is active on the claim */
        readonly rule_id: string;
        readonly of: "facility" | "patient";
        /** the last day on which it holds, in Jakarta */
        readonly until: string;
        /** why, for whoever comes later */
        readonly reason: string;
      };
    };
    readonly answer: {
      readonly data: RuleSnooze;
    };
  };
  /** End a snooze before its date, as a lead */
  readonly 'POST /rule-snoozes/{id}/end': {
    readonly parts: {
      readonly path: {
        readonly id: string;
      };
      readonly body: {
        /** why, for whoever comes later */
        readonly reason: string;
      };
    };
    readonly answer: {
      readonly data: RuleSnooze;
    };
  };
  /** Make simulated claims now */
  readonly 'POST /simulate/claims': {
    readonly parts: {
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
      readonly body: {
        /** claims to make */
        readonly count: number;
        /** share of the claims that show an indication */
        readonly indications?: number | undefined;
        /** the same seed gives the same claims; another each time where left out */
        readonly seed?: number | undefined;
      };
    };
    readonly answer: {
      readonly data: {
        readonly run: number;
        readonly seed: number;
        readonly claim_ids: readonly (string)[];
      };
    };
  };
  /** Simulations, the newest first */
  readonly 'GET /simulate/runs': {
    readonly parts: {
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
        readonly limit?: number | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (SimulationRun)[];
    };
  };
  /** Begin a simulation */
  readonly 'POST /simulate/runs': {
    readonly parts: {
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
      readonly body: {
        /** how long it runs */
        readonly seconds?: number | undefined;
        /** claims that it makes at most */
        readonly max_claims?: number | undefined;
        /** seconds between two claims: the least and the most */
        readonly interval?: readonly [number, number] | undefined;
        /** share by which each of these pauses is made longer or shorter */
        readonly jitter?: number | undefined;
        /** share of the claims that show an indication */
        readonly indications?: number | undefined;
        /** the same seed gives the same claims; another each time where left out */
        readonly seed?: number | undefined;
      };
    };
    readonly answer: {
      readonly data: SimulationRun;
    };
  };
  /** End a simulation */
  readonly 'POST /simulate/runs/{run}/stop': {
    readonly parts: {
      readonly path: {
        /** number of the run */
        readonly run: string;
      };
      readonly query?: {
        /** language of the texts; else Accept-Language, else the service’s own */
        readonly lang?: "id" | "en" | undefined;
      };
    };
    readonly answer: {
      readonly data: SimulationRun;
    };
  };
  /** Use of language models by day and model */
  readonly 'GET /usage': {
    readonly parts: {
      readonly query?: {
        /** one user; an auditor may ask for none but themself */
        readonly user?: string | undefined;
        /** first day, in Jakarta; 30 days up to the last where left out */
        readonly from?: string | undefined;
        /** last day, in Jakarta; today where left out */
        readonly to?: string | undefined;
        /** entries shown */
        readonly limit?: number | undefined;
      };
    };
    readonly answer: {
      readonly data: readonly (ModelUsage)[];
      readonly meta: {
        /** null for every user */
        readonly user: string | null;
        readonly from: string;
        readonly to: string;
        readonly currency: string;
        /** entries of the period; more than `data` holds where `limit` is smaller */
        readonly total: number;
        /** over the whole period */
        readonly sums: {
          /** requests that a model may have worked on, failed ones included */
          readonly calls: number;
          readonly input_tokens: number;
          readonly output_tokens: number;
          /** in the currency of `meta.currency`; 0 for a model without a price */
          readonly cost: number;
          /** calls whose tokens the server did not say, and which were estimated */
          readonly estimated_calls: number;
        };
        /** tokens that the user, or who asks for every user, may still use today; null for no limit */
        readonly tokens_left_today: number | null;
      };
    };
  };
  /** Every user, by name */
  readonly 'GET /users': {
    readonly parts: Record<string, never>;
    readonly answer: {
      readonly data: readonly (User)[];
    };
  };
  /** Add a user */
  readonly 'POST /users': {
    readonly parts: {
      readonly body: {
        readonly username: string;
        readonly role: "auditor" | "ops" | "client" | "admin";
        /** provinces whose claims the user may see, by BPS code or name; null for all; none that is not the caller’s own */
        readonly provinces?: readonly (string)[] | null | undefined;
        /** `sub` of the user at the identity provider: who brings its token is this user; null for none */
        readonly subject?: string | null | undefined;
        /** leads others: assigns claims to them, blesses answers; an admin does anyway */
        readonly is_lead?: boolean | undefined;
        /** made by the service and shown once where it and `subject` are left out */
        readonly password?: string | undefined;
      };
    };
    readonly answer: {
      readonly data: {
        readonly username: string;
        readonly role: "auditor" | "ops" | "client" | "admin";
        /** BPS codes; null for all */
        readonly provinces: readonly (string)[] | null;
        readonly subject: string | null;
        readonly disabled_at: string | null;
        readonly created_at: string;
        readonly is_demo: boolean;
        /** leads others: assigns claims to them, blesses answers; an admin does */
        readonly is_lead: boolean;
        /** shown this once, where the service made it */
        readonly password?: string | undefined;
      };
    };
  };
  /** Change a user; tokens given out so far are no longer valid */
  readonly 'PATCH /users/{name}': {
    readonly parts: {
      readonly path: {
        /** username */
        readonly name: string;
      };
      readonly body: {
        readonly role?: "auditor" | "ops" | "client" | "admin" | undefined;
        /** provinces whose claims the user may see, by BPS code or name; null for all; none that is not the caller’s own */
        readonly provinces?: readonly (string)[] | null | undefined;
        /** `sub` of the user at the identity provider: who brings its token is this user; null for none */
        readonly subject?: string | null | undefined;
        readonly disabled?: boolean | undefined;
        readonly is_lead?: boolean | undefined;
        readonly password?: string | undefined;
      };
    };
    readonly answer: {
      readonly data: User;
    };
  };
  /** The caller’s saved views and those that are shared, by name */
  readonly 'GET /views': {
    readonly parts: Record<string, never>;
    readonly answer: {
      readonly data: readonly (SavedView)[];
    };
  };
  /** Save a view of the worklist */
  readonly 'POST /views': {
    readonly parts: {
      readonly body: {
        readonly name: string;
        readonly view: {
          readonly where?: readonly (ClauseInput)[] | undefined;
          /** days of the claims, of their latest decision, or on which live claims were received (both in Asia/Jakarta) */
          readonly period?: {
            readonly date?: "admit_date" | "discharge_date" | "decided_on" | "received_on" | undefined;
            /** first day, included */
            readonly from?: string | undefined;
            /** last day, included */
            readonly to?: string | undefined;
            /** the words it came from, kept and given back; they change nothing */
            readonly words?: string | undefined;
          } | undefined;
          /** claims by risk unless told; groups by date ascending, else by the first measure, the largest first; ties by their values */
          readonly order?: readonly ({
            /** a field of the claims, where claims are listed */
            readonly field?: string | undefined;
            /** a measure by its place, from 0, where there are groups */
            readonly measure?: number | undefined;
            /** a grouping by its place, from 0 */
            readonly group?: number | undefined;
            /** desc unless told, of dates too; absent values come last in either */
            readonly direction?: "asc" | "desc" | undefined;
          })[] | undefined;
          /** only the first so many */
          readonly first?: number | undefined;
          /** columns that are shown, as the console names them; its own where there are none */
          readonly columns?: readonly (string)[] | undefined;
        };
        readonly is_shared?: boolean | undefined;
      };
    };
    readonly answer: {
      readonly data: SavedView;
    };
  };
  /** Remove a saved view: one’s own, or as an admin a shared one */
  readonly 'DELETE /views/{id}': {
    readonly parts: {
      readonly path: {
        readonly id: string;
      };
    };
    readonly answer: unknown;
  };
  /** Change a saved view: one’s own, or as an admin a shared one */
  readonly 'PATCH /views/{id}': {
    readonly parts: {
      readonly path: {
        readonly id: string;
      };
      readonly body: {
        readonly name?: string | undefined;
        readonly view?: {
          readonly where?: readonly (ClauseInput)[] | undefined;
          /** days of the claims, of their latest decision, or on which live claims were received (both in Asia/Jakarta) */
          readonly period?: {
            readonly date?: "admit_date" | "discharge_date" | "decided_on" | "received_on" | undefined;
            /** first day, included */
            readonly from?: string | undefined;
            /** last day, included */
            readonly to?: string | undefined;
            /** the words it came from, kept and given back; they change nothing */
            readonly words?: string | undefined;
          } | undefined;
          /** claims by risk unless told; groups by date ascending, else by the first measure, the largest first; ties by their values */
          readonly order?: readonly ({
            /** a field of the claims, where claims are listed */
            readonly field?: string | undefined;
            /** a measure by its place, from 0, where there are groups */
            readonly measure?: number | undefined;
            /** a grouping by its place, from 0 */
            readonly group?: number | undefined;
            /** desc unless told, of dates too; absent values come last in either */
            readonly direction?: "asc" | "desc" | undefined;
          })[] | undefined;
          /** only the first so many */
          readonly first?: number | undefined;
          /** columns that are shown, as the console names them; its own where there are none */
          readonly columns?: readonly (string)[] | undefined;
        } | undefined;
        readonly is_shared?: boolean | undefined;
      };
    };
    readonly answer: {
      readonly data: SavedView;
    };
  };
}
