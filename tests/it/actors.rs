//! Who is meant in sentences of our own: names, offices of the day, newcomers, words that point back, and what names
//! nobody.

use chancery::extract::actors::{ActorMention, Form, Who, actors};
use chancery::extract::article::Article;
use chancery::lexicon::fold::fold;
use chancery::lexicon::gazetteer::Gazetteer;
use chancery::model::Title;
use chancery::seeds;
use std::sync::OnceLock;

fn names() -> &'static Gazetteer {
    static NAMES: OnceLock<Gazetteer> = OnceLock::new();
    NAMES.get_or_init(|| {
        let store = seeds::built_in().expect("the seeds");
        seeds::gazetteer(&store).expect("the names")
    })
}

/// Each mention as `words=who`; several are joined by `+`, a newcomer is `*Name`, who is open is `?`, a modifier or a
/// place that stands for nobody is left out.
fn read(day: &str, text: &str) -> Vec<String> {
    let article = Article::new(text, day.parse().expect("a day"));
    let mentions = actors(&article, names());
    let acts = mentions.iter().filter(|mention| mention.form.is_actor());
    acts.map(|mention| format!("{}={}", article.words(mention.tokens.clone()), meant(mention))).collect()
}

fn meant(mention: &ActorMention) -> String {
    let one = |who: &Who| match who {
        Who::Known(actor) => actor.id.clone(),
        Who::New(person) => format!("*{}", person.name),
        Who::Open(_) => "?".to_owned(),
    };
    mention.who.iter().map(one).collect::<Vec<_>>().join("+")
}

