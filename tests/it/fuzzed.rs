//! What the fuzzer begins with and what it has found, read again without it (`fuzz/README.md`).

#[path = "../../fuzz/src/lib.rs"]
#[allow(unreachable_pub, reason = "in its own crate it is reached")]
mod targets;

use std::path::Path;

#[test]
fn every_seed_and_every_finding_is_answered() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    for (name, target) in targets::TARGETS {
        let mut read = 0;
        for folder in ["seeds", "findings"].map(|kept| fuzz.join(kept).join(name)) {
            for file in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                println!("{}", file.path().display());
                target(&std::fs::read(file.path()).expect("the bytes"));
                read += 1;
            }
        }
        assert!(read > 0, "{name} has no seeds");
    }
}
