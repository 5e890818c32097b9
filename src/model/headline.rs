//! A line in words for an event, made from its facts alone.

use super::{EventKind, Mode, Role};

/// `Xi Jinping visits Moscow`, `Qin Gang and Dmytro Kuleba speak by phone`.
pub fn headline(kind: EventKind, mode: Mode, people: &[(String, Role)], place: Option<&str>) -> String {
    let named = |wanted: &dyn Fn(Role) -> bool| -> Vec<&str> {
        people.iter().filter(|(_, role)| wanted(*role)).map(|(name, _)| name.as_str()).collect()
    };
    let everyone = list(&named(&|role| role != Role::Mediator));
    let inside = place.map(|place| format!(" in {place}")).unwrap_or_default();
    let (guests, hosts) = (named(&|role| role == Role::Guest), named(&|role| role == Role::Host));
    match kind {
        EventKind::Visit if !guests.is_empty() => {
            let verb = if guests.len() > 1 { "visit" } else { "visits" };
            format!("{} {verb} {}", list(&guests), place.map_or_else(|| list(&hosts), str::to_owned))
        }
        EventKind::Visit => format!("Visit: {everyone}{inside}"),
        EventKind::Meeting if mode == Mode::Video => format!("{everyone} meet by video"),
        EventKind::Meeting => format!("{everyone} meet{inside}"),
        EventKind::Call if mode == Mode::Video => format!("{everyone} speak by video"),
        EventKind::Call => format!("{everyone} speak by phone"),
        EventKind::Summit => format!("Summit{inside}: {everyone}"),
        EventKind::Negotiation => format!("{everyone} negotiate{inside}"),
        EventKind::Signing => format!("{everyone} sign an agreement{inside}"),
        EventKind::Statement => format!("Statement: {everyone}"),
        EventKind::Other => everyone,
    }
}

/// `A`, `A and B`, `A, B and C`, `A, B, C and 4 others`.
fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] if most.len() < 3 => format!("{} and {last}", most.join(", ")),
        [a, b, c, rest @ ..] => format!("{a}, {b}, {c} and {} others", rest.len()),
        _ => names.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn lists_read_as_prose() {
        let names = ["A", "B", "C", "D", "E"];
        assert_eq!(list(&names[..2]), "A and B");
        assert_eq!(list(&names[..3]), "A, B and C");
        assert_eq!(list(&names), "A, B, C and 2 others");
    }
}
