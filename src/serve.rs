//! The local page and its read-only API: pages as HTML that needs no script, the same answers as JSON, and downloads.
//!
//! A request passes `guard` (who asks, and how), then a route of `app`, which reads the `address` and hands a job to
//! the `pool` of read connections; the job writes a page of `pages`, an answer of `api` or a file of `download`.

mod address;
mod api;
mod app;
mod assets;
mod body;
mod crowd;
mod download;
mod guard;
mod listen;
mod pages;
mod pool;

use crate::ask::Now;
use crate::error::{Error, Result};
use crate::store::Store;
use std::net::{Ipv4Addr, SocketAddr};
use tokio::net::TcpListener;

/// What a page is served from, and how.
pub struct Settings {
    /// The port; 0: any that is free.
    pub port: u16,
    /// What the base is called at the foot of a page.
    pub base: String,
    /// Opens the base to read, once for each connection of the pool.
    pub open: Box<dyn Fn() -> Result<Store> + Send + Sync>,
    /// The day, asked anew for each request: a page may stay open over midnight.
    pub now: Box<dyn Fn() -> Now + Send + Sync>,
}

/// Serves pages to this computer until the process ends; `ready` is told the address once it can be asked.
///
/// # Errors
/// When the base cannot be opened, the port is taken, or `ready` fails.
pub fn run(settings: Settings, ready: impl FnOnce(SocketAddr) -> Result<()>) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(pool::CONNECTIONS + 2)
        .enable_all()
        .build()
        .map_err(|error| Error::base("the server cannot start").cause(error))?;
    runtime.block_on(async {
        let port = settings.port;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|error| {
            Error::base(format!("port {port} of this computer cannot be used"))
                .note("another one", "chancery serve --port 0")
                .cause(error)
        })?;
        let address = listener.local_addr().map_err(|error| Error::base("the server has no address").cause(error))?;
        let site = app::Site::new(settings, address.port())?;
        ready(address)?;
        listen::serve(listener, app::router(site)).await;
        Ok(())
    })
}
