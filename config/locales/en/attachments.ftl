### Files that come with a response.

file-kind-pdf = PDF
file-kind-docx = Word document
file-kind-odt = OpenDocument text
file-kind-png = PNG image
file-kind-jpeg = JPEG image
file-kind-gif = GIF image
file-kind-webp = WebP image

attachments-title = Attachments to your submission
attachments-count = { $count ->
    [0] Attachments
    [one] 1 attachment
   *[other] { $count } attachments
}
attachments-none = No attachments yet
attachments-none-text = You can send files with your submission, such as a letter or a drawing. Comments on the text itself are best made at the passage they are about.
attachments-to-add = Add an attachment
attachments-to-manage = Add, change or remove attachments
attachments-shows = Image:
attachments-add-title = Add an attachment
attachments-file = File
attachments-file-hint = A PDF, a Word document (.docx), an OpenDocument text (.odt) or an image (PNG, JPEG, GIF, WebP). At most { $limit } for one file, { $count } files, and { $together } for all together.
attachments-what = What it is
attachments-what-hint = Of a document: what it is, for instance "Letter of the board to the minister". Of an image: what can be seen in it, for those who cannot see it.
attachments-description = What it is
attachments-alt = What can be seen in it
attachments-change = Change what it is
attachments-change-alt = Change what can be seen in it
attachments-change-save = Save
attachments-public-note = A moderator looks at every attachment before it may be published with your comments. Leave out personal data, also in the properties of the file.
attachments-scanned-note = Files are scanned for viruses first.
attachments-add = Add
attachments-full = There are { $count } attachments, which is as many as fit. Remove one to add another.
attachments-added = { $file } has been added.
attachments-described = What you changed has been saved.
attachments-removed = { $file } has been removed.

attachments-missing = Choose a file.
attachments-empty = { $file } is empty.
attachments-unknown = { $file } is not a PDF, Word document (.docx), OpenDocument text (.odt) or image (PNG, JPEG, GIF, WebP). Its content counts, not its name.
attachments-macros = { $file } contains macros, which could run on the computer of whoever opens it. Save it without macros, or as PDF.
attachments-locked = { $file } is protected with a password, so nobody could read it. Save it without.
attachments-old = { $file } is in an old format of Word, or protected with a password. Save it as .docx, .odt or PDF, without a password.
attachments-damaged = { $file } is damaged or not complete. Open it, save it anew and try again.
attachments-twofold = { $file } holds a second file at its end, so programs could show different things. Save it anew, or as PDF.
attachments-too-large = { $file } is larger than { $limit }.
attachments-too-large-together = With { $file } the attachments would be larger than { $limit } together.
attachments-too-many = { $file } was not added: a submission holds at most { $count } attachments.
attachments-twice = { $file } is here already, as { $known }.
attachments-description-missing = Write what the file is.
attachments-alt-missing = Write what can be seen in the image, for those who cannot see it.
attachments-description-too-long = Write at most { $count } characters about a file.
attachments-busy = A file with the same content was being removed just now. Try again in a minute.
attachments-changed-meanwhile = Somebody else of your party changed this while you were writing. Look at what it says now, and change it again if need be.
attachments-remove-infected = Remove { $file } first: a virus was found in it.
attachments-known-infected = { $file } was not added: it holds a virus ({ $found }).
attachments-not-scanned = This file has not been scanned for viruses yet. Try again in a few minutes.
attachments-quarantined = A virus was found in this file. Nobody can fetch it.

attachments-scan-none = Not scanned for viruses: this installation has no scanner.
attachments-scan-unscanned = Being scanned for viruses.
attachments-scan-failed = Could not be scanned for viruses yet; this is tried again.
attachments-infected = A virus was found in this file ({ $found }). Nobody can fetch it.

attachments-mail-infected-subject = A virus was found in { $file }
attachments-mail-infected-text = A virus was found in { $file }, an attachment of { $party } to the consultation “{ $consultation }”. Nobody can fetch the file any more.
attachments-mail-infected-found = The scanner calls it { $found }.
attachments-mail-infected-draft = Remove the file from your draft; until then it cannot be submitted. Have the computer looked at that the file came from.
attachments-mail-infected-submitted = The rest of your submission stands. While the round is open you can submit again with a file that is clean. Have the computer looked at that the file came from.

