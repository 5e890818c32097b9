//! For AI assistants: the questions of the command line as tools, over standard input and output (the Model Context
//! Protocol). The answers are those of `--json`, with sources and statuses, so that an assistant can cite; `add` is there
//! only where the user allows it, and what it adds waits for a person's word.

mod add;
mod asked;

use crate::ask::{self, By, Case, Now};
use crate::error::{self, Error};
use crate::store::{RevisionNote, Store};
use add::Telling;
use asked::{Counting, Naming, Question, Search};
use rmcp::handler::server::router::tool::ToolRouter;
use rmcp::handler::server::wrapper::Parameters;
use rmcp::model::{CallToolResult, ContentBlock, Implementation, ServerCapabilities, ServerConfig};
use rmcp::{ServerHandler, ServiceExt, tool, tool_handler, tool_router};
use std::sync::{Arc, Mutex, PoisonError};

/// How many events a tool gives unless it is asked for more: an assistant's memory is short.
const FEW: usize = 50;

const INSTRUCTIONS: &str = "\
A record of who met whom, when, where, how, and how we know. Names in any script, offices (\"russian president\") and \
whole sentences are understood. Dates are EDTF and only as precise as their source: do not make them more precise. \
Status matters: planned, proposed, cancelled, postponed and denied events did not, as far as is known, take place. \
Claims are what a source counts or denies (\"not a single call\"); beside them stands what is recorded here. Cite the \
mentions: source, line, quote, url. An empty answer means that nothing is recorded, not that nothing happened.";

/// What the tools work with.
pub struct Settings {
    /// The base: open to write where `adds` is given.
    pub store: Store,
    /// The day, asked anew for each question.
    pub now: Box<dyn Fn() -> Now + Send + Sync>,
    /// Who adds, and when; none: `add` is no tool.
    pub adds: Option<Box<dyn Fn() -> RevisionNote + Send + Sync>>,
}

/// Answers an assistant until it hangs up.
///
/// # Errors
/// When the other side does not speak the protocol.
pub fn run(settings: Settings) -> error::Result<()> {
    let failed = |error: &dyn std::fmt::Display| Error::input("the assistant cannot be answered").cause(error);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| failed(&error))?.block_on(async {
        let tools = Tools::new(settings);
        let service = tools.serve(rmcp::transport::stdio()).await.map_err(|error| failed(&error))?;
        service.waiting().await.map_err(|error| failed(&error)).map(drop)
    })
}

#[derive(Clone)]
struct Tools {
    settings: Arc<Mutex<Settings>>,
    tool_router: ToolRouter<Self>,
}

type Told = Result<CallToolResult, rmcp::ErrorData>;

#[tool_router]
impl Tools {
    fn new(settings: Settings) -> Self {
        let mut tool_router = Self::tool_router();
        if settings.adds.is_none() {
            tool_router.remove_route("add");
        }
        Self { settings: Arc::new(Mutex::new(settings)), tool_router }
    }

    /// Runs a job on a thread that may wait for SQLite; what went wrong is told to the assistant, with what may be meant.
    async fn told(&self, job: impl FnOnce(&Settings, &mut Vec<u8>) -> error::Result<()> + Send + 'static) -> Told {
        let settings = Arc::clone(&self.settings);
        let work = tokio::task::spawn_blocking(move || {
            let mut answer = Vec::new();
            let settings = settings.lock().unwrap_or_else(PoisonError::into_inner);
            job(&settings, &mut answer).map(|()| String::from_utf8_lossy(&answer).into_owned())
        });
        match work.await {
            Ok(Ok(answer)) => Ok(CallToolResult::success(vec![ContentBlock::text(answer)])),
            Ok(Err(error)) => Ok(CallToolResult::error(vec![ContentBlock::text(error.to_string())])),
            Err(error) => Err(rmcp::ErrorData::internal_error(error.to_string(), None)),
        }
    }

    /// When these met, called or visited each other, and what sources claim about it. Takes names, or one whole sentence
    /// such as "when did xi last meet putin".
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    async fn when(&self, Parameters(question): Parameters<Question>) -> Told {
        self.told(move |settings, answer| question.case(settings, "when")?.write_when(answer)).await
    }

    /// Events in order: of all of these actors together, of one, or of everybody.
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    async fn timeline(&self, Parameters(question): Parameters<Question>) -> Told {
        self.told(move |settings, answer| question.case(settings, "timeline")?.write_timeline(answer)).await
    }

    /// Events with these words in their titles, quotes or notes. Every word must occur; "several words" in quotation
    /// marks stand together; word* begins a word.
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    async fn search(&self, Parameters(search): Parameters<Search>) -> Told {
        self.told(move |settings, answer| search.question.case(settings, "search")?.write_search(&search.words, answer))
            .await
    }

    /// One event with every source, by its id or its number.
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    async fn show(&self, Parameters(naming): Parameters<Naming>) -> Told {
        self.told(move |settings, answer| ask::write_event(&settings.store, &naming.event, answer)).await
    }

    /// How often they met, counted by year, kind, mode, status, or (of one actor) by whom it met.
    #[tool(annotations(read_only_hint = true, open_world_hint = false))]
    async fn stats(&self, Parameters(counting): Parameters<Counting>) -> Told {
        self.told(move |settings, answer| {
            let by = counting.by.as_deref().unwrap_or("year").parse::<By>()?;
            counting.question.case(settings, "stats")?.write_stats(by, answer)
        })
        .await
    }

    /// Adds an event that a source tells of. It needs the source and its words, and waits for a person's review.
    #[tool(annotations(read_only_hint = false, destructive_hint = false, open_world_hint = false))]
    async fn add(&self, Parameters(telling): Parameters<Telling>) -> Told {
        self.told(move |settings, answer| telling.add(settings, answer)).await
    }
}

#[tool_handler(router = self.tool_router)]
impl ServerHandler for Tools {
    fn get_info(&self) -> ServerConfig {
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(Implementation::new("chancery", env!("CARGO_PKG_VERSION")))
            .with_instructions(INSTRUCTIONS)
    }
}

impl Question {
    /// The question as the command of the same name reads it.
    fn case<'a>(&self, settings: &'a Settings, command: &str) -> error::Result<Case<'a>> {
        Case::read(&settings.store, command, &self.names, &self.limits(FEW), (settings.now)())
    }
}
