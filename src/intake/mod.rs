//! Sheets of responses that arrived by mail or on paper, turned into Submissions.
