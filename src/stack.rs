#![doc = include_str!("../docs/stack.md")]
#![cfg_attr(feature = "merge", doc = "", doc = "[`Merge`]: crate::cloudformation::Merge")]
#![cfg_attr(not(feature = "merge"), doc = "", doc = "[`Merge`]: crate#features")]