fn check(cases: &[(&str, &str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(day, text, expected)| (text, read(day, text), expected))
        .filter(|(_, found, expected)| found != *expected)
        .map(|(text, found, expected)| format!("{text}\n   found    {found:?}\n   expected {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_are_known_in_every_spelling() {
    check(&[
        (
            "2022-06-01",
            "Volodymyr Zelensky rang Recep Tayyip Erdogan.",
            &["Volodymyr Zelensky=volodymyr-zelenskyy", "Recep Tayyip Erdogan=recep-tayyip-erdogan"],
        ),
        (
            "2022-06-01",
            "VOLODYMYR ZELENSKY MET EMMANUEL MACRON",
            &["VOLODYMYR ZELENSKY=volodymyr-zelenskyy", "EMMANUEL MACRON=emmanuel-macron"],
        ),
        ("2022-06-01", "Aleksandr Lukashenka stayed at home.", &["Aleksandr Lukashenka=alexander-lukashenko"]),
        ("2021-05-01", "King Abdullah II saw the guest.", &["King Abdullah II=abdullah-ii"]),
        ("1996-05-01", "President William J. Clinton spoke first.", &["President William J. Clinton=bill-clinton"]),
        ("1975-05-01", "Foreign Minister A. Gromyko flew home.", &["Foreign Minister A. Gromyko=andrei-gromyko"]),
        ("1975-05-01", "Foreign Minister B. Gromyko flew home.", &["Foreign Minister B. Gromyko=?"]),
        (
            "2018-05-01",
            "Hungarian Prime Minister Orban Viktor flew home.",
            &["Hungarian Prime Minister Orban Viktor=viktor-orban"],
        ),
        (
            "2018-05-01",
            "Putin Meets Macron In Helsinki, Urges Restraint",
            &["Putin=vladimir-putin", "Macron=emmanuel-macron"],
        ),
        (
            "2018-05-01",
            "Kuleba Urges Restraint At Paris Talks\n\nForeign Minister Dmytro Kuleba spoke.",
            &["Kuleba=dmytro-kuleba", "Foreign Minister Dmytro Kuleba=dmytro-kuleba"],
        ),
        ("2018-05-01", "Theresa May came in May. May left on May 4.", &["Theresa May=theresa-may", "May=theresa-may"]),
    ]);
}

#[test]
fn words_that_only_look_like_names_are_none() {
    check(&[
        ("2018-05-01", "They told us who may go in march.", &["They=?"]),
        ("2018-05-01", "The turkey was served on fine china.", &[]),
        ("2018-05-01", "China Mobile and Israel Aircraft Industries signed.", &[]),
        ("2018-05-01", "The Paris accord and the Geneva conventions stand.", &[]),
        ("2018-05-01", "The General Electric plant has a new general manager.", &[]),
        ("2018-05-01", "Supporters of the Chicago team met in a bar.", &[]),
        ("2018-05-01", "He joined the Royal Navy.", &["He=?"]),
        ("2018-05-01", "The match ended in a draw. (The Japan Times)", &[]),
    ]);
}

#[test]
fn a_state_is_the_state_of_its_time() {
    check(&[
        ("1974-05-01", "Moscow said no, and Russia stayed away.", &["Moscow=soviet-union", "Russia=soviet-union"]),
        ("1994-05-01", "Moscow said no, and Russia stayed away.", &["Moscow=russia", "Russia=russia"]),
        ("1974-05-01", "Bonn agreed.", &["Bonn=germany"]),
        ("1965-05-01", "Peking refused.", &["Peking=china"]),
        ("2005-05-01", "The Soviet Union had refused.", &["Soviet Union=soviet-union"]),
        ("1985-05-01", "The Soviet leader spoke.", &["The Soviet leader=mikhail-gorbachev"]),
    ]);
}

#[test]
fn an_office_is_held_by_somebody_on_the_day() {
    check(&[
        ("2010-05-01", "The Russian president spoke.", &["The Russian president=dmitry-medvedev"]),
        ("2014-05-01", "The Russian president spoke.", &["The Russian president=vladimir-putin"]),
        ("2019-05-01", "The German leader spoke.", &["The German leader=angela-merkel"]),
        ("2019-05-01", "Germany's president spoke.", &["Germany's president=frank-walter-steinmeier"]),
        (
            "2019-05-01",
            "The presidents of Colombia and Chile spoke.",
            &["The presidents of Colombia and Chile=ivan-duque+sebastian-pinera"],
        ),
        (
            "2019-05-01",
            "French Foreign Minister Le Drian spoke.",
            &["French Foreign Minister Le Drian=jean-yves-le-drian"],
        ),
        ("2021-01-21", "The US president spoke.", &["The US president=?"]),
        ("2019-05-01", "A Russian diplomat spoke.", &["A Russian diplomat=?"]),
        ("2019-05-01", "The president spoke.", &["The president=?"]),
    ]);
}

#[test]
fn newcomers_are_known_by_their_introduction() {
    check(&[
        (
            "2031-05-01",
            "Norway's new foreign minister, Kari Nordmann, spoke. Nordmann smiled.",
            &["Norway's new foreign minister, Kari Nordmann=*Kari Nordmann", "Nordmann=*Kari Nordmann"],
        ),
        (
            "2031-05-01",
            "Peruvian Trade Minister Juan Quispe Mamani left.",
            &["Peruvian Trade Minister Juan Quispe Mamani=*Juan Quispe Mamani"],
        ),
        (
            "2031-05-01",
            "Juan Quispe, the foreign minister of Peru, left.",
            &["Juan Quispe, the foreign minister of Peru=*Juan Quispe"],
        ),
        (
            "2031-05-01",
            "Peru's Quispe to visit.\n\nPeruvian President Juan Quispe will come.",
            &["Peru's Quispe=*Juan Quispe", "Peruvian President Juan Quispe=*Juan Quispe"],
        ),
        (
            "2031-05-01",
            "The special envoy of Peru, Juan Quispe, left.",
            &["The special envoy of Peru, Juan Quispe=*Juan Quispe"],
        ),
        ("2031-05-01", "Juan Quispe lives on a farm.", &[]),
        ("2031-05-01", "Quispe lives on a farm.", &[]),
    ]);
    let article =
        Article::new("Norway's new foreign minister, Kari Nordmann, spoke.", "2031-05-01".parse().expect("a day"));
    let mentions = actors(&article, names());
    let Who::New(person) = &mentions[0].who[0] else { panic!("{mentions:?}") };
    assert!(person.newly && mentions[0].form == Form::Name);
    assert_eq!(mentions[0].sides[0].as_ref().map(|side| side.id.as_str()), Some("norway"));
    assert_eq!(person.title.as_ref().map(|title| title.words.as_str()), Some("foreign minister"));
}

#[test]
fn counterparts_hold_the_same_office() {
    check(&[
        (
            "2019-05-01",
            "Sergei Lavrov met his French counterpart.",
            &["Sergei Lavrov=sergey-lavrov", "his French counterpart=jean-yves-le-drian"],
        ),
        (
            "2019-05-01",
            "Vladimir Putin met his French counterpart.",
            &["Vladimir Putin=vladimir-putin", "his French counterpart=emmanuel-macron"],
        ),
        (
            "2031-05-01",
            "Norwegian Foreign Minister Kari Nordmann met her Peruvian and Chilean counterparts, Juan Quispe and Rosa Soto.",
            &[
                "Norwegian Foreign Minister Kari Nordmann=*Kari Nordmann",
                "her Peruvian and Chilean counterparts, Juan Quispe and Rosa Soto=*Juan Quispe+*Rosa Soto",
            ],
        ),
        ("2031-05-01", "Nobody met his counterpart.", &["his counterpart=?"]),
    ]);
}

#[test]
fn words_point_back() {
    check(&[
        (
            "2019-05-01",
            "Emmanuel Macron met Vladimir Putin. The two leaders ate. Both sides smiled.",
            &[
                "Emmanuel Macron=emmanuel-macron",
                "Vladimir Putin=vladimir-putin",
                "The two leaders=emmanuel-macron+vladimir-putin",
                "Both sides=france+russia",
            ],
        ),
        (
            "2019-05-01",
            "Sergei Lavrov flew to Oslo. He left on Monday.",
            &["Sergei Lavrov=sergey-lavrov", "He=sergey-lavrov"],
        ),
        (
            "2019-05-01",
            "Angela Merkel met Emmanuel Macron before she left.",
            &["Angela Merkel=angela-merkel", "Emmanuel Macron=emmanuel-macron", "she=angela-merkel"],
        ),
        ("2019-05-01", "Russia and Japan talked. They signed.", &["Russia=russia", "Japan=japan", "They=russia+japan"]),
        ("2019-05-01", "The two leaders ate.", &["The two leaders=?"]),
        ("2019-05-01", "They left. She stayed.", &["They=?", "She=?"]),
        (
            "2019-05-01",
            "French Foreign Minister Jean-Yves Le Drian arrived. The minister stayed.",
            &["French Foreign Minister Jean-Yves Le Drian=jean-yves-le-drian", "The minister=jean-yves-le-drian"],
        ),
    ]);
}

#[test]
fn delegations_and_governments_are_their_side() {
    check(&[
        (
            "2019-05-01",
            "Israeli and Palestinian negotiators met.",
            &["Israeli and Palestinian negotiators=israel+palestine"],
        ),
        ("2019-05-01", "Chinese officials met the Taliban.", &["Chinese officials=china", "Taliban=taliban"]),
        (
            "2019-05-01",
            "The Dutch government thanked the Polisario Front.",
            &["The Dutch government=netherlands", "Polisario Front=polisario-front"],
        ),
        ("2019-05-01", "U.S.-China talks went on.", &["U.S.-China=united-states+china"]),
        (
            "2019-05-01",
            "Houthi rebels and the Syrian opposition talked.",
            &["Houthi rebels=houthis", "the Syrian opposition=*Syrian opposition"],
        ),
        ("2019-05-01", "French journalists and a British actor met.", &[]),
        (
            "2019-05-01",
            "Lunda rebels and the LDP guerrillas met. The rebels agreed.",
            &["Lunda rebels=*Lunda rebels", "the LDP guerrillas=*LDP", "The rebels=*Lunda rebels"],
        ),
        ("2019-05-01", "Senior Burundian rebel leaders stayed.", &["Senior Burundian rebel leaders=*Burundian rebels"]),
        (
            "2019-05-01",
            "The Lunda Liberation Front (LLF) sent envoys. The LLF is small.",
            &[
                "Lunda Liberation Front=*Lunda Liberation Front",
                "LLF=*Lunda Liberation Front",
                "LLF=*Lunda Liberation Front",
            ],
        ),
    ]);
    let article = Article::new("A Russian delegation led by Sergei Lavrov came.", "2019-05-01".parse().expect("a day"));
    let mentions = actors(&article, names());
    assert_eq!(mentions[0].led_by.iter().map(Who::name).collect::<Vec<_>>(), ["Sergey Lavrov"]);
}

#[test]
fn a_capital_is_a_place_or_a_government() {
    let form = |text: &str, name: &str| {
        let article = Article::new(text, "2019-05-01".parse().expect("a day"));
        let mentions = actors(&article, names());
        let found = mentions.iter().find(|mention| article.words(mention.tokens.clone()) == name);
        found.unwrap_or_else(|| panic!("{text}: {mentions:?}")).form
    };
    for (text, name) in [
        ("He arrived in Moscow.", "Moscow"),
        ("His visit to Moscow went well.", "Moscow"),
        ("She visited Moscow and Tokyo.", "Tokyo"),
        ("The Moscow summit ended.", "Moscow"),
        ("They met at the White House.", "White House"),
        ("They met in Geneva.", "Geneva"),
        ("OSLO (Wire) -- They met.", "OSLO"),
    ] {
        assert_eq!(form(text, name), Form::Place, "{text}");
    }
    for (text, name) in [
        ("Moscow said so.", "Moscow"),
        ("Ties with Moscow are bad.", "Moscow"),
        ("There were talks between Beijing and Tokyo.", "Tokyo"),
        ("The White House denied it.", "White House"),
    ] {
        assert_eq!(form(text, name), Form::Metonym, "{text}");
    }
}

#[test]
fn every_title_is_read_in_its_example() {
    let unread = |title: &Title| {
        let article = Article::new(&title.example, "2019-05-01".parse().expect("a day"));
        let found = actors(&article, names());
        let told = |mention: &ActorMention| {
            let words = fold(article.words(mention.tokens.clone())).replace(" s ", "s ");
            words.contains(&fold(&title.words)) || matches!(mention.form, Form::Group | Form::Delegation)
        };
        !found.iter().any(told)
    };
    let titles = seeds::titles().expect("the titles");
    let unread: Vec<&Title> = titles.iter().filter(|title| unread(title)).collect();
    assert!(unread.is_empty(), "{unread:#?}");
}

#[test]
fn every_naming_word_stands_in_its_example() {
    for row in seeds::naming().expect("the words") {
        let example = format!(" {} ", fold(&row.example));
        assert!(row.words.iter().any(|word| example.contains(&format!(" {} ", fold(word)))), "{row:?}");
    }
}

#[test]
fn nothing_panics_and_spans_are_whole() {
    let day = "2019-05-01".parse().expect("a day");
    for text in [
        "",
        "'s",
        "the",
        "his",
        "the two",
        "of the of the",
        "President of",
        "(",
        "U.S.-",
        "«Putin»’s",
        "the 's the 's",
        "习近平 met",
        "Mr. ",
        "both of the",
    ] {
        let article = Article::new(text, day);
        let mut end = 0;
        for mention in actors(&article, names()) {
            assert!(mention.tokens.start >= end && mention.tokens.end > mention.tokens.start, "{text}");
            end = mention.tokens.end;
        }
    }
}
