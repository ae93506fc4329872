//! Several statements for one function, version, alias or layer version.

mod checks;
mod properties;
