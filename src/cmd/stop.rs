//! INT, TERM and HUP: a build ends between two jobs, with its hidden folder taken away and nothing half-written; whatever
//! has nothing to take away ends at once. A second signal ends everything at once.

use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// The signal that came; 0 while none has.
static SIGNAL: AtomicUsize = AtomicUsize::new(0);
/// Whether there is something to take away.
static BUSY: AtomicBool = AtomicBool::new(false);

/// Held while files are staged.
#[derive(Debug)]
pub struct Busy(());

impl Busy {
    pub fn new() -> Self {
        BUSY.store(true, Ordering::SeqCst);
        Self(())
    }

    /// What a run looks at between its jobs.
    pub fn flag(&self) -> &'static AtomicUsize {
        &SIGNAL
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        BUSY.store(false, Ordering::SeqCst);
    }
}

/// Whether a signal has come.
pub fn was_asked() -> bool {
    SIGNAL.load(Ordering::SeqCst) != 0
}

/// 128 and the number of the signal, as shells have it.
pub fn exit_code() -> Option<ExitCode> {
    let signal = u8::try_from(SIGNAL.load(Ordering::SeqCst)).ok().filter(|signal| *signal != 0)?;
    Some(ExitCode::from(signal.saturating_add(128)))
}

/// From now on signals are ours.
#[cfg(unix)]
#[allow(clippy::disallowed_methods, reason = "a thread that waits for signals touches no finding and no file")]
pub fn watch() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP]) else { return };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let before = SIGNAL.swap(usize::try_from(signal).unwrap_or(2), Ordering::SeqCst);
            if before != 0 || !BUSY.load(Ordering::SeqCst) {
                std::process::exit(128 + signal);
            }
        }
    });
}

/// From now on signals are ours.
#[cfg(not(unix))]
pub fn watch() {
    use signal_hook::consts::{SIGINT, SIGTERM};

    for signal in [SIGINT, SIGTERM] {
        // The second one finds the first.
        let second = std::sync::Arc::new(AtomicBool::new(false));
        let _ = signal_hook::flag::register_conditional_shutdown(signal, 128 + signal, std::sync::Arc::clone(&second));
        let _ = signal_hook::flag::register(signal, second);
    }
}
