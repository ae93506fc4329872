//! Values that are known at run time only.

mod try_grant;
