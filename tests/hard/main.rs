//! Hard to break: the built program is killed, starved of its disk, asked by many at once and fed with malice.
//!
//! Each test has a short form for every run; `CHANCERY_LONG=1` gives the long one (see `tests/README.md`).

#[cfg(unix)]
mod crash;
mod damage;
#[cfg(target_os = "linux")]
mod faults;
mod folder;
#[cfg(unix)]
mod hostile;
mod together;

/// How often, in the short form and in the long one.
fn times(short: usize, long: usize) -> usize {
    let number = std::env::var("CHANCERY_LONG").ok();
    number.map_or(short, |text| text.parse().ok().filter(|n| *n > 1).unwrap_or(long))
}

/// Numbers that look random, the same for the same seed.
struct Random(u64);

impl Random {
    /// From `CHANCERY_SEED`, else from the clock; printed, so that a failure can be had again.
    fn new() -> Self {
        let clock = || std::time::UNIX_EPOCH.elapsed().map_or(1, |time| time.subsec_nanos().into());
        let seed = std::env::var("CHANCERY_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(clock);
        println!("CHANCERY_SEED={seed}");
        Self(seed | 1)
    }

    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most.max(1)
    }
}
