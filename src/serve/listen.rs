//! The loop that takes in connections, with the limits that keep any of them from taking the place of others.

use super::crowd::{Crowd, Place};
use axum::Router;
use axum::body::Body;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

/// How long the head of a request may take to arrive.
const HEAD: Duration = Duration::from_secs(10);

/// How many bytes it may have, and how many fields.
const HEAD_BYTES: usize = 16 * 1024;
const HEAD_FIELDS: usize = 64;

/// The longest time for which a connection may stay open.
const LONGEST: Duration = Duration::from_secs(600);

/// Takes in connections for ever.
pub(super) async fn serve(listener: TcpListener, router: Router) {
    let crowd = Arc::new(Crowd::default());
    loop {
        match listener.accept().await {
            Ok((stream, _)) => take_in(stream, router.clone(), &crowd),
            // Out of files or memory: those that are there will end.
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
}

/// A connection's place, left when the connection ends, however it ends.
struct Seat {
    crowd: Arc<Crowd>,
    place: Mutex<Place>,
}

impl Seat {
    fn with(&self, change: impl FnOnce(&Crowd, &mut Place)) {
        change(&self.crowd, &mut self.place.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.with(|crowd, place| crowd.leave(place));
    }
}

/// Talks with a connection once it has its place.
fn take_in(stream: TcpStream, router: Router, crowd: &Arc<Crowd>) {
    let (seated, seat) = oneshot::channel::<Arc<Seat>>();
    let task = tokio::spawn(async move {
        if let Ok(seat) = seat.await {
            let _ = tokio::time::timeout(LONGEST, talk(stream, router, seat)).await;
        }
    });
    let place = Mutex::new(crowd.enter(task.abort_handle()));
    let _ = seated.send(Arc::new(Seat { crowd: Arc::clone(crowd), place }));
}

async fn talk(stream: TcpStream, router: Router, seat: Arc<Seat>) {
    let service = service_fn(|request: Request<Incoming>| {
        let (router, seat) = (router.clone(), Arc::clone(&seat));
        async move {
            seat.with(Crowd::answer);
            let response = TowerToHyperService::new(router).call(request.map(Body::new)).await;
            seat.with(Crowd::answered);
            response
        }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_headers(HEAD_FIELDS).max_buf_size(HEAD_BYTES);
    let _ = http.serve_connection(TokioIo::new(stream), service).await;
}
