//! A line in words for an event that comes without one, made from its facts alone.

use crate::error::Result;
use crate::model::city::listed;
use crate::model::{EventKind, Mode, Role};
use crate::store::{EventRow, Member, Store};

/// `Xi Jinping visits Moscow`, `Qin Gang and Dmytro Kuleba speak by phone`.
pub(super) fn of(store: &Store, event: &EventRow, members: &[Member]) -> Result<String> {
    let name = |member: &Member| Ok(store.actor(member.actor)?.name);
    let named = |wanted: &dyn Fn(Role) -> bool| -> Result<Vec<String>> {
        members.iter().filter(|member| wanted(member.role)).map(name).collect()
    };
    let everyone = list(&named(&|role| role != Role::Mediator)?);
    let place = match (&event.city, event.country) {
        (Some(city), _) => Some(listed(city)),
        (None, Some(country)) => Some(store.actor(country)?.name),
        (None, None) => None,
    };
    let inside = place.as_ref().map(|place| format!(" in {place}")).unwrap_or_default();
    let (guests, hosts) = (named(&|role| role == Role::Guest)?, named(&|role| role == Role::Host)?);
    Ok(match event.kind {
        EventKind::Visit if !guests.is_empty() => {
            let verb = if guests.len() > 1 { "visit" } else { "visits" };
            format!("{} {verb} {}", list(&guests), place.unwrap_or_else(|| list(&hosts)))
        }
        EventKind::Visit => format!("Visit: {everyone}{inside}"),
        EventKind::Meeting if event.mode == Mode::Video => format!("{everyone} meet by video"),
        EventKind::Meeting => format!("{everyone} meet{inside}"),
        EventKind::Call if event.mode == Mode::Video => format!("{everyone} speak by video"),
        EventKind::Call => format!("{everyone} speak by phone"),
        EventKind::Summit => format!("Summit{inside}: {everyone}"),
        EventKind::Negotiation => format!("{everyone} negotiate{inside}"),
        EventKind::Signing => format!("{everyone} sign an agreement{inside}"),
        EventKind::Statement => format!("Statement: {everyone}"),
        EventKind::Other => everyone,
    })
}

/// `A`, `A and B`, `A, B and C`, `A, B, C and 4 others`.
fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
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
        let names = |n: usize| ["A", "B", "C", "D", "E"][..n].iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        assert_eq!(list(&names(2)), "A and B");
        assert_eq!(list(&names(3)), "A, B and C");
        assert_eq!(list(&names(5)), "A, B, C and 2 others");
    }
}
