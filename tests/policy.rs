//! Several statements for one function, version, alias or layer version.

mod checks;
mod document;
mod members;
mod names;
mod properties;
mod references;
mod shorthand;
