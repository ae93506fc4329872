//! A choice of which findings are shown.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use crate::graph::escaped;

/// The values that findings have, and how many have each.
#[derive(Debug, Default)]
pub struct Filter {
    values: BTreeMap<String, usize>,
}

impl Filter {
    /// Counts the value of a finding. The text is what the finding has as attribute.
    pub fn add(&mut self, value: Option<&str>) -> String {
        let Some(value) = value else { return String::new() };
        *self.values.entry(value.to_owned()).or_default() += 1;
        escaped(value)
    }

    /// Writes the choice. It is left out where there is nothing to choose.
    pub fn write(&self, name: &str, label: &str, out: &mut dyn Write) -> io::Result<()> {
        if self.values.len() < 2 {
            return Ok(());
        }
        writeln!(out, "<label>{label} <select name=\"{name}\"><option value=\"\">all</option>")?;
        for (value, times) in &self.values {
            let value = escaped(value);
            writeln!(out, "<option value=\"{value}\">{value} ({times})</option>")?;
        }
        writeln!(out, "</select></label>")
    }
}
