//! `serve`: the base as a page in the browser of this computer.

use super::clock;
use super::context::Context;
use super::out::Out;
use crate::ask::Now;
use crate::error::Result;
use crate::seeds;
use crate::serve::{Settings, run};
use crate::store::Store;
use clap::Args;
use std::net::SocketAddr;

/// Show the base as a page in the browser of this computer
///
/// Only this computer can open it, and it only reads. What a page shows stands in its address, in the words of the
/// flags. The answers of --json are under /api, described in /api/openapi.json.
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// The port; 0: any that is free
    #[arg(long, value_name = "N", default_value_t = 8423)]
    port: u16,
}

impl Serve {
    pub(super) fn run(&self, cx: &mut Context, out: &mut Out) -> Result<u8> {
        drop(cx.read()?);
        let path = cx.base_path();
        let (order, fixed) = (cx.order, cx.fixed_day());
        let settings = Settings {
            port: self.port,
            base: path.as_ref().map_or("The built-in events".to_owned(), |path| path.display().to_string()),
            open: Box::new(move || path.as_deref().map_or_else(built_in, Store::open)),
            now: Box::new(move || Now { today: fixed.unwrap_or_else(clock::now), order }),
        };
        run(settings, |address: SocketAddr| {
            out.line(format!("open http://{address}/  (this computer only; read only; Ctrl-C stops)"))?;
            out.finish()
        })?;
        Ok(0)
    }
}

/// The built-in base, its words indexed.
fn built_in() -> Result<Store> {
    let store = seeds::built_in()?;
    store.rebuild_text()?;
    Ok(store)
}
