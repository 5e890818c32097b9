//! The cities of an event in one text: one, or those of a journey joined by `;`, as actors are in a cell.

/// Each city.
pub fn cities(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|city| !city.is_empty())
}

/// One text of several cities, each once.
pub fn joined<'a>(cities: impl IntoIterator<Item = &'a str>) -> String {
    let mut known: Vec<&str> = Vec::new();
    for city in cities {
        if !known.contains(&city) {
            known.push(city);
        }
    }
    known.join(";")
}

/// As in prose: `Shanghai, Beijing and Hangzhou`.
pub fn listed(text: &str) -> String {
    match cities(text).collect::<Vec<_>>().as_slice() {
        [most @ .., last] if !most.is_empty() => format!("{} and {last}", most.join(", ")),
        one => one.concat(),
    }
}

/// Whether two journeys touch one city.
pub fn meet(a: &str, b: &str) -> bool {
    cities(a).any(|x| cities(b).any(|y| x.eq_ignore_ascii_case(y)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_city_or_several() {
        assert_eq!(listed("Moscow"), "Moscow");
        assert_eq!(listed("Lyon;Paris"), "Lyon and Paris");
        assert_eq!(listed("Bergen; Oslo ;Tromso"), "Bergen, Oslo and Tromso");
        assert_eq!(listed(";"), "");
        assert_eq!(joined(["Lyon", "Paris", "Lyon"]), "Lyon;Paris");
    }

    #[test]
    fn one_common_city_is_enough() {
        assert!(meet("Lyon;Paris", "paris"));
        assert!(!meet("Lyon;Paris", "Lille"));
        assert!(!meet("", ""));
    }
}
