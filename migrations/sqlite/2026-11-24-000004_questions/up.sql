-- What a Round asks beside comments on its text, and what parties answer.

CREATE TABLE questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    round_id BIGINT NOT NULL REFERENCES rounds (id),
    position BIGINT NOT NULL,                -- order within the round
    kind TEXT NOT NULL,                      -- short, long, one, several, scale
    title TEXT NOT NULL,                     -- the question itself, in the consultation's language
    help TEXT NOT NULL DEFAULT '',           -- limited Markdown
    required BOOLEAN NOT NULL,
    disclosure BOOLEAN NOT NULL,             -- about the party's own interests: shown to staff beside its comments
    section_id BIGINT REFERENCES sections (id), -- of the round's version; none: the text as a whole
    group_codes TEXT NOT NULL DEFAULT '',    -- who is asked, one code a line; empty: everybody
    options TEXT NOT NULL DEFAULT '',        -- of a choice, one a line; answers name them by number, from 1
    minimum BIGINT,                          -- fewest choices, or where a scale begins
    maximum BIGINT,                          -- most choices, most characters, or where a scale ends
    low_label TEXT NOT NULL DEFAULT '',      -- what the beginning of a scale means
    high_label TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL            -- compare-and-set for editors
);
CREATE INDEX questions_round ON questions (round_id, position);
CREATE INDEX questions_section ON questions (section_id);

-- One row for each option chosen, one for a place on a scale, one for words.
CREATE TABLE answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    submission_id BIGINT NOT NULL REFERENCES submissions (id),
    question_id BIGINT NOT NULL REFERENCES questions (id),
    value BIGINT,                            -- number of the option, or place on the scale; none for words
    words TEXT NOT NULL DEFAULT '',
    answered_by BIGINT REFERENCES accounts (id),
    updated_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX answers_once ON answers (submission_id, question_id, value);
CREATE INDEX answers_question ON answers (question_id, submission_id);
CREATE INDEX answers_account ON answers (answered_by);
