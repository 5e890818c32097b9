//! Bases of earlier programs: brought to today's schema with everything in them, a copy kept beside.

use crate::base::{Folder, note};
use chancery::model::EventId;
use chancery::store::{Store, VERSION};
use rusqlite::Connection;
use std::path::Path;

/// A base as the program of the first schema left it.
fn first_schema(path: &Path) -> Connection {
    let db = Connection::open(path).expect("a file");
    db.execute_batch(include_str!("../../migrations/0001_base.sql")).expect("the first schema");
    db.execute_batch(include_str!("../databases/v1.sql")).expect("its rows");
    db
}

fn version(path: &Path) -> i64 {
    let db = Connection::open(path).expect("a file");
    db.pragma_query_value(None, "user_version", |row| row.get(0)).expect("a version")
}

#[test]
fn a_base_of_the_first_schema_is_upgraded_with_all_its_facts() {
    let folder = Folder::new();
    let path = folder.0.join("old.db");
    drop(first_schema(&path));
    let store = Store::open_to_write(&path).expect("it opens");
    assert_eq!((version(&path), version(&folder.0.join("old.db.v1"))), (VERSION, 1));
    let event = store.event(EventId(1)).expect("an answer").expect("the event");
    assert_eq!((event.mentions[0].line, event.mentions[0].reviewed, event.participants.len()), (Some(13), true, 2));
    let claims = store.claims(&[]).expect("the claims");
    assert_eq!((claims.len(), claims[0].count, claims[0].reviewed), (1, 39, true));
    let writer = store.begin(&note("undo")).expect("a revision");
    writer.undo(Some(2)).expect("what the earlier program did can be undone");
    writer.commit().expect("kept");
    assert!(store.event(EventId(1)).expect("an answer").is_none());
}

#[test]
fn an_upgrade_that_fails_leaves_the_old_base_as_it_was() {
    let folder = Folder::new();
    let path = folder.0.join("old.db");
    let db = first_schema(&path);
    db.execute_batch("CREATE INDEX claim_waiting ON claim (id)").expect("a name that the upgrade needs");
    drop(db);
    let before = std::fs::read(&path).expect("its bytes");
    let error = Store::open_to_write(&path).expect_err("the name is taken");
    assert!(error.message().contains("migration 2"), "{error}");
    assert_eq!(version(&path), 1);
    let db = Connection::open(&path).expect("a file");
    let columns: i64 = db
        .query_row("SELECT count(*) FROM pragma_table_info('mention') WHERE name = 'reviewed'", [], |row| row.get(0))
        .expect("an answer");
    assert_eq!((columns, std::fs::read(&path).expect("its bytes").len()), (0, before.len()));
}
