//! The source of each permission that there is compiles, gives back the same permission, and is as rustfmt has it.

use std::collections::BTreeSet;

use super::{
    project::Project,
    sources::{All, Imported},
};

#[test]
fn gives_back_the_same_and_is_formatted() {
    let mut all = All::default();
    all.add_corpus();
    all.add_tests();
    let (refused, taken): (Vec<Imported>, Vec<Imported>) =
        all.imported.into_iter().partition(|imported| imported.is_refused);
    let project = Project::with("imported", taken.iter().map(|imported| &imported.constant));
    let unformatted = project.unformatted();
    assert!(unformatted.is_empty(), "{unformatted}");
    let printed = project.run();
    assert_eq!(printed.len(), taken.len());
    taken.into_iter().zip(&printed).for_each(|(imported, printed)| imported.assert_is(printed));
    are_refused(&refused);
}

/// What is listed as a value that no macro takes is none that one does.
fn are_refused(all: &[Imported]) {
    assert!(all.len() > 50, "{}", all.len());
    let project = Project::with("refused", all.iter().map(|imported| &imported.constant));
    let output = project.cargo("check");
    let said = String::from_utf8_lossy(&output.stderr);
    let places = said.lines().filter_map(|line| line.split_once("src/main.rs:")?.1.split(':').next()?.parse().ok());
    let wrong: BTreeSet<usize> = places.filter_map(|line: usize| project.constant_at(line)).collect();
    let taken = all.iter().enumerate().filter(|(number, _)| !wrong.contains(number));
    let taken: Vec<_> = taken.map(|(_, imported)| imported.constant.source.as_str()).collect();
    assert!(taken.is_empty(), "{}", taken.join("\n"));
}
