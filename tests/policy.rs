//! Several statements for one function, version, alias or layer version.

mod checks;
mod document;
mod likely;
mod members;
mod names;
mod properties;
mod references;
mod shorthand;
