//! All that is not reported: the exceptions of the configuration, and the findings of the baseline.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use super::{
    baseline::Baseline,
    configuration::{self, Configuration},
};
use crate::{error::CommandError, file::SourceFile, judge::JudgedFile};

/// What is known to be right, or to have been there before.
#[derive(Debug)]
pub struct Known {
    configuration: Option<Configuration>,
    baseline: Option<Baseline>,
}

impl Known {
    /// Reads a configuration, which is the nearest one if none is named, and a baseline.
    ///
    /// # Errors
    ///
    /// When one of them cannot be read. What is wrong in them is told by [`finish`](Self::finish).
    pub fn read(configuration: Option<&Path>, baseline: Option<&Path>) -> Result<Self, CommandError> {
        let working =
            env::current_dir().map_err(|error| CommandError::Io("the working folder cannot be found".into(), error))?;
        let named = configuration.map(|path| text(path).map(|text| (path.to_owned(), text))).transpose()?;
        let found = match named {
            Some(named) => Some(named),
            None => nearest(&working)?,
        };
        let configuration = found.map(|(path, text)| Configuration::read(&name(&path), &text, &working));
        let baseline = match baseline {
            Some(path) => Some(Baseline::read(SourceFile::new(name(path), text(path)?))),
            None => None,
        };
        Ok(Self { configuration, baseline })
    }

    /// Takes out of a file what is known, and says how much of it was there before.
    pub fn silence(&mut self, judged: &mut JudgedFile) -> usize {
        if let Some(configuration) = &mut self.configuration {
            configuration.silence(judged);
        }
        let Some(baseline) = &mut self.baseline else { return 0 };
        let all = judged.findings.len();
        baseline.silence(judged);
        all - judged.findings.len()
    }

    /// What is wrong with the configuration and the baseline, and what in them is stale. `paths` are those that were searched.
    pub fn finish(self, paths: &[PathBuf]) -> impl Iterator<Item = JudgedFile> + use<> {
        let folders: Vec<PathBuf> = paths.iter().filter(|path| path.is_dir()).cloned().collect();
        let configuration = self.configuration.and_then(|configuration| configuration.finish(&folders));
        configuration.into_iter().chain(self.baseline.and_then(Baseline::finish))
    }
}

/// The configuration of the nearest folder, as it is called from the working folder.
fn nearest(working: &Path) -> Result<Option<(PathBuf, String)>, CommandError> {
    let mut up = PathBuf::new();
    for folder in working.ancestors() {
        let path = folder.join(configuration::NAME);
        match fs::read_to_string(&path) {
            Ok(text) => return Ok(Some((up.join(configuration::NAME), text))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            // Of a folder that is closed, nobody knows whether it has one.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied && !path.exists() => {}
            Err(error) => return Err(unreadable(&up.join(configuration::NAME), error)),
        }
        up.push("..");
    }
    Ok(None)
}

fn text(path: &Path) -> Result<String, CommandError> {
    fs::read_to_string(path).map_err(|error| unreadable(path, error))
}

fn unreadable(path: &Path, error: io::Error) -> CommandError {
    CommandError::Io(format!("`{}` cannot be read", name(path)), error)
}

fn name(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}
