### Accounts, organisations, invitations, statements.

member-role-member = Member
member-role-lead = Lead
staff-role-project-lead = Project lead
staff-role-moderator = Moderator
staff-role-drafter = Drafter
staff-role-clerk = Intake clerk
staff-may-project-lead = Sets up rounds, questions and invitations, and appoints the others.
staff-may-moderator = Decides what is published of comments and attachments.
staff-may-drafter = Brings versions of the text in, answers comments and publishes the responses.
staff-may-clerk = Takes in submissions that came by mail or on paper. Does not read what others sent.

accounts-name = Your name
accounts-email = E-mail address
accounts-email-hint = We send a link to this address. There you choose your name and password.
accounts-password = Password
accounts-password-hint = At least { $count } characters. Several words together make a good password.
accounts-password-old = Your present password
accounts-password-new = New password
accounts-password-save = Save the new password
accounts-language = Language
accounts-language-hint = Of the mails we send you.
accounts-organisation = Organisation
accounts-organisation-name = Name of the organisation
accounts-group = Group
accounts-role = Role
accounts-since = Since
accounts-action = Action
accounts-choose = Choose one
accounts-save = Save
accounts-back = Back to your account

accounts-name-wrong = Fill in a name of at most 200 characters.
accounts-email-wrong = Fill in one e-mail address, such as name@example.org.
accounts-email-taken = This e-mail address has an account already.
accounts-language-wrong = Choose one of the languages.
accounts-password-short = Choose a password of at least { $count } characters.
accounts-password-long = Choose a password of at most { $count } characters.
accounts-password-common = This password is easily guessed: many people use it, it repeats itself, or it is made of your own name or names of this organisation. Choose another.
accounts-password-own-name = Your e-mail name is part of this password. Choose another.
accounts-password-forbidden = This password holds “{ $word }”, which people here would guess first. Choose another.
accounts-password-wrong = This is not your present password.
accounts-link-dead = This link does not work any more: it has been used, or it is too old.
accounts-link-used-verify = You have already confirmed your address with this link. You can sign in.
accounts-link-used-reset = You have already chosen a new password with this link. You can sign in with it. Forgotten it again? Ask for a new link.
accounts-link-used-address = You have already confirmed your new address with this link. You can sign in with it.
accounts-last-admin = One administrator must stay.
accounts-no-such-consultation = There is no consultation { $slug }.

accounts-register = Create account
accounts-register-title = Create an account
accounts-register-lead = With an account you can comment on draft texts, for yourself or for your organisation.
accounts-register-privacy = What we do with these details:
accounts-have-account = I have an account
accounts-register-sent-title = Check your mail
accounts-register-sent-text = We have sent you a mail. Follow the link in it to go on.
accounts-mail-missing = No mail after a few minutes? Check your spam folder, and check that you gave the right address. Whoever once stopped our mails gets none; the link that stopped them allows them again.
accounts-verify = Finish your account
accounts-verify-title = Finish your account
accounts-verify-text = You have shown that this address is yours. Choose your name and password.
accounts-verify-again = No account yet? Ask for a new link:
accounts-verified = Your account is ready. You can sign in now.

accounts-sign-in-title = Sign in
accounts-sign-in-wrong = This e-mail address and password do not go together.
accounts-forgot = Forgotten your password?
accounts-no-account = No account yet?
accounts-signed-out = You are signed out.
accounts-signed-out-everywhere = You are signed out on every device. Your access tokens and links in earlier mails work no more.

accounts-forgot-title = Forgotten password
accounts-forgot-lead = We send you a link with which you can choose a new password.
accounts-send-link = Send the link
accounts-forgot-sent-title = Check your mail
accounts-forgot-sent-text = If this address has an account, we have sent a link to it.
accounts-reset-title = Choose a new password
accounts-reset-done = Your new password is saved. You can sign in with it now.
accounts-ask-new-link = Ask for a new link

accounts-account-title = Your account
accounts-changed = Your changes are saved.
accounts-security = Security
accounts-submissions = Your submissions
accounts-submissions-link = See your submissions to consultations
accounts-password-title = Change password
accounts-password-lead = You will be signed out on all other devices. Your access tokens and links in earlier mails stop working.
accounts-password-changed = Your password is changed.
accounts-sign-out-everywhere = Sign out everywhere and revoke all tokens

accounts-tokens-title = Access for programs
accounts-tokens-lead = With an access token, a program can draft submissions and submit them for you through the API.
accounts-tokens-caption = Your access tokens
accounts-tokens-none = You have no access tokens.
accounts-token-name = Name of the token
accounts-token-name-hint = What it is for, so that you recognise it later.
accounts-token-name-wrong = Give the token a name of at most 200 characters.
accounts-token-make = Make a token
accounts-token-made = Your new token
accounts-token-once = Copy it now: it is not shown again.
accounts-token-hint = Ends with
accounts-token-revoke = Revoke
accounts-token-revoked = The token does not work any more.
accounts-too-many-tokens = You have as many tokens as one may have. Revoke one first.

