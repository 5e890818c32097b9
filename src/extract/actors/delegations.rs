//! Who leads a delegation.

use super::mention::{ActorMention, Form};
use super::reading::Reading;

/// `a Russian delegation led by the foreign minister`: whoever is named right behind those words.
pub(super) fn attach_leaders(reading: &Reading<'_>, mentions: &mut [ActorMention]) {
    for at in 1..mentions.len() {
        let (before, after) = mentions.split_at_mut(at);
        let (Some(delegation), Some(leader)) = (before.last_mut(), after.first_mut()) else { return };
        let between = delegation.tokens.end..leader.tokens.start;
        let words: Vec<&str> =
            between.map(|token| reading.article.word(token)).filter(|word| *word != "\n").take(6).collect();
        let led = matches!(words.as_slice(), [] | [..])
            && words.len() < 6
            && words.windows(2).any(|pair| matches!(pair, ["led" | "headed", "by"]));
        if delegation.form == Form::Delegation && led && leader.form.is_actor() {
            delegation.led_by.clone_from(&leader.who);
            let side = delegation.sides.first().cloned().flatten();
            leader.sides.iter_mut().filter(|own| own.is_none()).for_each(|own| own.clone_from(&side));
        }
    }
}
