//! The flags that choose events, the same on every command that asks for some.

use crate::ask::Limits;
use clap::Args;

/// Which events are wanted.
#[derive(Debug, Args, Default)]
#[command(next_help_heading = "Which events")]
pub(super) struct Filters {
    /// Only from this date on
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,
    /// Only up to this date
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,
    /// Only in this period: 2022, 2022-09, 2022-Q3, 2022-W37, 1990s
    #[arg(long = "in", value_name = "PERIOD", allow_hyphen_values = true)]
    within: Option<String>,
    /// Only these kinds: visit,meeting,call,summit,negotiation,signing,statement,other
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    kind: Vec<String>,
    /// Only these modes: in-person,video,phone,written,unknown
    #[arg(long, value_name = "MODE", value_delimiter = ',')]
    mode: Vec<String>,
    /// Short for --mode in-person
    #[arg(long)]
    in_person: bool,
    /// Short for --mode phone
    #[arg(long)]
    phone: bool,
    /// Short for --mode video
    #[arg(long)]
    video: bool,
    /// Only these: held,planned,proposed,cancelled,postponed,denied
    #[arg(long, value_name = "STATUS", value_delimiter = ',')]
    status: Vec<String>,
    /// Only at a city or in a country of this name
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    /// Only with this tag
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// Only those that this source tells of: S1
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    /// Only what is certainly in the period, not what is only possibly (~)
    #[arg(long)]
    certain: bool,
    /// As it was known on that day, by what had been published
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    as_of: Option<String>,
    /// At most this many: the first ones in the order asked for
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
    /// Latest first
    #[arg(long)]
    pub(super) reverse: bool,
}

impl Filters {
    /// What these flags restrict; `exact`, where a command has it.
    pub(super) fn limits(&self, exact: bool) -> Limits {
        let short = [(self.in_person, "in-person"), (self.phone, "phone"), (self.video, "video")];
        let short = short.into_iter().filter(|(set, _)| *set).map(|(_, mode)| mode.to_owned());
        Limits {
            since: self.since.clone(),
            until: self.until.clone(),
            within: self.within.clone(),
            kinds: self.kind.clone(),
            modes: self.mode.iter().cloned().chain(short).collect(),
            statuses: self.status.clone(),
            place: self.place.clone(),
            tag: self.tag.clone(),
            source: self.source.clone(),
            certain: self.certain,
            as_of: self.as_of.clone(),
            exact,
            limit: self.limit,
            reverse: self.reverse,
        }
    }
}
