#![doc = include_str!("../docs/existing.md")]
