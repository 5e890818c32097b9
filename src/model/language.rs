//! The languages a name can be in: the codes of ISO 639-1.

/// Every code, in order.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv \
    dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it \
    iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb \
    nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr \
    ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Whether a text is the code of a language.
pub fn is_language(code: &str) -> bool {
    code.len() == 2 && CODES.split(' ').any(|known| known == code)
}

/// Whether a text has the form of the code of a script (ISO 15924): `Latn`.
pub fn is_script(code: &str) -> bool {
    let mut letters = code.bytes();
    code.len() == 4 && letters.next().is_some_and(|b| b.is_ascii_uppercase()) && letters.all(|b| b.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_from_what_only_looks_like_one() {
        assert!(["zh", "ru", "aa", "zu"].iter().all(|code| is_language(code)));
        assert!(["zz", "zzz", "", "a ", "aa ab", "ZH"].iter().all(|code| !is_language(code)));
        assert!(is_script("Hans") && !is_script("hans") && !is_script("Han") && !is_script("HANS"));
        assert_eq!(CODES.split(' ').count(), 184);
    }
}
