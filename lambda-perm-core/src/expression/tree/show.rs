//! Values as the macros take them: `Sub("f-${Stage}")`.

use core::fmt::{self, Display, Write};

use super::{Index, Value};
use crate::facts::cloudformation::DEFAULT_VALUE;

impl Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(function) = self.function() else { return self.write_arguments(f) };
        write!(f, "{}(", function.name())?;
        self.write_arguments(f)?;
        f.write_char(')')
    }
}

impl Value {
    fn write_arguments(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Terraform(template) => write!(f, "Terraform({template:?})"),
            Self::List(values) => {
                f.write_char('[')?;
                for (number, value) in values.iter().enumerate() {
                    write!(f, "{}{value}", if number > 0 { ", " } else { "" })?;
                }
                f.write_char(']')
            }
            Self::Ref(name, of) => {
                write!(f, "{name:?}")?;
                write_declared(*of, f)
            }
            Self::GetAtt(resource, attribute, of) => {
                write!(f, "\"{resource}.{attribute}\"")?;
                write_declared(*of, f)
            }
            Self::Sub(text, variables) => {
                write!(f, "{text:?}")?;
                variables.iter().try_for_each(|(name, value)| write!(f, ", {name} = {value}"))
            }
            Self::ImportValue(name) => name.fmt(f),
            Self::Join(delimiter, values) | Self::Split(delimiter, values) => write!(f, "{delimiter:?}, {values}"),
            Self::Select(Index::At(index), values) => write!(f, "{index}, {values}"),
            Self::Select(Index::Given(index), values) => write!(f, "{}, {}", **index, values),
            Self::FindInMap(keys, default) => {
                let [map, top, second] = &**keys;
                write!(f, "{map}, {top}, {second}")?;
                default.iter().try_for_each(|default| write!(f, ", {DEFAULT_VALUE} = {default}"))
            }
            Self::If(condition, values) => {
                let [then, otherwise] = &**values;
                write!(f, "{condition:?}, {then}, {otherwise}")
            }
            Self::Resolve(reference) => write!(f, "{reference:?}"),
        }
    }
}

fn write_declared(of: Option<&str>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    of.map_or(Ok(()), |of| write!(f, ", of = {of:?}"))
}
