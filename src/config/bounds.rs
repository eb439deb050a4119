//! Numbers that are refused outside their bounds: who gets in and how long, when teams are told, and what reading a file may take.

use anyhow::ensure;

use super::settings::Config;

impl Config {
    pub(super) fn check_access(&self) -> anyhow::Result<()> {
        let (security, guests) = (&self.security, &self.guests);
        for (name, value) in [
            ("security.session_hours", security.session_hours),
            ("guests.session_hours", guests.session_hours),
        ] {
            ensure!(value >= 1, "{name} must be 1 or more, not {value}");
        }
        ensure!(
            (1..=720).contains(&security.proof_minutes),
            "security.proof_minutes must be from 1 to 720, not {}",
            security.proof_minutes
        );
        for (name, value) in [
            ("security.staff_idle_minutes", security.staff_idle_minutes),
            ("security.guesses_free", security.guesses_free),
            ("security.guesses_per_day", security.guesses_per_day),
            ("security.guesses_told", security.guesses_told),
            ("teams.quiet_minutes", self.teams.quiet_minutes),
        ] {
            ensure!(value >= 0, "{name} must be 0 or more, not {value}");
        }
        for (name, value) in [
            (
                "responses.second_look_days",
                self.responses.second_look_days,
            ),
            (
                "responses.second_look_answer_days",
                self.responses.second_look_answer_days,
            ),
        ] {
            ensure!(
                (1..=3_650).contains(&value),
                "{name} must be from 1 to 3650, not {value}"
            );
        }
        let undo = self.moderation.undo_seconds;
        ensure!(
            (0..=3_600).contains(&undo),
            "moderation.undo_seconds must be from 0 to 3600, not {undo}"
        );
        Ok(())
    }

    pub(super) fn check_reading(&self) -> anyhow::Result<()> {
        let limits = &self.limits;
        ensure!(
            (64..=65_536).contains(&limits.reading_memory_mb),
            "limits.reading_memory_mb must be from 64 to 65536, not {}",
            limits.reading_memory_mb
        );
        ensure!(
            (1..=600).contains(&limits.reading_seconds),
            "limits.reading_seconds must be from 1 to 600, not {}",
            limits.reading_seconds
        );
        ensure!(
            (1..=64).contains(&limits.reading_at_once),
            "limits.reading_at_once must be from 1 to 64, not {}",
            limits.reading_at_once
        );
        Ok(())
    }
}
