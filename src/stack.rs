#![doc = include_str!("../docs/stack.md")]
