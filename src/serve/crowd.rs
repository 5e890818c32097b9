//! The connections there are: when they become too many, the one that has been silent longest goes, so that any number
//! of slow ones keeps nobody from being answered.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::task::AbortHandle;

/// How many connections are kept.
const MOST: usize = 400;

/// Connections by when they were last heard of; those that are being answered are only counted.
#[derive(Debug, Default)]
pub(super) struct Crowd(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    next: u64,
    busy: usize,
    silent: BTreeMap<u64, AbortHandle>,
}

/// A connection's place in the crowd.
#[derive(Debug)]
pub(super) struct Place {
    /// Since when it is silent; none while it is being answered.
    since: Option<u64>,
    handle: AbortHandle,
}

impl Crowd {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in a connection; too many lose the one that has been silent longest.
    pub(super) fn enter(&self, handle: AbortHandle) -> Place {
        let mut state = self.state();
        let place = Place { since: Some(state.settle(&handle)), handle };
        while state.silent.len() + state.busy > MOST {
            let Some((_, longest)) = state.silent.pop_first() else { break };
            longest.abort();
        }
        place
    }

    /// A request of this connection has arrived.
    pub(super) fn answer(&self, place: &mut Place) {
        if let Some(since) = place.since.take() {
            let mut state = self.state();
            state.silent.remove(&since);
            state.busy += 1;
        }
    }

    /// Its answer is on the way.
    pub(super) fn answered(&self, place: &mut Place) {
        if place.since.is_none() {
            let mut state = self.state();
            state.busy -= 1;
            place.since = Some(state.settle(&place.handle));
        }
    }

    /// It is gone.
    pub(super) fn leave(&self, place: &Place) {
        let mut state = self.state();
        match place.since {
            Some(since) => drop(state.silent.remove(&since)),
            None => state.busy -= 1,
        }
    }
}

impl State {
    fn settle(&mut self, handle: &AbortHandle) -> u64 {
        self.next += 1;
        self.silent.insert(self.next, handle.clone());
        self.next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_silent_goes_and_those_being_answered_stay() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(watched());
    }

    async fn watched() {
        let crowd = Crowd::default();
        let tasks: Vec<_> = (0..MOST + 2).map(|_| tokio::spawn(std::future::pending::<()>())).collect();
        let mut places = Vec::new();
        for (i, task) in tasks.iter().enumerate() {
            places.push(crowd.enter(task.abort_handle()));
            if i == 0 {
                crowd.answer(&mut places[0]);
            }
        }
        tokio::task::yield_now().await;
        let gone: Vec<usize> = (0..tasks.len()).filter(|i| tasks[*i].is_finished()).collect();
        assert_eq!(gone, [1, 2]);
        for place in &places {
            crowd.leave(place);
        }
        let left = crowd.state();
        assert_eq!((left.busy, left.silent.len()), (0, 0));
    }
}