accounts-organisations-title = Your organisations
accounts-organisations-lead = You can respond for an organisation. Its leads submit for it.
accounts-organisations-caption = Organisations you belong to
accounts-organisations-none = You do not belong to an organisation.
accounts-organisations-none-text = An organisation can invite you, or you can add yours below.
accounts-organisations-link = All your organisations
accounts-organisation-found-title = Add your organisation
accounts-organisation-found-text = You become its lead, and can invite colleagues. If your organisation is here already, ask a lead to invite you.
accounts-organisation-found = Add organisation
accounts-organisation-founded = The organisation has been added. You are its lead.
accounts-organisation-name-wrong = Fill in the organisation's name, at most 200 characters.
accounts-organisation-house = That is the name of the organisation that consults here.
accounts-organisation-taken = There is an organisation of this name already. Ask one of its leads to invite you.
accounts-organisation-lead = Group: { $group }
accounts-group-wrong = Choose the group the organisation belongs to.
accounts-members = Members
accounts-make-lead = Make lead
accounts-make-member = Make member
accounts-remove-member = Remove
accounts-member-changed = The change is made.
accounts-last-lead = One lead must stay. Make somebody else lead first.
accounts-role-wrong = Choose one of the roles.
accounts-role-member-hint = Writes comments.
accounts-role-lead-hint = Writes comments, submits and invites colleagues.
accounts-invite-title = Invite a colleague
accounts-invite = Send invitation
accounts-invited = The invitation to { $email } is on its way.
accounts-invitations = Open invitations
accounts-invitation-until = valid until { $date }
accounts-invitation-withdraw = Withdraw
accounts-invitation-withdrawn = The invitation is withdrawn.

accounts-invitation-title = Invitation
accounts-invitation-by = { $inviter } invites you to respond to consultations for { $organisation }.
accounts-invitation-to = You are invited to respond to consultations for { $organisation }.
accounts-invitation-register = Create your account
accounts-invitation-accept = Accept the invitation
accounts-invitation-accepted = You now belong to the organisation.
accounts-invitation-has-account = You have an account with this e-mail address. Sign in to accept.
accounts-invitation-sign-in = This e-mail address has an account. Sign in to accept the invitation.
accounts-invitation-other = This invitation was sent to another e-mail address than that of your account. Sign out and open the link again.
accounts-invitation-dead = This invitation does not work any more: it has been accepted, withdrawn or is too old. Ask for a new one.

accounts-accessibility-title = Accessibility
accounts-accessibility-aim = Everybody must be able to read and respond. We build this website by the Web Content Accessibility Guidelines (WCAG) 2.2, levels A and AA, and by the European standard EN 301 549.
accounts-accessibility-done-title = What we do for it
accounts-accessibility-done = Every page works with the keyboard alone, without scripts, with a screen reader and on a small screen. Before each release we check pages automatically, in both languages.
accounts-accessibility-known-title = What is not right yet
accounts-accessibility-known = Texts that others write, such as drafts and comments, can have shortcomings that we do not see beforehand.
accounts-accessibility-report-title = Something does not work for you?
accounts-accessibility-report = Tell us, and we look for a solution together:

accounts-privacy-title = Privacy
accounts-privacy-lead = What we keep about you, what becomes public, and for how long.
accounts-privacy-kept-title = What we keep
accounts-privacy-kept = Your name, e-mail address and password (only in scrambled form), the organisations you belong to, your comments, and a log of what was done with your account and from which network address. Of those who follow a consultation: only the e-mail address and the language.
accounts-privacy-public-title = What becomes public
accounts-privacy-public = For each submission you choose what is public: your name and organisation, the organisation alone, only the comments without a name, or nothing. Moderators remove personal data of others before publication. Put no personal data in your comments.
accounts-privacy-woo-title = Requests for information
accounts-privacy-woo = Submissions that are not published are kept by the government. Anybody can ask for them under the Dutch Open Government Act (Woo). Personal data are then protected as that act says.
accounts-privacy-terms-title = How long
accounts-privacy-terms = What you send is kept. The names and addresses of people in it are erased { $person } after the last round of a consultation has closed, if all responses are published. A draft never sent is erased { $draft } after its round has closed. The text of a submission that you withdraw or replace is erased { $withdrawn } after that. An account nobody uses is erased after { $account }; you have a mail first. Sometimes we have to keep things longer, as for a court case. Accounts and requests to follow that are never confirmed are removed after a few days. What was sent without an account and never confirmed is erased entirely; the address of a confirmed submission without an account is erased when it is no longer needed. Whoever stops following a consultation is erased from its list at once.
accounts-privacy-cookies-title = Cookies
accounts-privacy-cookies = We use only cookies this website needs: to keep you signed in, to know again in which browser you signed in before, to remember who responds without an account and where you were when you made one, to protect forms and to remember your language. We do not follow visitors.
accounts-privacy-rights-title = Your rights
accounts-privacy-rights = You can see, correct or have removed what we keep about you, and you can complain to the Dutch Data Protection Authority.
accounts-privacy-contact = Questions or requests:

### The password asked again.

proof-title = Give your password again
proof-text = What you are about to do matters to other people. So we ask whether it is you. Then you go on where you were. What you filled in is kept.
proof-go-on = Go on

accounts-domain-only = { $organisation } is known to the ministry by its mail domain { $domain }: only people with such an address can come to it. The ministry can let in somebody with another.
accounts-domain-leave = You are in { $organisation }, which the ministry knows by its mail domain { $domain }. Leave it first, or keep an address of that domain.
accounts-domain-lead = { $organisation } is known to the ministry by its mail domain { $domain }: only somebody with such an address can lead it.

accounts-invitation-for-whom = For whom do you accept?
accounts-invitation-as-invited = { $name }, as invited
accounts-invitation-instead = { $name }, which you lead
accounts-invitation-instead-wrong = Choose the organisation that is invited, or one that you lead.
accounts-onward = After that you go on with your comment on:
