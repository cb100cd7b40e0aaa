-- +goose Up
-- What recovery tried, and files that people changed.

ALTER TABLE builds ADD COLUMN recovery TEXT NOT NULL DEFAULT '{}'; -- JSON
ALTER TABLE builds ADD COLUMN edits TEXT NOT NULL DEFAULT '[]';    -- JSON: people's changes that it takes over
ALTER TABLE builds ADD COLUMN merged TEXT NOT NULL DEFAULT '{}';   -- JSON: findings of the merge, by session
ALTER TABLE builds ADD COLUMN restores TEXT NOT NULL DEFAULT '';   -- id of the build that this one brings back

-- The spec as it was before recovery left something out; null where it never did.
ALTER TABLE build_specs ADD COLUMN asked TEXT;

-- Where a file holds what a person changed: the bytes that the engine wrote for it. null where that is the file itself.
ALTER TABLE files ADD COLUMN made TEXT; -- JSON

-- People's changes that no completed build has taken over yet.
CREATE TABLE edits (
    project_id TEXT   NOT NULL REFERENCES projects (id),
    path       TEXT   NOT NULL,
    size       BIGINT NOT NULL,
    type       TEXT   NOT NULL,
    sha256     TEXT   NOT NULL,
    blob_key   TEXT   NOT NULL,
    made       TEXT   NOT NULL, -- JSON: what the engine had written where the person began
    created_at BIGINT NOT NULL,
    PRIMARY KEY (project_id, path)
);

-- +goose Down
DROP TABLE edits;
ALTER TABLE files DROP COLUMN made;
ALTER TABLE build_specs DROP COLUMN asked;
ALTER TABLE builds DROP COLUMN restores;
ALTER TABLE builds DROP COLUMN merged;
ALTER TABLE builds DROP COLUMN edits;
ALTER TABLE builds DROP COLUMN recovery;
