//! Where a report goes: to standard output, or to a file with the text for people beside it.

use std::{
    fs::{self, File},
    io::{self, BufWriter, ErrorKind, Write},
    path::{Path, PathBuf},
};

use anstream::{AutoStream, ColorChoice, stream::IsTerminal};
use tempfile::NamedTempFile;

use super::{
    Report, ReportFormat, Totals, github::GithubReport, html::HtmlReport, json::JsonReport, sarif::SarifReport,
    text::TextReport,
};
use crate::{error::CommandError, judge::JudgedFile};

/// What the command line calls standard output, where it takes a file.
pub const STANDARD_OUTPUT: &str = "-";

/// The reports of one run.
pub struct Reports {
    main: (Box<dyn Report>, Destination),
    /// The text on the terminal, where the report goes to a file.
    beside: Option<(TextReport, Standard)>,
}

type Standard = BufWriter<AutoStream<io::Stdout>>;

enum Destination {
    Standard(Standard),
    File(FileInTheMaking),
}

impl Reports {
    /// Begins a report in a format, to a file or else to standard output.
    ///
    /// # Errors
    ///
    /// Where the file cannot be made.
    pub fn begin(format: ReportFormat, file: Option<&Path>) -> Result<Self, CommandError> {
        match file.filter(|path| *path != Path::new(STANDARD_OUTPUT)) {
            None => Ok(Self { main: (report(format, true), Destination::Standard(standard())), beside: None }),
            Some(path) => {
                let file = FileInTheMaking::of(path)?;
                let main = (report(format, false), Destination::File(file));
                Ok(Self { main, beside: Some((text_for_terminal(), standard())) })
            }
        }
    }

    /// Writes what was found in a file.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn file(&mut self, file: &JudgedFile) -> Result<(), CommandError> {
        self.each(|report, out| report.file(file, out))
    }

    /// Writes what stands behind all files. Only now is the file there.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn finish(mut self, totals: &Totals) -> Result<(), CommandError> {
        self.each(|report, out| {
            report.finish(totals, out)?;
            out.flush()
        })?;
        match self.main.1 {
            Destination::Standard(_) => Ok(()),
            Destination::File(file) => {
                let path = file.path.clone();
                file.finish().map_err(|error| unwritable(&path, error))
            }
        }
    }

    fn each(
        &mut self,
        mut write: impl FnMut(&mut dyn Report, &mut dyn Write) -> io::Result<()>,
    ) -> Result<(), CommandError> {
        let (report, destination) = &mut self.main;
        match destination {
            Destination::Standard(out) => write(report.as_mut(), out)?,
            Destination::File(file) => {
                write(report.as_mut(), &mut file.out).map_err(|error| unwritable(&file.path, error))?;
            }
        }
        if let Some((report, out)) = &mut self.beside {
            match write(report, out) {
                // Whoever read the text has gone. The file is wanted all the same.
                Err(error) if error.kind() == ErrorKind::BrokenPipe => self.beside = None,
                written => written?,
            }
        }
        Ok(())
    }
}

fn report(format: ReportFormat, is_standard: bool) -> Box<dyn Report> {
    match format {
        ReportFormat::Text if is_standard => Box::new(text_for_terminal()),
        ReportFormat::Text => Box::new(TextReport::new(false, None)),
        ReportFormat::Json => Box::new(JsonReport::default()),
        ReportFormat::Sarif => Box::new(SarifReport::default()),
        ReportFormat::Html => Box::new(HtmlReport::default()),
        ReportFormat::Github => Box::new(GithubReport::default()),
    }
}

fn text_for_terminal() -> TextReport {
    let is_coloured = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
    let width = terminal_size::terminal_size().filter(|_| io::stdout().is_terminal());
    TextReport::new(is_coloured, width.map(|(width, _)| width.0.into()))
}

/// A line at a time would be a call of the system for each.
fn standard() -> Standard {
    BufWriter::new(anstream::stdout())
}

/// Why a file cannot be written.
fn unwritable(path: &Path, error: io::Error) -> CommandError {
    CommandError::Io(format!("`{}` cannot be written", path.display()), error)
}

/// A file that is there as a whole or not at all: it is written under another name, and renamed at the end.
pub struct FileInTheMaking {
    path: PathBuf,
    out: BufWriter<File>,
    /// What is renamed. `None` for what is no file: a pipe, a terminal.
    made: Option<NamedTempFile>,
}

impl FileInTheMaking {
    pub fn begin(path: &Path) -> io::Result<Self> {
        // A link stays one.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        match fs::metadata(&path) {
            Ok(metadata) if metadata.is_dir() => return Err(ErrorKind::IsADirectory.into()),
            Ok(metadata) if !metadata.is_file() => {
                let out = BufWriter::new(File::options().write(true).open(&path)?);
                return Ok(Self { path, out, made: None });
            }
            _ => {}
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let made = temporary(folder)?;
        let out = BufWriter::new(made.reopen()?);
        Ok(Self { path, out, made: Some(made) })
    }

    /// Begins a file.
    ///
    /// # Errors
    ///
    /// Where it cannot be made.
    pub fn of(path: &Path) -> Result<Self, CommandError> {
        Self::begin(path).map_err(|error| unwritable(path, error))
    }

    /// Writes all of it, and finishes it.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn write_all_of(mut self, text: &str) -> Result<(), CommandError> {
        let path = self.path.clone();
        self.write_all(text.as_bytes()).and_then(|()| self.finish()).map_err(|error| unwritable(&path, error))
    }

    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()?;
        match self.made {
            None => Ok(()),
            Some(made) => {
                // What the rename shows must be there after a crash too.
                made.as_file().sync_all()?;
                made.persist(&self.path).map(drop).map_err(|error| error.error)
            }
        }
    }
}

impl Write for FileInTheMaking {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A temporary file with the rights that any new file has, where a temporary one is for its owner alone.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".lambda-perm-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_there_at_the_end_and_not_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.txt");
        let mut file = FileInTheMaking::begin(&path).expect("a file");
        file.write_all(b"new").expect("written");
        assert!(!path.exists());
        file.finish().expect("finished");
        assert_eq!(fs::read_to_string(&path).expect("a file"), "new");

        let dropped = FileInTheMaking::begin(&path).expect("a file");
        drop(dropped);
        assert_eq!(fs::read_to_string(&path).expect("a file"), "new");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
        assert!(FileInTheMaking::begin(folder.path()).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let (target, link) = (folder.path().join("target"), folder.path().join("link"));
        fs::write(&target, "old").expect("written");
        std::os::unix::fs::symlink(&target, &link).expect("a link");
        let mut file = FileInTheMaking::begin(&link).expect("a file");
        file.write_all(b"new").expect("written");
        file.finish().expect("finished");
        assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
        assert_eq!(fs::read_to_string(&target).expect("a file"), "new");
    }
}
