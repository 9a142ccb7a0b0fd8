//! The line on a terminal that says what a command is doing. It appears after a second, and is erased at the end.

use std::io::{IsTerminal, Write, stderr};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::verbosity::Verbosity;

/// Whatever takes less time needs no line.
const PATIENCE: Duration = Duration::from_secs(1);

/// The time between two changes of the line.
const PAUSE: Duration = Duration::from_millis(100);

/// Moves to the start of the line, and erases it. Source: ECMA-48, "EL".
const ERASE: &str = "\r\x1b[2K";

/// The most characters of a line, so that it never fills two.
const WIDTH: usize = 60;

/// The line, which is erased when this value is dropped.
pub(crate) struct Progress {
    shared: Arc<Shared>,
    drawing: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    over: Condvar,
}

#[derive(Default)]
struct State {
    doing: String,
    is_over: bool,
}

impl Progress {
    /// A line about `subject`, if a person is at a terminal and wants to know.
    pub(crate) fn of(subject: &str, verbosity: Verbosity, is_for_tools: bool) -> Self {
        let is_dumb = std::env::var_os("TERM").is_some_and(|it| it == "dumb");
        let is_seen = stderr().is_terminal() && !is_dumb;
        if !is_seen || is_for_tools || verbosity.is_quiet() {
            return Self {
                shared: Arc::default(),
                drawing: None,
            };
        }
        Self::drawn(subject, anstream::stderr(), PATIENCE)
    }

    fn drawn(subject: &str, out: impl Write + Send + 'static, patience: Duration) -> Self {
        let shared: Arc<Shared> = Arc::default();
        let subject = subject.to_owned();
        let of_thread = Arc::clone(&shared);
        let drawing = thread::Builder::new();
        // If there is no thread for it, the line is left out.
        let drawing = drawing.spawn(move || of_thread.draw(&subject, out, patience));
        Self {
            shared,
            drawing: drawing.ok(),
        }
    }

    /// Sets the work that the line shows.
    pub(crate) fn turn_to(&self, doing: &str) {
        self.shared.turn_to(doing);
    }

    /// A function that sets it, for a caller that reports each stage.
    pub(crate) fn listener(&self) -> impl Fn(&'static str) + Send + Sync + 'static {
        let shared = Arc::clone(&self.shared);
        move |stage| shared.turn_to(stage)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.shared.lock().is_over = true;
        self.shared.over.notify_all();
        if let Some(drawing) = self.drawing.take() {
            // A thread that panicked has drawn its last line.
            drop(drawing.join());
        }
    }
}

impl Shared {
    /// The state is whole after every change, so that a panic elsewhere does no harm.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn turn_to(&self, doing: &str) {
        doing.clone_into(&mut self.lock().doing);
    }

    fn draw(&self, subject: &str, mut out: impl Write, patience: Duration) {
        let start = Instant::now();
        let mut pause = patience;
        loop {
            let waited = self
                .over
                .wait_timeout_while(self.lock(), pause, |state| !state.is_over);
            let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
            if state.is_over {
                break;
            }
            let line = format!("{subject}: {}", state.doing);
            drop(state);
            let line: String = line.chars().take(WIDTH).collect();
            let seconds = start.elapsed().as_secs();
            // A terminal that is gone needs no line.
            drop(write!(out, "{ERASE}{line} ({seconds} s)").and_then(|()| out.flush()));
            pause = PAUSE;
        }
        if pause == PAUSE {
            drop(write!(out, "{ERASE}").and_then(|()| out.flush()));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    /// Keeps what was written.
    #[derive(Clone, Default)]
    struct Screen(Arc<Mutex<Vec<u8>>>);

    impl Write for Screen {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Screen {
        fn text(&self) -> String {
            String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
        }

        fn waits_for(&self, text: &str) {
            let start = Instant::now();
            while !self.text().contains(text) {
                assert!(start.elapsed() < Duration::from_secs(20), "{}", self.text());
                thread::sleep(Duration::from_millis(5));
            }
        }
    }

    #[test]
    fn a_line_appears_follows_and_is_erased() {
        let screen = Screen::default();
        let progress = Progress::drawn("pets", screen.clone(), Duration::from_millis(1));
        progress.listener()("lower");
        screen.waits_for("\r\x1b[2Kpets: lower (0 s)");
        progress.turn_to("write");
        screen.waits_for("\r\x1b[2Kpets: write (");
        drop(progress);
        assert!(screen.text().ends_with(ERASE));
    }

    #[test]
    fn a_short_command_has_no_line() {
        let screen = Screen::default();
        let progress = Progress::drawn("pets", screen.clone(), Duration::from_secs(600));
        progress.turn_to("lower");
        drop(progress);
        assert_eq!(screen.text(), "");
    }
}
