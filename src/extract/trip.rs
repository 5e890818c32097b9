//! Trips: where a visit goes, how long it is, and one visit for each stop.

use super::actors::{ActorMention, Form, Site, Who};
use super::arguments::{Found, lists_stops};
use super::chunk::What;
use super::frames::Filled;
use super::line::Line;
use super::telling::{Party, Telling};
use crate::lexicon::triggers::{Part, Slot};
use crate::model::{ActorKind, EventKind, Role};

impl Line<'_, '_> {
    /// The places a visit goes to.
    pub(super) fn destinations(&self, filled: &Filled<'_>) -> Vec<Site> {
        // `left A for B` goes to B; `left A` was there.
        let aims = filled.parts.iter().any(|(_, found)| found.slot == Slot::For);
        // `his visit of X`: somebody else travels, and X is where.
        let owned = filled.parts.iter().any(|(part, found)| *part == Part::Guest && found.slot != Slot::Of);
        let is_place = |(part, found): &&(Part, Found)| {
            let place = *part == Part::Place && !(aims && found.slot == Slot::Object);
            place || *part == Part::Guest && owned && found.slot == Slot::Of
        };
        let mut sites: Vec<Site> = Vec::new();
        for (_, found) in filled.parts.iter().filter(is_place) {
            for mention in found.mentions.iter().map(|n| &self.scene.actors[*n]) {
                // `visited the Russian company X` went to a company.
                let Some(site) = site_of(mention).filter(|_| mention.form != Form::Demonym) else { continue };
                let state = |site: &Site| site.country.as_ref().map(|country| country.id.clone());
                let same = |known: &Site| state(known) == state(&site) && (known.city.is_none() || site.city.is_none());
                // `Brussels, Belgium` is one place, and so is `the capital of X`.
                match sites.iter().position(same) {
                    Some(at) if site.city.is_some() => sites[at] = site,
                    Some(_) => {}
                    None => sites.push(site),
                }
            }
        }
        sites.extend(self.listed_stops(filled.at));
        if sites.is_empty() && filled.np.is_some() {
            let modifiers = filled.np.iter().flat_map(|np| &np.modifiers).map(|n| &self.scene.actors[*n]);
            let owned = filled.np.as_ref().is_some_and(|np| !np.owners.is_empty());
            let abroad = |m: &&ActorMention| m.form != Form::Demonym || owned;
            let site = |m: &ActorMention| m.place.clone().or_else(|| state_of(m).filter(|_| owned));
            sites.extend(modifiers.filter(abroad).filter_map(site).take(1));
        }
        sites
    }

    /// `a tour of the Gulf, including Oman and Qatar`: the stops that are named.
    fn listed_stops(&self, trip: usize) -> Vec<Site> {
        let end = self.next_trigger(trip);
        let Some(list) = (trip + 1..end).find(|at| lists_stops(self.lower(*at))) else { return Vec::new() };
        let first = self.skip_words(list + 1, 2);
        let (mentions, _) = self.chain(first);
        mentions.iter().filter_map(|n| site_of(&self.scene.actors[*n])).collect()
    }

    /// A visit that names no destination goes to where its clause plays; who *arrived* came to where the text was written.
    pub(super) fn unsaid_destination(&self, telling: &Telling, filled: &Filled<'_>) -> Option<Site> {
        let arrives = ["arriv", "arrival"].iter().any(|stem| filled.row.phrase.starts_with(stem));
        let dateline = || self.scene.dateline_place().filter(|_| arrives);
        let site = telling.place.clone().or_else(dateline)?;
        let country = site.country.as_ref()?;
        let abroad = |party: &Party| party.role == Role::Guest && party.side_key() != country.id;
        let host = telling.with_role(Role::Host).next().is_some();
        (!host && telling.parties.iter().any(abroad)).then_some(site)
    }

