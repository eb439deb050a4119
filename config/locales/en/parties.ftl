### Who may respond in a round, and when.

party-round-not-yet-open = This round has not opened yet, so it takes no comments.
party-round-closed = This round is closed: comments can no longer be made, changed or submitted.
party-not-invited = This round is open to invited parties only, and this party was not invited.
