## Typing errors in the text of an open round.

erratum-title = Correct a typing error
erratum-link = Correct a typing error
erratum-can = A typing error in it can still be corrected: below, beside each passage.
erratum-all = Typing errors corrected in this version
erratum-what = Here you correct a typing error in one passage, also while the round is open. Comments keep their place. Everybody can read what was corrected. At most { $limit } characters can change.
erratum-text = The passage
erratum-text-hint = Change only what is wrong.
erratum-reason = Why
erratum-reason-hint = For example: typing error. Everybody can read this.
erratum-tell = Tell people by mail
erratum-tell-hint = Those who follow the consultation, and parties with a draft.
erratum-look = See what changes
erratum-look-again = See again what changes
erratum-do = Correct the text
erratum-done = The text has been corrected.
erratum-preview = This changes
erratum-comments = { $count ->
    [0] No comment on this passage was submitted yet.
    [one] One comment on this passage was submitted.
   *[other] { $count } comments on this passage were submitted.
}
erratum-quoting = { $count ->
    [0] None of them quotes words that change.
    [one] One of them quotes words that change. It keeps its place and its words.
   *[other] { $count } of them quote words that change. They keep their place and their words.
}
erratum-takes-two = Two people have to want this. A colleague gets a mail when you press the button.
erratum-before = Corrected before in this passage
erratum-by-command = by command
erratum-your-words = The passage was changed meanwhile. You wanted to correct this:

## What can be wrong.

erratum-reason-missing = Say why the text is corrected.
erratum-reason-long = The reason is too long: at most { $limit } characters.
erratum-words-missing = Say which words are to be corrected.
erratum-nothing-left = Say what is to stand there: a correction does not take words away without others.
erratum-same = Nothing has changed. Change what is wrong in the passage.
erratum-not-there = These words do not stand in the passage, or not at that place.
erratum-several = These words stand in the passage { $count } times. Give more of the words around them, or the place.
erratum-large = This is more than a typing error: { $count } characters change, and at most { $limit } can. Correct one place at a time. For a larger change, publish a new version.
erratum-markup = What changes stands partly in bold, in a link or in another cell. Correct it in parts.
erratum-changed-meanwhile = The passage was changed since you opened it. Nothing has been corrected yet. Look at it again.
erratum-no-round = No round is about this version. Import the text again.
erratum-not-open = Round { $number } has not opened yet. Until then nobody has commented: import a new version and choose it for the round.
erratum-closed = Round { $number } is closed. Its text is the record of what people commented on and stays as it is.
erratum-no-such-passage = Version { $label } has no passage with the key { $key }.

## For readers.

erratum-note = Corrected on { $date }:
erratum-list = { $count ->
    [one] One typing error was corrected in this text
   *[other] { $count } typing errors were corrected in this text
}
erratum-count = { $count ->
    [one] One typing error corrected
   *[other] { $count } typing errors corrected
}
erratum-mended-since = These words were corrected after this comment was written. It stands as it was written.
erratum-feed = Corrected in the text: “{ $old }” is now “{ $new }”
erratum-export = Corrected in the text of round { $number }
erratum-export-line = { $date }: “{ $old }” is now “{ $new }” ({ $place }). { $reason }
erratum-was = It was:
erratum-is = It is now:

## Mail.

text-mended-subject = Typing error corrected: { $consultation }
text-mended-text = In the text of the consultation “{ $consultation }”, round { $round }, a typing error was corrected.
text-mended-draft = There is a draft of { $party } that has not been submitted yet. Your comments keep their place. You need not do anything.
