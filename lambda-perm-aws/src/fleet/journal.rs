//! What a fleet has begun and done, in a file: a run that was killed goes on where it was.
//!
//! A line is JSON. It counts when it has reached the disk; a last line that is torn was not written. A target that was begun and not
//! done goes on with its saved run, which reads the policy first and removes nothing that its first plan did not.

use std::{
    collections::HashMap,
    error, fmt,
    fs::{self, File, OpenOptions},
    io::{self, BufRead, BufReader, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, Sender},
    thread::{self, JoinHandle},
};

use futures_channel::oneshot;
use lambda_perm::plan::Run;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What the first line says.
const FORMAT: &str = "lambda-perm fleet, version 1";

/// Tells what is wanted of a target, so that a policy that has been changed is not taken for done.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct TargetKey(String);

impl TargetKey {
    /// Of a run that has not begun.
    pub(super) fn of(run: &Run) -> Self {
        let data = serde_json::to_vec(run).unwrap_or_default();
        Self(Sha256::digest(data).iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Journal(String),
    /// It is about to be changed.
    Begun {
        target: TargetKey,
        run: String,
    },
    Done {
        target: TargetKey,
        resource: String,
    },
    /// It has stopped, so it is planned anew the next time.
    Left {
        target: TargetKey,
        resource: String,
        why: String,
    },
}

/// What a journal says of a target.
#[derive(Clone, Debug)]
pub(super) enum Noted {
    Begun(Box<Run>),
    Done,
}

/// A journal that is open. No other process has it at the same time.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    noted: HashMap<TargetKey, Noted>,
    /// `None` when it is being closed.
    lines: Option<Sender<Entry>>,
    writer: Option<JoinHandle<()>>,
}

/// A line, and who waits until it is on the disk.
type Entry = (Line, oneshot::Sender<io::Result<()>>);

/// When this is over, the lock is too.
impl Drop for Journal {
    fn drop(&mut self) {
        self.lines = None;
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

impl Journal {
    pub(super) fn open(path: &Path) -> Result<Self, JournalError> {
        let failed = |why| JournalError { path: path.into(), why };
        let (file, noted) = open(path).map_err(failed)?;
        let (lines, queue) = mpsc::channel();
        let writer = thread::Builder::new().name("lambda-perm journal".into()).spawn(move || write(file, &queue));
        let writer = writer.map_err(|error| failed(JournalFault::Io(error)))?;
        Ok(Self { path: path.into(), noted, lines: Some(lines), writer: Some(writer) })
    }

    pub(super) fn noted(&self, target: &TargetKey) -> Option<&Noted> {
        self.noted.get(target)
    }

    pub(super) async fn begun(&self, target: &TargetKey, run: &Run) -> io::Result<()> {
        self.note(Line::Begun { target: target.clone(), run: serde_json::to_string(run)? }).await
    }

    pub(super) async fn done(&self, target: &TargetKey, resource: &str) -> io::Result<()> {
        self.note(Line::Done { target: target.clone(), resource: resource.into() }).await
    }

    pub(super) async fn left(&self, target: &TargetKey, resource: &str, why: &str) -> io::Result<()> {
        self.note(Line::Left { target: target.clone(), resource: resource.into(), why: why.into() }).await
    }

    /// Returns when the line is on the disk.
    async fn note(&self, line: Line) -> io::Result<()> {
        let (sender, receiver) = oneshot::channel();
        let ended = || io::Error::other("the writer of the journal has ended");
        let lines = self.lines.as_ref().ok_or_else(ended)?;
        lines.send((line, sender)).map_err(|_| ended())?;
        receiver.await.map_err(|_| ended())?
    }

    /// Removes the file: all is done, and another run must look at everything again.
    pub(super) fn remove(&self) -> io::Result<()> {
        fs::remove_file(&self.path)
    }
}

/// Writes what has come in the meantime, then waits for the disk once for all of it. In a thread of its own, because a disk would hold
/// up all requests.
fn write(mut file: File, queue: &Receiver<Entry>) {
    while let Ok(first) = queue.recv() {
        let (mut text, mut waiting) = (Vec::new(), Vec::new());
        for (line, sender) in std::iter::once(first).chain(queue.try_iter()) {
            match append(&mut text, &line) {
                Ok(()) => waiting.push(sender),
                Err(error) => drop(sender.send(Err(error))),
            }
        }
        let result = file.write_all(&text).and_then(|()| file.sync_data());
        for sender in waiting {
            let copy = result.as_ref().copied().map_err(|error| io::Error::new(error.kind(), error.to_string()));
            // Who no longer waits does not need to know.
            let _ = sender.send(copy);
        }
    }
}

fn append(text: &mut Vec<u8>, line: &Line) -> io::Result<()> {
    serde_json::to_writer(&mut *text, line)?;
    text.push(b'\n');
    Ok(())
}

fn open(path: &Path) -> Result<(File, HashMap<TargetKey, Noted>), JournalFault> {
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    file.try_lock().map_err(|error| match error {
        fs::TryLockError::WouldBlock => JournalFault::Taken,
        fs::TryLockError::Error(error) => JournalFault::Io(error),
    })?;
    let (noted, end) = read(&mut BufReader::new(&file))?;
    // What is behind the last whole line was not written.
    file.set_len(end)?;
    file.seek(SeekFrom::End(0))?;
    if end == 0 {
        let mut text = Vec::new();
        append(&mut text, &Line::Journal(FORMAT.into()))?;
        file.write_all(&text)?;
        file.sync_all()?;
        sync_folder(path);
    }
    Ok((file, noted))
}

/// The file's name is on the disk when its folder is. Not every system lets a folder be opened for that.
fn sync_folder(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// What is noted, and where the last whole line ends.
fn read(text: &mut impl BufRead) -> Result<(HashMap<TargetKey, Noted>, u64), JournalFault> {
    let (mut noted, mut end, mut number) = (HashMap::new(), 0, 0);
    let mut line = Vec::new();
    loop {
        line.clear();
        let length = text.read_until(b'\n', &mut line)?;
        number += 1;
        if !line.ends_with(b"\n") {
            return if end == 0 && length > 0 && !FORMAT_LINE.starts_with(&line) {
                Err(JournalFault::Foreign)
            } else {
                Ok((noted, end))
            };
        }
        match serde_json::from_slice(&line) {
            Ok(Line::Journal(format)) if number == 1 && format == FORMAT => {}
            _ if number == 1 => return Err(JournalFault::Foreign),
            Ok(Line::Begun { target, run }) => match serde_json::from_str::<Run>(&run) {
                Ok(run) => drop(noted.insert(target, Noted::Begun(run.into()))),
                Err(error) => return Err(JournalFault::Line { number, error }),
            },
            Ok(Line::Done { target, .. }) => drop(noted.insert(target, Noted::Done)),
            Ok(Line::Left { target, .. }) => drop(noted.remove(&target)),
            Ok(Line::Journal(_)) => return Err(JournalFault::Foreign),
            Err(error) => return Err(JournalFault::Line { number, error }),
        }
        end += u64::try_from(length).unwrap_or(u64::MAX);
    }
}

/// The first line as it is written: what is the beginning of it was torn.
const FORMAT_LINE: &[u8] = b"{\"journal\":\"lambda-perm fleet, version 1\"}\n";

/// Why a journal cannot be used.
#[derive(Debug)]
pub struct JournalError {
    path: PathBuf,
    why: JournalFault,
}

#[derive(Debug)]
enum JournalFault {
    Io(io::Error),
    Taken,
    Foreign,
    Line { number: usize, error: serde_json::Error },
}

impl From<io::Error> for JournalFault {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the journal `{}` cannot be used: ", self.path.display())?;
        match &self.why {
            JournalFault::Io(error) => error.fmt(f),
            JournalFault::Taken => f.write_str(
                "another run has it\n= help: wait until that has ended, or give this run a journal of its own",
            ),
            JournalFault::Foreign => f.write_str(
                "the file is none, or of another version\n= help: give a path at which there is nothing yet",
            ),
            JournalFault::Line { number, error } => write!(
                f,
                "line {number} is damaged: {error}\n= help: remove the file; what is done already costs one request for each policy then"
            ),
        }
    }
}

impl error::Error for JournalError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.why {
            JournalFault::Io(error) => Some(error),
            JournalFault::Line { error, .. } => Some(error),
            JournalFault::Taken | JournalFault::Foreign => None,
        }
    }
}
