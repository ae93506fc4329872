//! A value of a template as YAML in block style.

mod intrinsic;
mod scalar;

use alloc::string::String;
use core::iter;

#[cfg(feature = "merge")]
pub(crate) use self::{
    intrinsic::long as long_name,
    scalar::{is_plain, number, quoted},
};

use super::Node;

/// A key that is longer stands behind `?`: YAML limits what stands before `:` to 1,024 characters.
const LONGEST_KEY: usize = 1000;

impl Node {
    /// YAML in block style, which YAML 1.1 and 1.2 read alike, with the short forms of CloudFormation's functions.
    pub(crate) fn to_yaml(&self) -> String {
        let mut out = String::new();
        Writer { out: &mut out, line_break: "\n", step: 2 }.inline(self, 0);
        out.push('\n');
        out
    }
}

/// Writes values in block style. No method ends the line that it writes last.
pub(crate) struct Writer<'a> {
    pub(crate) out: &'a mut String,
    /// `\n` or `\r\n`.
    pub(crate) line_break: &'a str,
    /// How many columns a map stands to the right of the key that it is of.
    pub(crate) step: usize,
}

impl Writer<'_> {
    /// Writes an entry of a map that stands in a column.
    pub(crate) fn entry(&mut self, key: &str, value: &Node, column: usize) {
        let start = self.out.len();
        scalar::text(key, self.out);
        if self.out.len() - start > LONGEST_KEY {
            self.out.insert_str(start, "? ");
            self.line(column);
        }
        self.out.push(':');
        self.value(value, column, self.step);
    }

    /// Writes a value behind `:`, `-` or a tag, with what separates them.
    fn value(&mut self, value: &Node, column: usize, step: usize) {
        if let Some((tag, argument)) = intrinsic::short(value) {
            self.out.push_str(" !");
            self.out.push_str(tag);
            return self.value(&argument, column, step);
        }
        match value {
            Node::List(items) if !items.is_empty() => {
                self.line(column + step);
                self.items(items, column + step);
            }
            Node::Map(entries) if !entries.is_empty() => {
                self.line(column + step);
                self.entries(entries, column + step);
            }
            scalar => {
                self.out.push(' ');
                self.scalar(scalar);
            }
        }
    }

    /// Writes a value that starts in a column of a line which has begun.
    fn inline(&mut self, value: &Node, column: usize) {
        if let Some((tag, argument)) = intrinsic::short(value) {
            self.out.push('!');
            self.out.push_str(tag);
            return self.value(&argument, column, 0);
        }
        match value {
            Node::List(items) if !items.is_empty() => self.items(items, column),
            Node::Map(entries) if !entries.is_empty() => self.entries(entries, column),
            scalar => self.scalar(scalar),
        }
    }

    fn items(&mut self, items: &[Node], column: usize) {
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.line(column);
            }
            self.out.push_str("- ");
            self.inline(item, column + 2);
        }
    }

    pub(crate) fn entries(&mut self, entries: &[(String, Node)], column: usize) {
        for (at, (key, value)) in entries.iter().enumerate() {
            if at > 0 {
                self.line(column);
            }
            self.entry(key, value, column);
        }
    }

    fn scalar(&mut self, value: &Node) {
        match value {
            Node::Null => self.out.push_str("null"),
            Node::Bool(true) => self.out.push_str("true"),
            Node::Bool(false) => self.out.push_str("false"),
            Node::Number(number) => scalar::number(number, self.out),
            Node::Text(text) => scalar::text(text, self.out),
            // The others are written by the callers.
            Node::List(_) => self.out.push_str("[]"),
            Node::Map(_) => self.out.push_str("{}"),
        }
    }

    /// Starts a line in a column.
    pub(crate) fn line(&mut self, column: usize) {
        self.out.push_str(self.line_break);
        self.indent(column);
    }

    pub(crate) fn indent(&mut self, column: usize) {
        self.out.extend(iter::repeat_n(' ', column));
    }
}
