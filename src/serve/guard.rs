//! Who may ask, and how: this computer by its own name, to read; and what a browser may do with an answer.

use super::app::Site;
use super::pages;
use axum::extract::{Request, State};
use axum::http::header::{
    ALLOW, CONTENT_SECURITY_POLICY, HOST, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Everything a page needs comes from here, as a file: a name in the base can be no script.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 7] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "geolocation=(), camera=(), microphone=()"),
];

/// Refuses what is not meant for this server, and sets the headers of every answer.
pub(super) async fn guard(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = match refuse(&site, &request) {
        Some(refusal) => refusal,
        None => next.run(request).await,
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

fn refuse(site: &Site, request: &Request) -> Option<Response> {
    if !is_ours(site, request.headers(), request.uri()) {
        let words = "This page is served to this computer only, under its own name.";
        return Some(pages::refusal(StatusCode::MISDIRECTED_REQUEST, words));
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let refusal = pages::refusal(StatusCode::METHOD_NOT_ALLOWED, "This page only reads: GET and HEAD.");
        return Some(([(ALLOW, "GET, HEAD")], refusal).into_response());
    }
    None
}

/// Whether the request names this computer, not one whose name another site's owner has pointed here.
fn is_ours(site: &Site, headers: &HeaderMap, uri: &Uri) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let named = |host: &str| site.hosts().iter().any(|ours| ours.eq_ignore_ascii_case(host));
    host.to_str().is_ok_and(named) && uri.authority().is_none_or(|authority| named(authority.as_str()))
}
