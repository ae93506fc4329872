//! Writing into a buffer that has room allocates nothing.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
};

use lambda_perm::{
    AccountId, FunctionPermission, grant,
    output::{Document, Scope},
};

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

/// Counts the allocations of each thread, because the test runner has threads of its own.
struct Counting;

// SAFETY: passes everything on to the system's allocator.
#[allow(unsafe_code, reason = "an allocator cannot be written without")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.with(|count| count.set(count.get() + 1));
        // SAFETY: the caller's promises are the system allocator's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's promises are the system allocator's.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

static PERMISSION: FunctionPermission = grant!(
    function_name = "my-function",
    qualifier = "prod",
    statement_id = "s3",
    action = InvokeFunction,
    principal = s3,
    source_arn = "arn:aws:s3:::my-bucket",
    source_account = "123456789012",
);

#[test]
fn writing_a_document_into_a_buffer_with_room_allocates_nothing() {
    let scope = Scope::new("us-east-2", AccountId::new("123456789012"));
    let mut buffer = Vec::with_capacity(64 * 1024);
    let mut text = String::with_capacity(64 * 1024);
    let before = ALLOCATIONS.with(Cell::get);
    let statements: [_; 10] = std::array::from_fn(|_| PERMISSION.statement(&scope).expect("the scope is whole"));
    Document::new(&statements).write_to(&mut buffer);
    Document::new(&statements).write_to_string(&mut text);
    let after = ALLOCATIONS.with(Cell::get);
    assert_eq!(after, before);
    assert_eq!(buffer, text.as_bytes());
    // The counter does count.
    drop(std::hint::black_box(vec![1]));
    assert!(ALLOCATIONS.with(Cell::get) > after);
}
