//! A few read connections, and the threads that ask them: SQLite blocks, the server does not.

use crate::error::{Error, Result};
use crate::store::Store;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// How many questions are answered at once.
pub(super) const CONNECTIONS: usize = 4;

/// How many of them may be long downloads.
const DOWNLOADS: usize = 2;

/// How long a question waits for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a page may take.
const LONGEST: Duration = Duration::from_secs(60);

/// Whether a job is a page, which must be quick, or a download, which may be long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    Page,
    Download,
}

type Open = Box<dyn Fn() -> Result<Store> + Send + Sync>;

/// Read connections that are opened when they are needed and kept.
pub(super) struct Pool {
    open: Open,
    idle: Mutex<Vec<Store>>,
    free: Arc<Semaphore>,
    downloads: Arc<Semaphore>,
}

/// A connection that goes back to the pool by itself, also when its job panics.
struct Lease {
    pool: Arc<Pool>,
    store: Option<Store>,
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(store) = self.store.take() {
            self.pool.idle.lock().unwrap_or_else(PoisonError::into_inner).push(store);
        }
    }
}

impl Pool {
    /// A pool with its first connection, so that a base that cannot be read is told at once.
    pub(super) fn new(open: Open) -> Result<Arc<Self>> {
        let first = open()?;
        Ok(Arc::new(Self {
            open,
            idle: Mutex::new(vec![first]),
            free: Arc::new(Semaphore::new(CONNECTIONS)),
            downloads: Arc::new(Semaphore::new(DOWNLOADS)),
        }))
    }

    /// Runs a job with a connection; one that takes too long is interrupted.
    pub(super) async fn run<T: Send + 'static>(
        self: &Arc<Self>,
        length: Length,
        job: impl FnOnce(&Store) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let pool = Arc::clone(self);
        // A task of its own, so that a job ends in order also when nobody waits for it any more.
        let task = tokio::spawn(async move { pool.work(length, job).await });
        task.await.map_err(|error| Error::bug("a request was dropped").cause(error))?
    }

    async fn work<T: Send + 'static>(
        self: Arc<Self>,
        length: Length,
        job: impl FnOnce(&Store) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let places = async {
            let long = match length {
                Length::Download => Some(Arc::clone(&self.downloads).acquire_owned().await),
                Length::Page => None,
            };
            (long, Arc::clone(&self.free).acquire_owned().await)
        };
        let busy = || Error::base("the server is busy").note("try", "again in a moment");
        let _places = timeout(PATIENCE, places).await.map_err(|_| busy())?;
        let lease = self.lease().await?;
        let stop = lease.store.as_ref().map(Store::interrupter);
        let mut work = tokio::task::spawn_blocking(move || {
            let result = lease.store.as_ref().map_or_else(|| Err(Error::bug("no connection")), job);
            drop(lease);
            result
        });
        let limit = if length == Length::Page { LONGEST } else { Duration::MAX };
        let done = if let Ok(done) = timeout(limit, &mut work).await {
            done
        } else {
            if let Some(stop) = stop {
                stop();
            }
            work.await
        };
        done.map_err(|error| Error::bug("a request failed").cause(error))?
    }

    async fn lease(self: &Arc<Self>) -> Result<Lease> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let store = if let Some(store) = idle {
            store
        } else {
            let pool = Arc::clone(self);
            let opened = tokio::task::spawn_blocking(move || (pool.open)()).await;
            opened.map_err(|error| Error::bug("a base was not opened").cause(error))??
        };
        Ok(Lease { pool: Arc::clone(self), store: Some(store) })
    }
}
