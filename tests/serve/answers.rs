//! What it answers.

use crate::server::Server;

#[test]
fn the_api_says_what_the_commands_print() {
    let server = Server::plain("api");
    for (path, args) in [
        ("/api/when?who=xi&who=putin", &["when", "xi", "putin", "--json"][..]),
        ("/api/when?who=when+did+xi+last+meet+putin", &["when", "when did xi last meet putin", "--json"]),
        ("/api/when?who=xi&who=zelensky", &["when", "xi", "zelensky", "--json"]),
        ("/api/when?who=china&who=ukraine&exact=1", &["when", "china", "ukraine", "--exact", "--json"]),
        (
            "/api/when?who=%E4%B9%A0%E8%BF%91%E5%B9%B3&who=%D0%9F%D1%83%D1%82%D0%B8%D0%BD",
            &["when", "习近平", "Путин", "--json"],
        ),
        ("/api/timeline", &["timeline", "--json"]),
        (
            "/api/timeline?in=2023&kind=visit,meeting&reverse=1&limit=1",
            &["timeline", "--in", "2023", "--kind", "visit,meeting", "--reverse", "--limit", "1", "--json"],
        ),
        (
            "/api/timeline?since=2023&certain=1&as-of=2023-03-01",
            &["timeline", "--since", "2023", "--certain", "--as-of", "2023-03-01", "--json"],
        ),
        ("/api/search?words=%22peace+talks%22", &["search", "peace talks", "--json"]),
        ("/api/event/1", &["show", "1", "--json"]),
        ("/api/stats?who=xi&by=mode", &["stats", "xi", "--by", "mode", "--json"]),
        ("/api/stats?who=xi&by=pair", &["stats", "xi", "--by", "pair", "--json"]),
        ("/api/actors?words=xi+j&limit=40", &["actors", "xi j", "--json"]),
    ] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.field("content-type")), (200, Some("application/json")), "{path}");
        assert!(answer.body.len() > 2, "{path}");
        assert_eq!(answer.body, server.printed(args), "{path}");
    }
}

#[test]
fn downloads_are_what_export_writes() {
    let server = Server::plain("downloads");
    for form in ["csv", "jsonl", "json", "md", "ics", "geojson"] {
        let answer = server.get(&format!("/download/events.{form}?who=xi&who=putin"));
        assert_eq!(answer.field("content-disposition"), Some(&*format!("attachment; filename=\"xi-putin.{form}\"")));
        assert_eq!(answer.body, server.printed(&["export", "xi", "putin", "--to", form]), "{form}");
    }
    assert!(server.get("/download/events.svg?who=xi&who=putin").body.starts_with("<svg "));
    assert_eq!(server.get("/download/events.exe").status, 404);
}

#[test]
fn what_is_unknown_is_told_with_its_status() {
    let server = Server::plain("unknown");
    for (path, status, said) in [
        ("/when?who=xi&who=putn", 404, "/when?who=xi&amp;who=vladimir-putin\">Vladimir Putin</a>"),
        ("/when?who=xi&since=never", 404, "never"),
        ("/when?who=xi&kind=party", 400, "party"),
        ("/when?whom=xi", 400, "whom"),
        ("/event/no-such-event", 404, "no-such-event"),
        ("/event/%ff", 400, ""),
        ("/actor/nobody", 404, "nobody"),
        ("/source/S999", 404, "S999"),
        ("/api/when?who=putn", 404, "did you mean"),
        ("/api/when", 400, "names nobody"),
        ("/api/stats?by=moon", 400, "moon"),
        ("/assets/secret", 404, ""),
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, status, "{path}: {}", answer.body);
        assert!(answer.body.contains(said), "{path}: {}", answer.body);
    }
}

#[test]
fn long_lists_have_pages_and_addresses_are_short() {
    let days: Vec<String> = (1..=28)
        .map(|day| format!("2001-02-{day:02}"))
        .chain((1..=28).map(|day| format!("2001-03-{day:02}")))
        .collect();
    let adds: Vec<[&str; 7]> = days.iter().map(|day| ["add", "call", "xi", "putin", "--on", day, "-q"]).collect();
    let adds: Vec<&[&str]> = adds.iter().map(|args| &args[..]).collect();
    let server = Server::with("pages", &adds);
    let lines = |path: &str| server.get(path).body.matches("<details class=\"event").count();
    for path in ["/when?who=xi&who=putin", "/timeline"] {
        let join = if path.contains('?') { '&' } else { '?' };
        assert_eq!(
            (lines(path), lines(&format!("{path}{join}page=2")), lines(&format!("{path}{join}page=3"))),
            (50, 6, 0),
            "{path}"
        );
    }
    assert!(server.get("/when?who=xi&who=putin").body.contains("Page 1 of 2"));
    let moved = server.get("/when?who=xi&who=putin&since=&kind=call&until=");
    assert_eq!((moved.status, moved.field("location")), (303, Some("/when?who=xi&who=putin&kind=call")));
}

#[test]
fn the_description_of_the_api_is_whole() {
    let server = Server::plain("openapi");
    let answer = server.get("/api/openapi.json");
    let description: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    let paths = description["paths"].as_object().expect("paths");
    for path in paths.keys() {
        let asked = path.replace("{id}", "1");
        let status = server.get(&asked).status;
        assert!(matches!(status, 200 | 400), "{path}: {status}");
    }
    let event = &description["components"]["schemas"]["Event"]["properties"];
    let shown: serde_json::Value = serde_json::from_str(&server.get("/api/event/1").body).expect("JSON");
    for field in shown["events"][0].as_object().expect("an event").keys() {
        assert!(event.get(field).is_some(), "{field} is not described");
    }
}
