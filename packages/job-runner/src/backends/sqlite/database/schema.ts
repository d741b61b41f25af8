/** Version of the schema: it grows with every change that an older version of this package cannot read. */
export const schemaVersion = 1

/** Application id of the file ("SJob"), so that another program's database is never taken for a file of this package. */
export const applicationId = 0x534a6f62

/**
 * Additions to the schema, made at each open if they are missing: a version that does not know them works on, beside this one
 * and after it, so that `schemaVersion` stays.
 */
export const additions: string = `
  -- Jobs and channels that each of the takers serves, as JSON.
  CREATE TABLE IF NOT EXISTS members (
    holder TEXT PRIMARY KEY,
    info TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Schedule that each job has had since a worker last started with it.
  CREATE TABLE IF NOT EXISTS job_schedules (
    job_id TEXT PRIMARY KEY,
    schedule_id TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX IF NOT EXISTS runs_startable ON runs (job_id, seq)
    WHERE finished_at IS NULL AND holder IS NULL AND is_blocked = 0 AND due_at = 0;
`

/**
 * `info` is the run as JSON, as every reader takes it; the columns beside it are for searches. Instants are
 * milliseconds since 1970.
 */
export const schema: string = `
  CREATE TABLE runs (
    seq INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL UNIQUE,
    job_id TEXT NOT NULL,
    -- Instant since which it waits: it was accepted, or its retry became due.
    accepted_at REAL NOT NULL,
    info TEXT NOT NULL,
    payload TEXT,
    -- Waits for a run of its job that has not ended.
    is_blocked INTEGER NOT NULL,
    -- Not to be taken before; 0 unless it waits for a retry.
    due_at REAL NOT NULL,
    -- Set until it is started for the first time, if it has a start deadline.
    expires_at REAL,
    -- NULL: it has not ended.
    finished_at REAL,
    -- Grows with each claim: a holder with a smaller one has lost the run.
    fence INTEGER NOT NULL DEFAULT 0,
    -- NULL: no process works on it.
    holder TEXT,
    lease_until REAL,
    lease_ms REAL
  ) STRICT;
  CREATE INDEX runs_open ON runs (job_id, is_blocked, seq) WHERE finished_at IS NULL;
  CREATE INDEX runs_ready ON runs (seq, job_id, due_at) WHERE finished_at IS NULL AND holder IS NULL AND is_blocked = 0;
  CREATE INDEX runs_leased ON runs (holder) WHERE holder IS NOT NULL;
  CREATE INDEX runs_expiring ON runs (expires_at) WHERE expires_at IS NOT NULL;
  CREATE INDEX runs_retrying ON runs (due_at) WHERE due_at > 0;
  CREATE INDEX runs_of_job ON runs (job_id, seq);

  CREATE TABLE deliveries (
    seq INTEGER PRIMARY KEY,
    run_seq INTEGER NOT NULL,
    -- Place of its recipient among those of the run; run id and place are the delivery's id.
    place INTEGER NOT NULL,
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    -- waiting (the run has not ended), pending, in_flight, delivered, dead, discarded
    state TEXT NOT NULL,
    not_before REAL NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    is_redelivered INTEGER NOT NULL DEFAULT 0,
    -- Next run of the job by its schedule, when the run ended.
    next_run_at REAL,
    error TEXT,
    fence INTEGER NOT NULL DEFAULT 0,
    holder TEXT,
    lease_until REAL,
    lease_ms REAL,
    UNIQUE (run_seq, place)
  ) STRICT;
  CREATE INDEX deliveries_pending ON deliveries (channel, not_before, seq) WHERE state = 'pending';
  CREATE INDEX deliveries_leased ON deliveries (holder) WHERE holder IS NOT NULL;
  CREATE INDEX deliveries_dead ON deliveries (seq) WHERE state = 'dead';

  CREATE TABLE dedupe_keys (
    job_id TEXT NOT NULL,
    key TEXT NOT NULL,
    run_seq INTEGER NOT NULL,
    until_at REAL NOT NULL,
    PRIMARY KEY (job_id, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX dedupe_keys_of_run ON dedupe_keys (run_seq);

  -- Pauses are under a job's id, slots under the id of its schedule.
  CREATE TABLE schedules (
    id TEXT PRIMARY KEY,
    last_slot_at REAL,
    is_paused INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;

  -- Processes that work on runs (role 'work') or deliver (role 'deliver:' and the channel, or 'down:' and the channel while it is down).
  CREATE TABLE takers (
    holder TEXT NOT NULL,
    role TEXT NOT NULL,
    until_at REAL NOT NULL,
    PRIMARY KEY (holder, role)
  ) STRICT, WITHOUT ROWID;

  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};
`
