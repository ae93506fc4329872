#![doc = include_str!("../docs/stack.md")]
#![cfg_attr(feature = "merge", doc = "\n[`Merge`]: crate::cloudformation::Merge")]
#![cfg_attr(not(feature = "merge"), doc = "\n[`Merge`]: crate#features")]
