//! The hour a round closes, the same on the pages, in the calendar and in the API, whatever the clocks do.

use diesel::prelude::*;
use polder::db::schema::{consultations, rounds};
use polder::platform::dates;
use polder::types::Moment;

use crate::support::{App, both};

both!(the_hour_of_closing_is_the_same_everywhere);

/// A zone, an hour there, the same in UTC, and how a page says it in English and Dutch.
const HOURS: [(&str, &str, &str, &str, &str); 4] = [
    // The day the clocks go back.
    (
        "Europe/Amsterdam",
        "2027-10-31T23:59",
        "2027-10-31T22:59:00Z",
        "31 October 2027 at 23:59 (",
        "31 oktober 2027 om 23.59 uur (",
    ),
    // The night they go forward.
    (
        "Europe/Amsterdam",
        "2028-03-26T00:15",
        "2028-03-25T23:15:00Z",
        "26 March 2028 at 00:15 (",
        "26 maart 2028 om 00.15 uur (",
    ),
    (
        "America/Curacao",
        "2028-03-31T17:00",
        "2028-03-31T21:00:00Z",
        "31 March 2028 at 17:00 (time in Curacao) (",
        "31 maart 2028 om 17.00 uur (tijd in Curacao) (",
    ),
    // Another zone with the same clocks needs no name.
    (
        "Europe/Brussels",
        "2028-05-31T00:15",
        "2028-05-30T22:15:00Z",
        "31 May 2028 at 00:15 (",
        "31 mei 2028 om 00.15 uur (",
    ),
];

async fn the_hour_of_closing_is_the_same_everywhere(app: App) {
    let sample = app.sample("hours").await;
    for (name, local, utc, english, dutch) in HOURS {
        let zone: chrono_tz::Tz = name.parse().unwrap();
        let closes = dates::parse(local, zone).unwrap();
        assert_eq!(dates::rfc3339(closes), utc, "{local} in {name}");
        let opens: Moment = closes - chrono::Duration::days(10);
        app.step(closes - chrono::Duration::hours(30) - app.now());
        app.db(move |conn| {
            diesel::update(consultations::table)
                .set(consultations::time_zone.eq(name))
                .execute(conn)
                .unwrap();
            diesel::update(rounds::table)
                .set((rounds::opens_at.eq(opens), rounds::closes_at.eq(closes)))
                .execute(conn)
                .unwrap();
            polder::consultations::store::public_changed(conn, sample.consultation).unwrap();
        })
        .await;
        let visitor = app.visitor();
        for path in ["/", "/consultations/hours"] {
            for (lang, said) in [("en", english), ("nl", dutch)] {
                let page = visitor.get(&format!("{path}?lang={lang}")).await;
                assert!(page.text().contains(said), "{path}: {}", page.text());
            }
        }
        let calendar = visitor.get("/consultations/hours/calendar.ics").await;
        let compact = utc.replace(['-', ':'], "");
        assert!(
            calendar.body.contains(&format!("DTSTART:{compact}")),
            "{}",
            calendar.body
        );
        let told = visitor.get("/api/v1/consultations/hours").await;
        assert_eq!(told.json()["timeZone"], name);
        assert!(told.body.contains(utc), "{}", told.body);
    }
}
