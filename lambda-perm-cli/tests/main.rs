//! Tests of the program, a module for each topic. It is one test program, so that it links once.

mod command;
mod exceptions;
mod grant;
mod input;
mod support;
