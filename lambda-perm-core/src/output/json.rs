//! The methods with which outputs give their JSON.

/// The methods for the JSON of a type that has `estimated_length` and `write`.
macro_rules! json_text {
    (impl[$($generics:tt)*] $type:ty) => {
        impl<$($generics)*> $type {
            /// Appends compact JSON. Allocates nothing if the buffer has room.
            pub fn write_to(&self, out: &mut alloc::vec::Vec<u8>) {
                out.reserve(self.estimated_length());
                self.write(out);
            }

            /// Appends compact JSON. Allocates nothing if the buffer has room.
            pub fn write_to_string(&self, out: &mut alloc::string::String) {
                out.reserve(self.estimated_length());
                self.write(out);
            }

            /// Writes compact JSON in one piece.
            ///
            /// # Errors
            ///
            /// Errors of the writer.
            #[cfg(feature = "std")]
            pub fn write_to_io(&self, out: &mut impl std::io::Write) -> std::io::Result<()> {
                let mut buffer = alloc::vec::Vec::new();
                self.write_to(&mut buffer);
                out.write_all(&buffer)
            }

            /// Compact JSON, as AWS returns it.
            pub fn to_json(&self) -> alloc::string::String {
                let mut out = alloc::string::String::new();
                self.write_to_string(&mut out);
                out
            }

            /// The JSON as a value, for programs that work with it.
            #[cfg(feature = "json")]
            pub fn to_value(&self) -> serde_json::Value {
                // Strings and maps with string keys cannot fail to serialize.
                serde_json::to_value(self).unwrap_or_default()
            }

            /// JSON with line breaks, for people.
            pub fn to_json_pretty(&self) -> alloc::string::String {
                $crate::output::pretty::pretty(&self.to_json())
            }
        }

        impl<$($generics)*> core::fmt::Display for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(&self.to_json())
            }
        }
    };
}
pub(crate) use json_text;
