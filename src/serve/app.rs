//! The routes, and what each of them hands to the pool.

use super::address::Address;
use super::body::{Sender, channel};
use super::pages::Page;
use super::pool::{Length, Pool};
use super::{Settings, api, assets, download, guard, pages};
use crate::ask::Now;
use crate::error::{Error, Result};
use crate::store::Store;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;
use tokio::sync::oneshot;

/// What every request is answered from.
#[derive(Clone)]
pub(super) struct Site(Arc<Inner>);

struct Inner {
    pool: Arc<Pool>,
    now: Box<dyn Fn() -> Now + Send + Sync>,
    base: String,
    hosts: [String; 3],
}

impl Site {
    pub(super) fn new(settings: Settings, port: u16) -> Result<Self> {
        let pool = Pool::new(settings.open)?;
        let hosts = ["127.0.0.1", "localhost", "[::1]"];
        let hosts = hosts.map(|host| if port == 80 { host.to_owned() } else { format!("{host}:{port}") });
        Ok(Self(Arc::new(Inner { pool, now: settings.now, base: settings.base, hosts })))
    }

    /// The names under which this computer may ask.
    pub(super) fn hosts(&self) -> &[String] {
        &self.0.hosts
    }

    /// What the base is called.
    pub(super) fn base(&self) -> &str {
        &self.0.base
    }

    /// A body that a job writes; an error before its first piece is none of it.
    pub(super) async fn body(
        &self,
        length: Length,
        job: impl FnOnce(&Store, Now, &mut Sender) -> Result<()> + Send + 'static,
    ) -> Result<Body> {
        let (begun, begins) = oneshot::channel();
        let (mut sender, body) = channel(begun);
        let (pool, now) = (Arc::clone(&self.0.pool), (self.0.now)());
        let work =
            tokio::spawn(async move { pool.run(length, move |store| write(store, now, &mut sender, job)).await });
        if begins.await.is_ok() {
            return Ok(body);
        }
        let done = work.await.map_err(|error| Error::bug("a request failed").cause(error))?;
        done.and_then(|()| Err(Error::bug("an answer without a word")))
    }

    /// A page; an error before its head is a page of its own, a later one stands where it happened.
    async fn page(&self, uri: &Uri, write: impl FnOnce(&mut Page<'_>) -> Result<()> + Send + 'static) -> Response {
        let typed = uri.query().unwrap_or_default();
        let address = match Address::read(typed) {
            Ok(address) => address,
            Err(error) => return pages::failed(&error, &Address::default(), uri.path()),
        };
        if typed.contains("=&") || typed.ends_with('=') {
            return (StatusCode::SEE_OTHER, [(LOCATION, address.at(uri.path()))]).into_response();
        }
        let (site, asked, path) = (self.clone(), address.clone(), uri.path().to_owned());
        let job = move |store: &Store, now: Now, sender: &mut Sender| {
            let mut page = Page::new(store, now, asked, path, sender);
            let written = write(&mut page);
            page.end(written, &site)
        };
        match self.body(Length::Page, job).await {
            Ok(body) => {
                ([(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-cache")], body).into_response()
            }
            Err(error) => pages::failed(&error, &address, uri.path()),
        }
    }
}

fn write(
    store: &Store,
    now: Now,
    sender: &mut Sender,
    job: impl FnOnce(&Store, Now, &mut Sender) -> Result<()>,
) -> Result<()> {
    let done = job(store, now, sender).and_then(|()| sender.close());
    if let Err(error) = &done {
        sender.fail(error);
    }
    done
}

/// Every route, behind the guard.
pub(super) fn router(site: Site) -> Router {
    Router::new()
        .route("/", get(start))
        .route("/when", get(when))
        .route("/timeline", get(timeline))
        .route("/search", get(search))
        .route("/event/{id}", get(event))
        .route("/actor/{id}", get(actor))
        .route("/actors", get(actors))
        .route("/source/{id}", get(source))
        .route("/sources", get(sources))
        .route("/download/{file}", get(download::file))
        .nest("/api", api::routes())
        .route("/assets/{file}", get(assets::file))
        .fallback(|| async { pages::refusal(StatusCode::NOT_FOUND, "There is no such page.") })
        .layer(axum::middleware::from_fn_with_state(site.clone(), guard::guard))
        .with_state(site)
}

async fn start(State(site): State<Site>, uri: Uri) -> Response {
    site.page(&uri, pages::start::write).await
}

async fn when(State(site): State<Site>, uri: Uri) -> Response {
    site.page(&uri, pages::when::write).await
}

async fn timeline(State(site): State<Site>, uri: Uri) -> Response {
    site.page(&uri, pages::timeline::write).await
}

async fn search(State(site): State<Site>, uri: Uri) -> Response {
    site.page(&uri, pages::search::write).await
}

async fn event(State(site): State<Site>, Path(id): Path<String>, uri: Uri) -> Response {
    site.page(&uri, move |page| pages::event::write(page, &id)).await
}

async fn actor(State(site): State<Site>, Path(id): Path<String>, uri: Uri) -> Response {
    site.page(&uri, move |page| pages::actor::write(page, &id)).await
}

async fn actors(State(site): State<Site>, uri: Uri) -> Response {
    site.page(&uri, pages::actors::write).await
}

async fn source(State(site): State<Site>, Path(id): Path<String>, uri: Uri) -> Response {
    site.page(&uri, move |page| pages::source::write(page, &id)).await
}

async fn sources(State(site): State<Site>, uri: Uri) -> Response {
    site.page(&uri, pages::source::list).await
}
