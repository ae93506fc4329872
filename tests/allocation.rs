//! Writing into a buffer that has room allocates nothing, and splitting a large set holds one template at a time.
//!
//! A program of its own, because an allocator is a whole program's: this one would count for all other tests too.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
};

use lambda_perm::{
    AccountId, FunctionPermission, FunctionPolicy,
    cloudformation::{CloudFormationError, NestedStacks},
    output::Scope,
    policy,
};

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
    static LIVE: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
}

/// Counts the allocations and bytes of each thread, because the test runner has threads of its own.
struct Counting;

// SAFETY: passes everything on to the system's allocator.
#[allow(unsafe_code, reason = "an allocator cannot be written without")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.with(|count| count.set(count.get() + 1));
        let live = LIVE.with(|live| {
            live.set(live.get() + layout.size() as isize);
            live.get()
        });
        PEAK.with(|peak| peak.set(peak.get().max(live)));
        // SAFETY: the caller's promises are the system allocator's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        LIVE.with(|live| live.set(live.get() - layout.size() as isize));
        // SAFETY: the caller's promises are the system allocator's.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

static POLICY: FunctionPolicy = policy!(
    function_name = "my-function",
    qualifier = "prod",
    statement(
        statement_id = "s3",
        action = InvokeFunction,
        principal = s3,
        source_arn = "arn:aws:s3:::my-bucket",
        source_account = "123456789012",
    ),
    statement(
        statement_id = "skill",
        action = InvokeFunction,
        principal = alexa_appkit,
        event_source_token = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555",
    ),
    function_url(
        statement_id = "url",
        principal = "*",
        principal_org_id = "o-t194hfs8cz",
        function_url_auth_type = AWS_IAM,
    ),
    statement(statement_id = "partner", action = InvokeFunction, principal = "210987654321"),
);

#[test]
fn writing_a_document_into_a_buffer_with_room_allocates_nothing() {
    let scope = Scope::new("us-east-2", AccountId::new("123456789012"));
    let mut buffer = Vec::with_capacity(64 * 1024);
    let mut text = String::with_capacity(64 * 1024);
    let document = POLICY.document(&scope).expect("the scope is whole");
    let before = ALLOCATIONS.with(Cell::get);
    document.write_to(&mut buffer);
    document.write_to_string(&mut text);
    let after = ALLOCATIONS.with(Cell::get);
    assert_eq!(after, before);
    assert_eq!(buffer, text.as_bytes());
    let start = text.len();
    for permission in POLICY {
        let statement = permission.statement(&scope).expect("the scope is whole");
        let before = ALLOCATIONS.with(Cell::get);
        statement.write_to_string(&mut text);
        assert_eq!(ALLOCATIONS.with(Cell::get), before);
    }
    assert!(text.len() > start);
    // The counter does count.
    drop(std::hint::black_box(vec![1]));
    assert!(ALLOCATIONS.with(Cell::get) > before);
}

/// The most bytes that are held while so many permissions are split.
fn peak_of_splitting(count: usize) -> isize {
    let before = LIVE.with(Cell::get);
    PEAK.with(|peak| peak.set(before));
    let mut stacks = NestedStacks::new("all", |_: &str, _: String| Ok::<(), CloudFormationError>(()));
    for number in 0..count {
        let name = format!("function-{number}");
        let permission = FunctionPermission::builder(name, "partner", "lambda:InvokeFunction", "210987654321");
        let resource = permission.build().expect("a permission").cloudformation().expect("a resource");
        stacks.push(resource).expect("room");
    }
    stacks.finish().expect("few stacks");
    PEAK.with(Cell::get) - before
}

#[test]
fn splitting_holds_one_template_at_a_time() {
    let (few, many) = (peak_of_splitting(2_000), peak_of_splitting(40_000));
    assert!(few > 100_000, "a template has more than {few} bytes");
    assert!(many < few * 3 / 2, "{few} bytes for 2,000 permissions, and {many} for 40,000");
}