    /// `arrived Tuesday on a six-day visit`: six days from Tuesday; `ended` ... on it.
    pub(super) fn add_length(&self, telling: &mut Telling, filled: &Filled<'_>) {
        let Some(dated) = telling.date.as_mut().filter(|_| filled.row.kind == EventKind::Visit) else { return };
        let (Some(first), Some(last)) = (dated.date.first(), dated.date.last()) else { return };
        let clause = self.clause(filled.at).chunks.clone();
        let length = clause.clone().find_map(|at| match self.what(at) {
            What::Time(n) => days_long(&self.scene.times[n].value),
            _ => None,
        });
        let stem = self.lower(filled.from);
        let ends = ["end", "conclu", "complet", "finish", "wrap"].iter().any(|verb| stem.starts_with(verb));
        let begins = [
            "begin", "began", "start", "arriv", "kick", "open", "land", "fly", "flew", "travel", "pay", "paid", "make",
            "made", "visit", "embark", "leav", "left", "depart",
        ];
        let begins = begins.iter().any(|verb| stem.starts_with(verb));
        let Some(days) = length.filter(|_| first == last && (begins || ends)) else { return };
        let span = if ends { (first.plus(1 - days), Some(last)) } else { (Some(first), last.plus(days - 1)) };
        if let (Some(from), Some(until)) = span
            && let Ok(date) = format!("{from}/{until}").parse()
        {
            dated.date = date;
            dated.how = format!("{}, and {days} days long", dated.how);
        }
    }
}

/// One visit for each destination; the state is the host where nobody is named.
pub(super) fn visits(telling: Telling, destinations: &[Site]) -> Vec<Telling> {
    let leaves = ["leav", "left", "depart", "set off", "head", "go", "travel", "fly", "embark"];
    let leaves = leaves.iter().any(|stem| telling.rule.contains(stem));
    if destinations.is_empty() {
        return vec![telling];
    }
    let several = destinations.len() > 1 && leaves;
    let to = |site: &Site| {
        let mut visit = telling.clone();
        if let Some(dated) = visit.date.as_mut().filter(|_| several) {
            on_tour(dated);
        }
        visit.trace.push(format!("destination {}", site_words(site)));
        if let Some(country) = &site.country {
            let who = Who::Known(std::sync::Arc::clone(country));
            let side = Some(std::sync::Arc::clone(country));
            let how = "the destination".to_owned();
            visit.add(Party { who, side, role: Role::Host, form: Form::State, inferred: false, how });
        }
        visit.place = Some(site.clone());
        visit
    };
    destinations.iter().map(to).collect()
}

/// The day on which a tour of several stops begins is not that of each: they lie after it.
fn on_tour(dated: &mut super::when::Dated) {
    let day = dated.date.first().filter(|first| dated.date.last() == Some(*first));
    if let Some(date) = day.and_then(|day| format!("{day}/..").parse().ok()) {
        dated.date = date;
        dated.how = format!("{}; several stops from then on", dated.how);
    }
}

/// `P6D`: a visit of at most a month.
fn days_long(value: &str) -> Option<i64> {
    let (count, unit) = value.strip_prefix('P')?.split_at_checked(value.len().checked_sub(2)?)?;
    let days: i64 = count.parse().ok()?;
    let days = match unit {
        "D" => days,
        "W" => days * 7,
        _ => return None,
    };
    (2..=31).contains(&days).then_some(days)
}

/// The place a mention can be; a state is one without a city.
pub(super) fn site_of(mention: &ActorMention) -> Option<Site> {
    let state = || match mention.who.as_slice() {
        [Who::Known(actor)] if actor.kind == ActorKind::State && mention.form == Form::State => {
            Some(std::sync::Arc::clone(actor))
        }
        _ => None,
    };
    mention.place.clone().or_else(|| state().map(|country| Site { city: None, country: Some(country) }))
}

/// `his German tour`: the state.
fn state_of(mention: &ActorMention) -> Option<Site> {
    match mention.who.as_slice() {
        [Who::Known(actor)] if actor.kind == ActorKind::State && mention.form == Form::Demonym => {
            Some(Site { city: None, country: Some(std::sync::Arc::clone(actor)) })
        }
        _ => None,
    }
}

/// `Moscow, Russia`.
pub(super) fn site_words(site: &Site) -> String {
    let words: Vec<&str> =
        site.city.iter().map(String::as_str).chain(site.country.iter().map(|c| c.name.as_str())).collect();
    words.join(", ")
}
