-- +goose Up
-- Builds, their sessions, files and events, deployments, and the queue that moves them.

CREATE TABLE builds (
    id               TEXT    NOT NULL PRIMARY KEY,
    account_id       TEXT    NOT NULL REFERENCES accounts (id),
    livemode         BOOLEAN NOT NULL,
    project_id       TEXT    NOT NULL,
    number           BIGINT  NOT NULL,
    base_build_id    TEXT    NOT NULL, -- '' when started afresh
    status           TEXT    NOT NULL,
    progress         DOUBLE PRECISION NOT NULL,
    requirements     TEXT    NOT NULL,
    model_preference TEXT    NOT NULL,
    integrations     TEXT    NOT NULL, -- JSON from here on …
    archetype        TEXT    NOT NULL,
    estimate         TEXT    NOT NULL,
    questions        TEXT    NOT NULL,
    coverage         TEXT    NOT NULL,
    results          TEXT    NOT NULL,
    verification     TEXT    NOT NULL,
    error            TEXT,
    artifact         TEXT,             -- … to here
    tokens_input     BIGINT  NOT NULL,
    tokens_output    BIGINT  NOT NULL,
    tokens_cached    BIGINT  NOT NULL,
    verify           BOOLEAN NOT NULL,
    verified         BOOLEAN NOT NULL,
    isolation        TEXT    NOT NULL,
    compiler         TEXT    NOT NULL, -- its version
    zip_key          TEXT    NOT NULL, -- '' until sealed
    event_seq        BIGINT  NOT NULL, -- the last one given
    created_at       BIGINT  NOT NULL,
    started_at       BIGINT,
    completed_at     BIGINT,
    UNIQUE (project_id, number)
);
CREATE INDEX builds_by_project ON builds (project_id, id);
CREATE INDEX builds_by_account ON builds (account_id, livemode, status);

-- Spec and plan are large and never change, so they have a row of their own.
CREATE TABLE build_specs (
    build_id TEXT NOT NULL PRIMARY KEY REFERENCES builds (id),
    spec     TEXT NOT NULL, -- JSON
    plan     TEXT NOT NULL  -- JSON
);

CREATE TABLE sessions (
    id            TEXT   NOT NULL PRIMARY KEY,
    build_id      TEXT   NOT NULL REFERENCES builds (id),
    position      BIGINT NOT NULL, -- in the plan
    name          TEXT   NOT NULL,
    layer         TEXT   NOT NULL,
    status        TEXT   NOT NULL,
    engine        TEXT   NOT NULL,
    model         TEXT   NOT NULL,
    depends_on    TEXT   NOT NULL, -- JSON list of names
    attempts      BIGINT NOT NULL,
    tokens_input  BIGINT NOT NULL,
    tokens_output BIGINT NOT NULL,
    tokens_cached BIGINT NOT NULL,
    files         BIGINT NOT NULL,
    error         TEXT,
    started_at    BIGINT,
    completed_at  BIGINT,
    UNIQUE (build_id, name)
);
CREATE INDEX sessions_by_build ON sessions (build_id, position);

-- The primary key holds the law that two sessions never write one file.
CREATE TABLE files (
    build_id    TEXT   NOT NULL REFERENCES builds (id),
    path        TEXT   NOT NULL,
    session_id  TEXT   NOT NULL,
    session     TEXT   NOT NULL, -- its name
    size        BIGINT NOT NULL,
    type        TEXT   NOT NULL,
    sha256      TEXT   NOT NULL,
    blob_key    TEXT   NOT NULL,
    blob_offset BIGINT NOT NULL,
    PRIMARY KEY (build_id, path)
);
CREATE INDEX files_by_session ON files (session_id);

CREATE TABLE events (
    build_id   TEXT   NOT NULL REFERENCES builds (id),
    seq        BIGINT NOT NULL,
    type       TEXT   NOT NULL,
    data       TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (build_id, seq)
);

CREATE TABLE deployments (
    id          TEXT    NOT NULL PRIMARY KEY,
    account_id  TEXT    NOT NULL REFERENCES accounts (id),
    livemode    BOOLEAN NOT NULL,
    project_id  TEXT    NOT NULL,
    build_id    TEXT    NOT NULL,
    target      TEXT    NOT NULL,
    environment TEXT    NOT NULL,
    status      TEXT    NOT NULL,
    url         TEXT    NOT NULL,
    active      BOOLEAN NOT NULL,
    rollback_of TEXT    NOT NULL,
    steps       TEXT    NOT NULL, -- JSON
    error       TEXT,
    created_at  BIGINT  NOT NULL,
    ready_at    BIGINT
);
CREATE INDEX deployments_by_project ON deployments (project_id, id);
CREATE INDEX deployments_active ON deployments (active, target);

-- The queue. A job is added by the transaction that makes its work due and goes with the one that stores the outcome.
CREATE TABLE jobs (
    id          TEXT   NOT NULL PRIMARY KEY,
    kind        TEXT   NOT NULL,
    ref         TEXT   NOT NULL,
    state       TEXT   NOT NULL, -- ready | running
    owner       TEXT   NOT NULL,
    lease_until BIGINT NOT NULL,
    run_after   BIGINT NOT NULL,
    attempt     BIGINT NOT NULL,
    claims      BIGINT NOT NULL,
    errors      BIGINT NOT NULL
);
CREATE INDEX jobs_due ON jobs (kind, state, run_after);
CREATE INDEX jobs_by_owner ON jobs (owner);

-- +goose Down
DROP TABLE jobs;
DROP TABLE deployments;
DROP TABLE events;
DROP TABLE files;
DROP TABLE sessions;
DROP TABLE build_specs;
DROP TABLE builds;