attachments-moderation-title = Attachments
attachments-moderation-lead = Files that came with submissions, the oldest first. You decide whether everyone can fetch them.
attachments-moderation-empty = No attachment is in this state.
attachments-moderation-waiting = { $count ->
    [0] No attachments wait for a decision
    [one] 1 attachment waits for a decision
   *[other] { $count } attachments wait for a decision
}
attachments-column-file = File
attachments-badge-infected = Virus found
attachments-badge-scanning = Not scanned yet
attachments-beside = Attachments of this submission
attachments-private-note = The party chose not to be published. Your decision is kept and told to the party, but the file does not become public.
attachments-decide-note = Open the file and read all of it: what it shows is published as it is, nothing in it can be redacted. Does it hold something that may not be public? Then withhold it, and tell the party what to change.
attachments-verdict = What becomes of this attachment?
attachments-publish-hint = Everyone can fetch the file, and read what it is.
attachments-withhold-hint = Nobody outside the ministry and the party can fetch it. Needs a ground and an explanation.
attachments-publish-not-yet = Not possible now: the file was not found to be free of viruses.
attachments-no-verdict = Choose what becomes of this attachment.
attachments-publish-not-scanned = This file has not been scanned for viruses yet, so it cannot be published. Try again in a few minutes.
attachments-publish-infected = A virus was found in this file, so it cannot be published.
attachments-gone = The party withdrew or replaced this attachment. There is nothing to decide any more.
attachments-taken = { $by } decided on this attachment on { $at }: { $state }. Your decision has not been stored.
attachments-done-publish = { $file } has been published.
attachments-done-withhold = { $file } is withheld. The party gets a mail if it gave an address.

attachments-mail-subject-publish = { $file } has been published
attachments-mail-subject-withhold = { $file } is not published
attachments-mail-about = This is about { $file }, an attachment of { $party } to { $consultation }, round { $round }.
attachments-mail-publish = A moderator looked at it again: everyone can now fetch it.
attachments-mail-withhold = A moderator decided that it is not published. The drafters do read it.

attachments-public-title = Attachments to the submissions
attachments-public-lead = Files that came with the submissions to this round, as far as they are published. Each is a download.
attachments-public-none = No attachments have been published
attachments-public-all = All attachments

attachments-drafting-lead = Files that came with the submissions, whether they are published or not. Drafts and what was withdrawn are not among them.
attachments-drafting-none = No files came with the submissions to this round
attachments-address-full = { $file } was not added: very many files were sent from your network today. Try again tomorrow, or send your submission without it.
attachments-round-full = { $file } was not added: for this round there is no room at the moment for more files of people who have not confirmed their address. Try again tomorrow, or sign in with an account.

attachments-stood = What stands in the file besides what it shows
attachments-stood-nothing = Nothing that tells of its sender.
attachments-copy-made = Whoever fetches the file gets a copy without this. What the file shows stays the same.
attachments-copy-none = So Polder cannot make a clean copy of it. Ask the party for another file, or publish it as it is.
attachments-copy-waiting = The copy without this is not there yet. Open this page again in a minute.
attachments-no-copy-locked = The file is locked.
attachments-no-copy-signed = The file is signed; a copy would break the signature.
attachments-no-copy-holds = The file holds other files, which tell things of their own.
attachments-no-copy-unknown = The file holds something Polder does not know, or is damaged.
attachments-no-copy-ended = The reading of the file broke off.
attachments-property-author = Author
attachments-property-editor = Who worked on it
attachments-property-organisation = Organisation
attachments-property-title = Title
attachments-property-about = Description
attachments-property-program = Program or device
attachments-property-device = Number of the device
attachments-property-location = Where the picture was taken
attachments-property-time = Time
attachments-property-comments = Notes in the margin, by
attachments-property-changes = Tracked changes, by
attachments-property-hidden = Hidden words, which the public copy shows
attachments-property-thumbnail = Small picture of the file
attachments-property-other = Other data
attachments-publish-words = Publish under another name or description
attachments-publish-words-hint = For a name or description that may not be public. Fill in below what everybody reads, and choose the ground.
attachments-as-sent = I have looked at all data in the file; publish it as it is
attachments-as-sent-hint = Everybody can then read those data.
attachments-as-sent-missing = There is no clean copy of this file. Publish it only when you have looked at all data in it, and tick that.
attachments-public-name = Name for the public
attachments-public-name-hint = Only for another name or description. The file of an anonymous party gets a name such as “attachment-1.pdf” by itself.
attachments-public-name-missing = Write what the file is called for the public.
attachments-public-description = Description for the public
attachments-ground = Ground for withholding, or for other words
attachments-publish-not-copied = The copy of this file is not ready yet. Try again in a minute.
attachments-done-publish-redacted = { $file } has been published under other words. The party gets a mail if it gave an address.
attachments-mail-subject-publish-redacted = { $file } has been published under other words
attachments-mail-publish-redacted = A moderator published the file under another name or description than you gave.
