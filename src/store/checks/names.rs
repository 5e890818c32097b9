//! Names that mean two actors, and names that are not what they look like.

use super::super::Store;
use super::Tell;
use crate::error::Result;
use rusqlite::Row;

impl Store {
    /// Names that two actors of one kind share who cannot be told apart by when they began, unless the note of one of them
    /// says that this is so.
    pub(crate) fn clashing_names(&self, tell: &mut Tell<'_>) -> Result<()> {
        let sql = "SELECT k.key, group_concat(DISTINCT a.slug) AS who FROM name_key k JOIN actor a ON a.id = k.actor
                    WHERE k.whole = 1 AND k.type = 'main' GROUP BY k.key, a.kind
                   HAVING count(DISTINCT a.id) > max(1, count(DISTINCT a.exists_from)) AND max(coalesce(a.note, '') LIKE '%accepted:names%') = 0 ORDER BY k.key";
        let words = |row: &Row<'_>| {
            let (key, who): (String, String) = (row.get("key")?, row.get("who")?);
            Ok((Vec::new(), format!("\"{key}\" is the name of {}", who.replace(',', " and of "))))
        };
        self.tell(sql, [], words, tell)
    }

    /// Names with letters of two alphabets in one word, or with signs that turn or hide letters.
    pub(crate) fn strange_letters(&self, tell: &mut Tell<'_>) -> Result<()> {
        let sql = "SELECT a.slug, n.text FROM actor a JOIN (SELECT id AS actor, name AS text FROM actor
                     UNION ALL SELECT actor, text FROM alias) n ON n.actor = a.id
                    WHERE coalesce(a.note, '') NOT LIKE '%accepted:letters%' ORDER BY a.slug, n.text";
        let words = |row: &Row<'_>| {
            let (id, name): (String, String) = (row.get(0)?, row.get(1)?);
            Ok(strange(&name).map(|why| (Vec::new(), format!("{id} is called \"{name}\": {why}"))))
        };
        self.tell_some(sql, [], words, tell)
    }
}

/// What is not as it looks in a name.
fn strange(name: &str) -> Option<&'static str> {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    let hides = |c: char| matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}') || c.is_control();
    let stacked = |text: &str| text.chars().map(is_mark).collect::<Vec<_>>().windows(4).any(|four| four == [true; 4]);
    match name {
        _ if name.contains(turns) => Some("a sign in it turns the order of the letters"),
        _ if name.contains(hides) => Some("a sign in it cannot be seen"),
        _ if stacked(name) => Some("marks are heaped on one letter"),
        _ if name.split(|c: char| !c.is_alphabetic()).any(is_mixed) => {
            Some("letters of two alphabets stand in one word")
        }
        _ => None,
    }
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// Latin, Greek and Cyrillic have letters that look alike.
fn is_mixed(word: &str) -> bool {
    let alphabet = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Some(0),
        '\u{370}'..='\u{3ff}' => Some(1),
        '\u{400}'..='\u{52f}' => Some(2),
        _ => None,
    };
    let mut known = word.chars().filter_map(alphabet);
    known.next().is_some_and(|first| known.any(|other| other != first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_as_it_looks_is_strange() {
        for plain in
            ["José Ñandú", "Владимир Путин", "习近平", "محمد بن سلمان", "Nguyễn Phú Trọng", "Boris Tadić (Тадић)"]
        {
            assert_eq!(strange(plain), None, "{plain}");
        }
        for (name, why) in [
            ("P\u{443}tin", "two alphabets"),
            ("Evil \u{202e}nituP", "turns"),
            ("Pu\u{200b}tin", "cannot be seen"),
            ("Z\u{300}\u{301}\u{302}\u{303}algo", "heaped"),
        ] {
            assert!(strange(name).is_some_and(|said| said.contains(why)), "{name}");
        }
    }
}
