//! Tests of the program, a module for each topic. It is one test program, so that it links once.

mod commands;
mod docs;
mod exceptions;
mod grant;
mod input;
mod report;
mod support;
