//! The tables, as the migrations make them. What each column means stands in the migration.

diesel::table! {
    accounts (id) {
        id -> BigInt,
        email -> Text,
        name -> Text,
        password_hash -> Nullable<Text>,
        language -> Text,
        admin -> Bool,
        verified_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        blocked_at -> Nullable<Timestamp>,
        erased_at -> Nullable<Timestamp>,
        last_used_at -> Nullable<Timestamp>,
        warned_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sessions (id) {
        id -> BigInt,
        token_hash -> Text,
        account_id -> BigInt,
        browser -> Text,
        origin -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Timestamp,
        proved_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    known_browsers (id) {
        id -> BigInt,
        account_id -> BigInt,
        token_hash -> Text,
        used_at -> Timestamp,
    }
}

diesel::table! {
    guesses (id) {
        id -> BigInt,
        subject -> Text,
        account_id -> Nullable<BigInt>,
        asker -> Text,
        familiar -> Bool,
        failures -> BigInt,
        unreported -> BigInt,
        told -> Bool,
        next_at -> Timestamp,
        last_at -> Timestamp,
    }
}

diesel::table! {
    link_requests (id) {
        id -> BigInt,
        purpose -> Text,
        email -> Text,
        language -> Text,
        origin -> Text,
        asked_at -> Timestamp,
    }
}

diesel::table! {
    account_tokens (id) {
        id -> BigInt,
        token_hash -> Text,
        account_id -> BigInt,
        purpose -> Text,
        email -> Nullable<Text>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    api_tokens (id) {
        id -> BigInt,
        account_id -> BigInt,
        name -> Text,
        token_hash -> Text,
        hint -> Text,
        scopes -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        last_used_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    organisations (id) {
        id -> BigInt,
        code -> Text,
        name -> Text,
        folded -> Text,
        group_code -> Text,
        provenance -> Text,
        founded_by -> Nullable<BigInt>,
        confirmed_by -> Nullable<BigInt>,
        confirmed_at -> Nullable<Timestamp>,
        domain -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    memberships (id) {
        id -> BigInt,
        organisation_id -> BigInt,
        account_id -> BigInt,
        role -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    caused_mails (id) {
        id -> BigInt,
        account_id -> BigInt,
        recipient_hash -> Text,
        caused_at -> Timestamp,
        answered_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    mail_stops (id) {
        id -> BigInt,
        address_hash -> Text,
        token -> Text,
        stopped_at -> Nullable<Timestamp>,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    consultations (id) {
        id -> BigInt,
        slug -> Text,
        title -> Text,
        summary -> Text,
        language -> Text,
        time_zone -> Text,
        confidential -> Bool,
        second_person -> Bool,
        on_hold -> Bool,
        public_revision -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    staff (id) {
        id -> BigInt,
        consultation_id -> BigInt,
        account_id -> BigInt,
        role -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    approvals (id) {
        id -> BigInt,
        consultation_id -> BigInt,
        deed -> Text,
        subject_id -> BigInt,
        wording -> Text,
        asked_by -> BigInt,
        asked_at -> Timestamp,
        settled_by -> Nullable<BigInt>,
        settled_at -> Nullable<Timestamp>,
        outcome -> Nullable<Text>,
    }
}

diesel::table! {
    versions (id) {
        id -> BigInt,
        consultation_id -> BigInt,
        label -> Text,
        title -> Text,
        words -> BigInt,
        source_hash -> Text,
        changelog -> Text,
        published_at -> Nullable<Timestamp>,
        errata -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    sections (id) {
        id -> BigInt,
        version_id -> BigInt,
        parent_id -> Nullable<BigInt>,
        position -> BigInt,
        level -> BigInt,
        number -> Text,
        title -> Text,
    }
}

diesel::table! {
    passages (id) {
        id -> BigInt,
        version_id -> BigInt,
        section_id -> BigInt,
        position -> BigInt,
        key -> Text,
        kind -> Text,
        number -> Text,
        text -> Text,
        html -> Text,
        depth -> BigInt,
        block -> BigInt,
        ordered -> Bool,
        start -> BigInt,
        header -> Bool,
        errata -> BigInt,
    }
}

diesel::table! {
    errata (id) {
        id -> BigInt,
        version_id -> BigInt,
        passage_id -> BigInt,
        number -> BigInt,
        start -> BigInt,
        old_words -> Text,
        new_words -> Text,
        reason -> Text,
        mended_by -> Nullable<BigInt>,
        agreed_by -> Nullable<BigInt>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    alignments (id) {
        id -> BigInt,
        from_version_id -> BigInt,
        to_version_id -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    alignment_links (id) {
        id -> BigInt,
        alignment_id -> BigInt,
        link -> BigInt,
        kind -> Text,
        moved -> Bool,
        main -> Bool,
        old_id -> Nullable<BigInt>,
        new_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    rounds (id) {
        id -> BigInt,
        consultation_id -> BigInt,
        number -> BigInt,
        version_id -> BigInt,
        state -> Text,
        access -> Text,
        introduction -> Text,
        opens_at -> Timestamp,
        closes_at -> Timestamp,
        answers_published_at -> Nullable<Timestamp>,
        revision -> BigInt,
        changed_at -> Nullable<Timestamp>,
        reminded_for -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    round_notices (id) {
        id -> BigInt,
        round_id -> BigInt,
        kind -> Text,
        closed_at -> Timestamp,
        due_at -> Timestamp,
    }
}

diesel::table! {
    parties (id) {
        id -> BigInt,
        round_id -> BigInt,
        organisation_id -> Nullable<BigInt>,
        account_id -> Nullable<BigInt>,
        name -> Text,
        group_code -> Text,
        invited -> Bool,
        created_at -> Timestamp,
    }
}

diesel::table! {
    invitations (id) {
        id -> BigInt,
        token_hash -> Text,
        organisation_id -> BigInt,
        round_id -> Nullable<BigInt>,
        email -> Text,
        role -> Text,
        language -> Text,
        by_staff -> Bool,
        invited_by -> Nullable<BigInt>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        accepted_by -> Nullable<BigInt>,
        accepted_at -> Nullable<Timestamp>,
        invited_as -> Nullable<Text>,
        words -> Text,
    }
}

diesel::table! {
    colleague_codes (id) {
        id -> BigInt,
        party_id -> BigInt,
        code_hash -> Text,
        hint -> Text,
        made_by -> Nullable<BigInt>,
        made_at -> Timestamp,
        expires_at -> Timestamp,
        withdrawn_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    guests (id) {
        id -> BigInt,
        round_id -> BigInt,
        party_id -> BigInt,
        kind -> Text,
        code_id -> Nullable<BigInt>,
        name -> Text,
        email -> Nullable<Text>,
        language -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        checked_at -> Nullable<Timestamp>,
        sent_at -> Nullable<Timestamp>,
        confirmed_at -> Nullable<Timestamp>,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    guest_tokens (id) {
        id -> BigInt,
        token_hash -> Text,
        guest_id -> BigInt,
        purpose -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    human_checks (id) {
        id -> BigInt,
        nonce_hash -> Text,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    followers (id) {
        id -> BigInt,
        consultation_id -> BigInt,
        email -> Text,
        language -> Text,
        created_at -> Timestamp,
        confirmed_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    follower_links (id) {
        id -> BigInt,
        follower_id -> BigInt,
        purpose -> Text,
        token_hash -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    announcements (id) {
        id -> BigInt,
        consultation_id -> BigInt,
        news -> Text,
        context -> Text,
        created_at -> Timestamp,
        told_to -> BigInt,
        finished_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    submissions (id) {
        id -> BigInt,
        round_id -> BigInt,
        party_id -> BigInt,
        state -> Text,
        publication -> Text,
        origin -> Text,
        verification -> Text,
        submitter_name -> Text,
        submitted_by -> Nullable<BigInt>,
        receipt_number -> Nullable<Text>,
        content_hash -> Nullable<Text>,
        supersedes_id -> Nullable<BigInt>,
        created_at -> Timestamp,
        submitted_at -> Nullable<Timestamp>,
        ended_at -> Nullable<Timestamp>,
        changed_at -> Nullable<Timestamp>,
        ready_told_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    campaigns (id) {
        id -> BigInt,
        round_id -> BigInt,
        title -> Text,
        sample_comment_id -> Nullable<BigInt>,
        revision -> BigInt,
        created_at -> Timestamp,
        suggested -> Bool,
    }
}

diesel::table! {
    comments (id) {
        id -> BigInt,
        submission_id -> BigInt,
        round_id -> BigInt,
        party_id -> BigInt,
        group_code -> Text,
        author_id -> Nullable<BigInt>,
        guest_id -> Nullable<BigInt>,
        position -> BigInt,
        anchor -> Text,
        section_id -> Nullable<BigInt>,
        passage_id -> Nullable<BigInt>,
        quote_exact -> Nullable<Text>,
        quote_prefix -> Nullable<Text>,
        quote_suffix -> Nullable<Text>,
        quote_start -> Nullable<BigInt>,
        errata_seen -> BigInt,
        kind -> Text,
        body -> Text,
        proposed_text -> Nullable<Text>,
        reference -> Text,
        notes -> Text,
        personal -> Text,
        intake_key -> Nullable<Text>,
        moderation -> Text,
        decisions -> BigInt,
        public_number -> Nullable<BigInt>,
        campaign_id -> Nullable<BigInt>,
        placed_by -> Nullable<Text>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        submitted_at -> Nullable<Timestamp>,
        unfinished -> Bool,
    }
}

diesel::table! {
    residues (comment_id) {
        comment_id -> BigInt,
        words -> Text,
    }
}

diesel::table! {
    campaign_searches (round_id) {
        round_id -> BigInt,
        asked_at -> Nullable<Timestamp>,
        searched_at -> Nullable<Timestamp>,
        next_at -> Timestamp,
        acts -> BigInt,
    }
}

diesel::table! {
    comment_forms (key) {
        key -> Text,
        comment_id -> BigInt,
        turn -> BigInt,
        wrote_at -> Timestamp,
    }
}

diesel::table! {
    questions (id) {
        id -> BigInt,
        round_id -> BigInt,
        position -> BigInt,
        kind -> Text,
        title -> Text,
        help -> Text,
        required -> Bool,
        disclosure -> Bool,
        section_id -> Nullable<BigInt>,
        group_codes -> Text,
        options -> Text,
        minimum -> Nullable<BigInt>,
        maximum -> Nullable<BigInt>,
        low_label -> Text,
        high_label -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    answers (id) {
        id -> BigInt,
        submission_id -> BigInt,
        question_id -> BigInt,
        value -> Nullable<BigInt>,
        words -> Text,
        answered_by -> Nullable<BigInt>,
        guest_id -> Nullable<BigInt>,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    held_sheets (id) {
        id -> BigInt,
        round_id -> BigInt,
        account_id -> BigInt,
        name -> Text,
        bytes -> Binary,
        held_at -> Timestamp,
    }
}

diesel::table! {
    files (id) {
        id -> BigInt,
        sha256 -> Text,
        size -> BigInt,
        scan -> Text,
        finding -> Text,
        scan_attempts -> BigInt,
        next_scan_at -> Nullable<Timestamp>,
        scanned_at -> Nullable<Timestamp>,
        copy -> Text,
        copy_sha256 -> Text,
        copy_size -> BigInt,
        copy_reason -> Text,
        properties -> Text,
        next_copy_at -> Nullable<Timestamp>,
        touched_at -> Timestamp,
        leaving -> Bool,
    }
}

diesel::table! {
    attachments (id) {
        id -> BigInt,
        submission_id -> BigInt,
        round_id -> BigInt,
        file_id -> BigInt,
        name -> Text,
        kind -> Text,
        description -> Text,
        uploaded_by -> Nullable<BigInt>,
        moderation -> Text,
        decisions -> BigInt,
        public_name -> Nullable<Text>,
        public_description -> Nullable<Text>,
        as_sent -> Bool,
        public_number -> Nullable<BigInt>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    comment_drafts (id) {
        id -> BigInt,
        comment_id -> BigInt,
        status -> Text,
        note -> Text,
        authors -> Text,
        changed_by -> Nullable<BigInt>,
        guest_id -> Nullable<BigInt>,
        revision -> BigInt,
    }
}

diesel::table! {
    mentions (id) {
        id -> BigInt,
        comment_id -> BigInt,
        account_id -> BigInt,
        mentioned_by -> Nullable<BigInt>,
        guest_id -> Nullable<BigInt>,
        mentioned_at -> Timestamp,
    }
}

diesel::table! {
    originals (id) {
        id -> BigInt,
        party_id -> BigInt,
        submission_id -> BigInt,
        comment_id -> Nullable<BigInt>,
        fate -> Text,
        author_id -> Nullable<BigInt>,
        guest_id -> Nullable<BigInt>,
        authors -> Text,
        anchor -> Text,
        section_id -> Nullable<BigInt>,
        passage_id -> Nullable<BigInt>,
        quote_exact -> Nullable<Text>,
        quote_prefix -> Nullable<Text>,
        quote_suffix -> Nullable<Text>,
        quote_start -> Nullable<BigInt>,
        errata_seen -> BigInt,
        kind -> Text,
        body -> Text,
        proposed_text -> Nullable<Text>,
        status -> Text,
        note -> Text,
        set_aside_by -> Nullable<BigInt>,
        set_aside_by_guest -> Nullable<BigInt>,
        set_aside_at -> Timestamp,
    }
}

diesel::table! {
    section_assignments (id) {
        id -> BigInt,
        submission_id -> BigInt,
        section_id -> BigInt,
        account_id -> Nullable<BigInt>,
        guest_id -> Nullable<BigInt>,
        assigned_by -> Nullable<BigInt>,
        assigned_at -> Timestamp,
        told_at -> Nullable<Timestamp>,
        ready_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    signatures (id) {
        id -> BigInt,
        submission_id -> BigInt,
        organisation_id -> BigInt,
        name -> Text,
        group_code -> Text,
        state -> Text,
        content_hash -> Nullable<Text>,
        asked_by -> Nullable<BigInt>,
        asked_at -> Timestamp,
        told_at -> Nullable<Timestamp>,
        signer_name -> Text,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    signing_invitations (id) {
        id -> BigInt,
        submission_id -> BigInt,
        email -> Text,
        token_hash -> Nullable<Text>,
        asked_by -> Nullable<BigInt>,
        asked_at -> Timestamp,
    }
}

diesel::table! {
    impersonations (id) {
        id -> BigInt,
        round_id -> BigInt,
        submission_id -> Nullable<BigInt>,
        reference -> Text,
        name -> Text,
        email -> Nullable<Text>,
        explanation -> Text,
        language -> Text,
        reported_at -> Timestamp,
        verdict -> Nullable<Text>,
        note -> Text,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    decisions (id) {
        id -> BigInt,
        comment_id -> BigInt,
        sequence -> BigInt,
        verdict -> Text,
        ground -> Nullable<Text>,
        explanation -> Text,
        decided_by -> Nullable<BigInt>,
        decided_at -> Timestamp,
    }
}

diesel::table! {
    redactions (id) {
        id -> BigInt,
        decision_id -> BigInt,
        comment_id -> BigInt,
        field -> Text,
        span_start -> BigInt,
        span_end -> BigInt,
        ground -> Text,
    }
}

diesel::table! {
    readings (id) {
        id -> BigInt,
        comment_id -> BigInt,
        account_id -> BigInt,
        folded -> Bool,
        first_at -> Timestamp,
        held_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    answer_readings (id) {
        id -> BigInt,
        submission_id -> BigInt,
        question_id -> BigInt,
        account_id -> BigInt,
        first_at -> Timestamp,
    }
}

diesel::table! {
    attachment_readings (id) {
        id -> BigInt,
        attachment_id -> BigInt,
        account_id -> BigInt,
        first_at -> Timestamp,
    }
}

diesel::table! {
    unread_reasons (id) {
        id -> BigInt,
        round_id -> BigInt,
        count -> BigInt,
        reason -> Text,
        given_by -> Nullable<BigInt>,
        given_at -> Timestamp,
    }
}

diesel::table! {
    queue_views (id) {
        id -> BigInt,
        account_id -> BigInt,
        name -> Text,
        query -> Text,
    }
}

diesel::table! {
    attachment_decisions (id) {
        id -> BigInt,
        attachment_id -> BigInt,
        sequence -> BigInt,
        verdict -> Text,
        ground -> Nullable<Text>,
        explanation -> Text,
        decided_by -> Nullable<BigInt>,
        decided_at -> Timestamp,
    }
}

diesel::table! {
    dispositions (id) {
        id -> BigInt,
        comment_id -> BigInt,
        disposition -> Text,
        response -> Text,
        duplicate_of -> Nullable<BigInt>,
        revision -> BigInt,
        campaign_id -> Nullable<BigInt>,
        set_by -> Nullable<BigInt>,
        set_at -> Timestamp,
        published_disposition -> Nullable<Text>,
        published_response -> Nullable<Text>,
        published_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    response_revisions (id) {
        id -> BigInt,
        comment_id -> BigInt,
        revision -> BigInt,
        disposition -> Text,
        response -> Text,
        duplicate_of -> Nullable<BigInt>,
        campaign_id -> Nullable<BigInt>,
        set_by -> Nullable<BigInt>,
        set_at -> Timestamp,
    }
}

diesel::table! {
    satisfactions (id) {
        id -> BigInt,
        comment_id -> BigInt,
        satisfied -> Bool,
        remark -> Text,
        answer_published_at -> Timestamp,
        set_by -> Nullable<BigInt>,
        set_at -> Timestamp,
    }
}

diesel::table! {
    second_looks (id) {
        id -> BigInt,
        comment_id -> BigInt,
        answer_published_at -> Timestamp,
        why -> Text,
        asked_by -> Nullable<BigInt>,
        asked_at -> Timestamp,
        half_at -> Timestamp,
        due_at -> Timestamp,
        half_told_at -> Nullable<Timestamp>,
        over_told_at -> Nullable<Timestamp>,
        outcome -> Nullable<Text>,
        reason -> Text,
        by_first -> Bool,
        decided_by -> Nullable<BigInt>,
        decided_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    promises (id) {
        id -> BigInt,
        comment_id -> BigInt,
        version_id -> BigInt,
        passage_key -> Text,
        note -> Text,
        linked_by -> Nullable<BigInt>,
        linked_at -> Timestamp,
    }
}

diesel::table! {
    explanations (id) {
        id -> BigInt,
        version_id -> BigInt,
        passage_key -> Text,
        note -> Text,
        set_by -> Nullable<BigInt>,
        set_at -> Timestamp,
    }
}

diesel::table! {
    themes (id) {
        id -> BigInt,
        consultation_id -> BigInt,
        name -> Text,
        parent_id -> Nullable<BigInt>,
        disposition -> Nullable<Text>,
        response -> Text,
        retired_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    comment_themes (id) {
        id -> BigInt,
        comment_id -> BigInt,
        theme_id -> BigInt,
    }
}

diesel::table! {
    rendered_texts (kind, owner_id, form) {
        kind -> Text,
        owner_id -> BigInt,
        form -> Text,
        source_hash -> Text,
        rules -> BigInt,
        html -> Text,
    }
}

diesel::table! {
    party_letters (id) {
        id -> BigInt,
        party_id -> Nullable<BigInt>,
        organisation_id -> Nullable<BigInt>,
        kind -> Text,
        page -> Text,
        context -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    outbox (id) {
        id -> BigInt,
        recipient -> Text,
        language -> Text,
        template -> Text,
        context -> Text,
        message_id -> Text,
        priority -> BigInt,
        state -> Text,
        attempts -> BigInt,
        begun -> BigInt,
        next_attempt_at -> Timestamp,
        claimed_by -> Nullable<Text>,
        held_since -> Nullable<Timestamp>,
        last_error -> Nullable<Text>,
        created_at -> Timestamp,
        finished_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    audit_events (id) {
        id -> BigInt,
        sequence -> Nullable<BigInt>,
        at -> Timestamp,
        actor_id -> Nullable<BigInt>,
        actor -> Text,
        origin -> Text,
        action -> Text,
        subject -> Text,
        subject_id -> Nullable<BigInt>,
        consultation_id -> Nullable<BigInt>,
        details -> Text,
        previous_hash -> Nullable<Text>,
        hash -> Nullable<Text>,
        key_id -> Nullable<Text>,
        seal -> Nullable<Text>,
    }
}

diesel::table! {
    audit_origin_keys (id) {
        id -> BigInt,
        month -> Text,
        salt -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    audit_checkpoints (id) {
        id -> BigInt,
        sequence -> BigInt,
        hash -> Text,
        made_at -> Timestamp,
    }
}

diesel::table! {
    erasures (id) {
        id -> BigInt,
        class -> Text,
        subject_id -> BigInt,
        erased_at -> Timestamp,
    }
}

diesel::joinable!(sessions -> accounts (account_id));
diesel::joinable!(account_tokens -> accounts (account_id));
diesel::joinable!(api_tokens -> accounts (account_id));
diesel::joinable!(memberships -> accounts (account_id));
diesel::joinable!(memberships -> organisations (organisation_id));
diesel::joinable!(staff -> accounts (account_id));
diesel::joinable!(staff -> consultations (consultation_id));
diesel::joinable!(versions -> consultations (consultation_id));
diesel::joinable!(sections -> versions (version_id));
diesel::joinable!(passages -> sections (section_id));
diesel::joinable!(passages -> versions (version_id));
diesel::joinable!(errata -> passages (passage_id));
diesel::joinable!(errata -> versions (version_id));
diesel::joinable!(alignment_links -> alignments (alignment_id));
diesel::joinable!(rounds -> consultations (consultation_id));
diesel::joinable!(rounds -> versions (version_id));
diesel::joinable!(parties -> accounts (account_id));
diesel::joinable!(parties -> organisations (organisation_id));
diesel::joinable!(round_notices -> rounds (round_id));
diesel::joinable!(parties -> rounds (round_id));
diesel::joinable!(invitations -> accounts (invited_by));
diesel::joinable!(invitations -> organisations (organisation_id));
diesel::joinable!(invitations -> rounds (round_id));
diesel::joinable!(guests -> parties (party_id));
diesel::joinable!(guests -> rounds (round_id));
diesel::joinable!(guest_tokens -> guests (guest_id));
diesel::joinable!(followers -> consultations (consultation_id));
diesel::joinable!(follower_links -> followers (follower_id));
diesel::joinable!(announcements -> consultations (consultation_id));
diesel::joinable!(party_letters -> organisations (organisation_id));
diesel::joinable!(party_letters -> parties (party_id));
diesel::joinable!(submissions -> accounts (submitted_by));
diesel::joinable!(submissions -> parties (party_id));
diesel::joinable!(submissions -> rounds (round_id));
diesel::joinable!(campaigns -> rounds (round_id));
diesel::joinable!(comments -> accounts (author_id));
diesel::joinable!(campaign_searches -> rounds (round_id));
diesel::joinable!(residues -> comments (comment_id));
diesel::joinable!(comments -> campaigns (campaign_id));
diesel::joinable!(comments -> guests (guest_id));
diesel::joinable!(comments -> parties (party_id));
diesel::joinable!(comments -> passages (passage_id));
diesel::joinable!(comments -> rounds (round_id));
diesel::joinable!(comments -> sections (section_id));
diesel::joinable!(comments -> submissions (submission_id));
diesel::joinable!(comment_forms -> comments (comment_id));
diesel::joinable!(questions -> rounds (round_id));
diesel::joinable!(answers -> accounts (answered_by));
diesel::joinable!(answers -> guests (guest_id));
diesel::joinable!(answers -> questions (question_id));
diesel::joinable!(answers -> submissions (submission_id));
diesel::joinable!(held_sheets -> accounts (account_id));
diesel::joinable!(held_sheets -> rounds (round_id));
diesel::joinable!(attachments -> accounts (uploaded_by));
diesel::joinable!(attachments -> files (file_id));
diesel::joinable!(attachments -> rounds (round_id));
diesel::joinable!(attachments -> submissions (submission_id));
diesel::joinable!(comment_drafts -> comments (comment_id));
diesel::joinable!(mentions -> comments (comment_id));
diesel::joinable!(originals -> submissions (submission_id));
diesel::joinable!(section_assignments -> sections (section_id));
diesel::joinable!(section_assignments -> submissions (submission_id));
diesel::joinable!(signatures -> organisations (organisation_id));
diesel::joinable!(signatures -> submissions (submission_id));
diesel::joinable!(signing_invitations -> submissions (submission_id));
diesel::joinable!(impersonations -> rounds (round_id));
diesel::joinable!(impersonations -> submissions (submission_id));
diesel::joinable!(decisions -> accounts (decided_by));
diesel::joinable!(decisions -> comments (comment_id));
diesel::joinable!(redactions -> comments (comment_id));
diesel::joinable!(redactions -> decisions (decision_id));
diesel::joinable!(readings -> comments (comment_id));
diesel::joinable!(readings -> accounts (account_id));
diesel::joinable!(attachment_readings -> attachments (attachment_id));
diesel::joinable!(queue_views -> accounts (account_id));
diesel::joinable!(attachment_decisions -> accounts (decided_by));
diesel::joinable!(attachment_decisions -> attachments (attachment_id));
diesel::joinable!(dispositions -> accounts (set_by));
diesel::joinable!(response_revisions -> accounts (set_by));
diesel::joinable!(satisfactions -> accounts (set_by));
diesel::joinable!(satisfactions -> comments (comment_id));
diesel::joinable!(second_looks -> comments (comment_id));
diesel::joinable!(promises -> comments (comment_id));
diesel::joinable!(promises -> versions (version_id));
diesel::joinable!(promises -> accounts (linked_by));
diesel::joinable!(explanations -> versions (version_id));
diesel::joinable!(explanations -> accounts (set_by));
diesel::joinable!(themes -> consultations (consultation_id));
diesel::joinable!(comment_themes -> comments (comment_id));
diesel::joinable!(comment_themes -> themes (theme_id));

/// Which tables stand in one query: each with those beside it, every pair once. Where a new query wants a pair that is not
/// here, the compiler misses `TableNotEqual` for it. Not simply all pairs of all tables: each pair is a dozen implementations, and
/// every check of types goes through them.
macro_rules! in_one_query {
    ($($table:ident: $($other:ident)+;)+) => {
        $($(diesel::allow_tables_to_appear_in_same_query!($table, $other);)+)+
    };
}

in_one_query! {
    accounts: account_tokens answers api_tokens approvals attachment_decisions attachments audit_events
        comments consultations decisions dispositions explanations followers guest_tokens guests held_sheets
        invitations mail_stops memberships organisations promises queue_views readings redactions
        response_revisions rounds satisfactions sessions staff submissions;
    alignment_links: alignments;
    answers: answer_readings questions;
    api_tokens: account_tokens guest_tokens;
    attachments: answers attachment_decisions attachment_readings files questions;
    audit_events: audit_checkpoints;
    campaigns: comment_themes residues satisfactions;
    comment_themes: themes;
    comments: answers attachments campaign_searches campaigns comment_drafts comment_forms comment_themes
        consultations decisions dispositions guests held_sheets impersonations mentions originals passages
        promises questions readings redactions residues rounds satisfactions second_looks sections submissions
        themes;
    consultations: alignments announcements answers approvals attachments followers questions second_looks
        signatures staff themes versions;
    dispositions: campaigns comment_themes promises residues response_revisions satisfactions second_looks
        sections;
    files: attachment_decisions;
    followers: follower_links;
    guest_tokens: account_tokens;
    guests: account_tokens answers api_tokens attachments colleague_codes files followers guest_tokens
        memberships organisations sessions;
    impersonations: comment_drafts erasures;
    invitations: erasures impersonations signatures;
    memberships: api_tokens invitations sessions signatures staff;
    organisations: api_tokens invitations memberships party_letters sessions signatures staff;
    originals: comment_drafts impersonations section_assignments;
    parties: accounts answer_readings answers attachment_readings attachments campaigns comment_themes
        comments consultations dispositions erasures files guests impersonations invitations memberships
        organisations originals party_letters passages questions readings redactions residues rounds
        satisfactions second_looks sections signatures staff submissions versions;
    passages: alignment_links campaigns comment_themes dispositions errata originals residues satisfactions
        section_assignments sections versions;
    questions: answer_readings;
    redactions: decisions;
    residues: campaign_searches comment_themes;
    rounds: attachments campaign_searches campaigns consultations decisions files guests held_sheets
        impersonations invitations originals questions round_notices second_looks signatures versions;
    satisfactions: comment_themes residues;
    sections: alignment_links section_assignments;
    sessions: account_tokens api_tokens guest_tokens;
    staff: api_tokens sessions;
    submissions: answer_readings answers attachment_readings attachments campaigns comment_drafts
        consultations dispositions erasures files guests impersonations originals passages questions rounds
        section_assignments sections signatures signing_invitations staff versions;
    versions: errata explanations promises sections;
}

// Counted together: how the comments of a campaign were answered.
diesel::allow_columns_to_appear_in_same_group_by_clause!(
    comments::campaign_id,
    dispositions::disposition,
);
