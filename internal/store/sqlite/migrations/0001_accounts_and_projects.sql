-- +goose Up
-- Times are microseconds since 1970 (UTC), set from Go; JSON is TEXT; the same statements run on Postgres.

CREATE TABLE accounts (
    id                  TEXT    NOT NULL PRIMARY KEY,
    email               TEXT    NOT NULL UNIQUE, -- lower case
    tier                TEXT    NOT NULL,
    requests_per_minute BIGINT,                  -- in place of the tier's; null: the tier's
    tokens_per_month    BIGINT,
    concurrent_builds   BIGINT,
    overage             BOOLEAN NOT NULL,
    spending_cap_cents  BIGINT,                  -- null: no cap
    created_at          BIGINT  NOT NULL,        -- also the billing anchor
    updated_at          BIGINT  NOT NULL
);

CREATE TABLE api_keys (
    id         TEXT    NOT NULL PRIMARY KEY,
    account_id TEXT    NOT NULL REFERENCES accounts (id),
    livemode   BOOLEAN NOT NULL,
    name       TEXT    NOT NULL,
    last4      TEXT    NOT NULL,
    hash       BYTEA   NOT NULL UNIQUE, -- SHA-256 of the whole key; the key itself is kept nowhere
    created_at BIGINT  NOT NULL,
    used_at    BIGINT,                  -- coarse: written at most once a minute
    revoked_at BIGINT
);
CREATE INDEX api_keys_by_account ON api_keys (account_id, id);

CREATE TABLE projects (
    id             TEXT    NOT NULL PRIMARY KEY,
    account_id     TEXT    NOT NULL REFERENCES accounts (id),
    livemode       BOOLEAN NOT NULL,
    name           TEXT    NOT NULL,
    description    TEXT    NOT NULL,
    archetype_hint TEXT,
    archetype      TEXT,             -- the hint, else the match of the description; a build may settle it
    version        BIGINT  NOT NULL, -- counts changes, for If-Match
    created_at     BIGINT  NOT NULL,
    updated_at     BIGINT  NOT NULL,
    deleted_at     BIGINT            -- soft: the row goes 30 days later
);
CREATE INDEX projects_by_account ON projects (account_id, livemode, id);

-- One row per Idempotency-Key in use. resource_id is chosen when the key is first seen, so that a request repeated
-- after a crash makes the same object again instead of a second one.
CREATE TABLE idempotency (
    account_id   TEXT    NOT NULL REFERENCES accounts (id),
    livemode     BOOLEAN NOT NULL,
    key          TEXT    NOT NULL,
    fingerprint  BYTEA   NOT NULL, -- SHA-256 of method, path and canonical body
    resource_id  TEXT    NOT NULL,
    locked_until BIGINT  NOT NULL, -- a request is at work until then; 0 when none is
    status       BIGINT,           -- the answer, once there is one
    headers      TEXT,
    body         BYTEA,
    created_at   BIGINT  NOT NULL,
    PRIMARY KEY (account_id, livemode, key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- Append-only: its sum is the usage. Tokens are what a model billed; the built-in compiler writes no rows.
CREATE TABLE usage_ledger (
    id            TEXT    NOT NULL PRIMARY KEY, -- chosen by the writer, so that a repeated write is no second charge
    account_id    TEXT    NOT NULL REFERENCES accounts (id),
    livemode      BOOLEAN NOT NULL,
    project_id    TEXT    NOT NULL,
    build_id      TEXT    NOT NULL,
    model         TEXT    NOT NULL,
    input         BIGINT  NOT NULL,
    output        BIGINT  NOT NULL,
    cached        BIGINT  NOT NULL,
    billed        BIGINT  NOT NULL, -- what counts against the allowance
    created_at    BIGINT  NOT NULL
);
CREATE INDEX usage_ledger_by_account ON usage_ledger (account_id, livemode, created_at);

-- What running builds are expected to use, so that parallel builds cannot pass the cap together.
CREATE TABLE usage_reservations (
    build_id   TEXT    NOT NULL PRIMARY KEY,
    account_id TEXT    NOT NULL REFERENCES accounts (id),
    livemode   BOOLEAN NOT NULL,
    tokens     BIGINT  NOT NULL,
    created_at BIGINT  NOT NULL
);
CREATE INDEX usage_reservations_by_account ON usage_reservations (account_id, livemode);

-- +goose Down
DROP TABLE usage_reservations;
DROP TABLE usage_ledger;
DROP TABLE idempotency;
DROP TABLE projects;
DROP TABLE api_keys;
DROP TABLE accounts;
