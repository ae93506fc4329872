//! What is found, by what a file says and leaves open, and in which words.

mod open;
mod words;
