### Finding words in texts, comments and answers.

nav-search = Search

search-title = Search
search-title-words = Search: { $words }
search-lead = Find words in the draft texts, in the published comments and in the responses to them.
search-round-title = Search in this round
search-round-lead = Find words in the text of this round, in its published comments and in the responses to them. Only people who may read this round find them.
search-words = Words to look for
search-hint = Other forms of a word are found too, in Dutch and in English. Words between quotation marks are looked for as they stand: "open standards".
search-button = Search
search-all-versions = Also look in earlier versions of the texts
search-unfinished = Not everything has been prepared for searching yet, for instance because Polder was just updated. Some results may still be missing; try again in a while.
search-cut = You typed more than can be looked for at once. Only the first words count.
search-count = { $count ->
    [0] No results
    [one] 1 result
   *[other] { $count } results
}
search-results = { $count ->
    [one] result
   *[other] results
}
search-did-you-mean = Did you mean:
search-mode-longer = Longer words that begin or end with this were found too. They come last.
search-mode-beginnings-one = This word is not there by itself. There are words that begin with it:
search-mode-beginnings = Nothing has all of these words by themselves. There are words that begin with them:
search-mode-parts-one = This word is not there by itself. There are longer words that begin or end with it:
search-mode-parts = Nothing has all of these words by themselves. There are longer words that begin or end with them:
search-mode-any = Nothing has all of these words. These results have one or more of them.
search-none = Nothing was found for “{ $words }”.
search-none-spelling = Check the spelling.
search-none-other-words = Use fewer words, or other words for the same thing.
search-none-public = Only what everybody may read can be found: not texts for invited parties, and not comments that have not been published.
search-none-narrowed = { $count ->
    [one] Nothing was found with the choices you made, but there is 1 result without them.
   *[other] Nothing was found with the choices you made, but there are { $count } results without them.
}
search-wider = Show all results
search-end = There are no more results here. Choose among them to see others.
search-narrow = Narrow the results
search-chosen = (chosen; follow the link to undo this)
search-facet-kind = Where the words stand
search-facet-consultation = Consultation
search-facet-section = Section
search-facet-group = Group
search-kind-passage = Draft texts
search-kind-comment = Comments
search-kind-answer = Responses
search-kind-one-passage = Draft text
search-kind-one-comment = Comment
search-kind-one-answer = Response
search-version = Version { $label }
search-answer-to = Response to { $party }
search-answer-anonymous = Response to an anonymous comment
search-api-after = This is no nextCursor of this list.
search-api-consultation = There is no such consultation.
