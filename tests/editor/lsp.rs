//! Opens a Rust file in rust-analyzer and asks what an editor would ask. A `|` in the text is where the cursor is.

use std::{
    collections::BTreeMap,
    env,
    fs::{self, File},
    io::{self, BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

/// For the first start, which builds the macros, and for any answer. Both take seconds.
const PATIENCE: Duration = Duration::from_secs(300);
/// What rust-analyzer answers when it was interrupted by news: the same question has an answer later.
const ASK_AGAIN: [i64; 3] = [-32801, -32802, -32800];

/// The rust-analyzer to use: the one that `RUST_ANALYZER` names, or that `.ci/deep` has built.
fn program() -> PathBuf {
    let program = env::var_os("RUST_ANALYZER").map_or_else(|| tools().join("bin/rust-analyzer"), PathBuf::from);
    match Command::new(&program).arg("--version").output() {
        // rustup puts a proxy on the `PATH` that has nothing to start until the component is installed.
        Ok(output) if output.status.success() && output.stdout.starts_with(b"rust-analyzer") => program,
        Ok(output) => panic!("{} is something else: {output:?}", program.display()),
        Err(error) => panic!("{}: {error}. `.ci/deep editor` builds it", program.display()),
    }
}

/// Where `.ci/deep` keeps what it has built.
fn tools() -> PathBuf {
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cache")));
    cache.expect("a home").join("lambda-perm")
}

/// What completion offers at one place.
#[derive(Debug)]
pub struct Offer {
    /// The labels, the most fitting first.
    pub labels: Vec<String>,
}

impl Offer {
    pub fn has(&self, label: &str) -> bool {
        self.labels.iter().any(|offered| word(offered) == label)
    }

    pub fn position(&self, label: &str) -> Option<usize> {
        self.labels.iter().position(|offered| word(offered) == label)
    }

    /// What is offered besides these.
    pub fn besides<'a>(&'a self, labels: &'a [&str]) -> impl Iterator<Item = &'a str> {
        self.labels.iter().map(|offered| word(offered)).filter(|offered| !labels.contains(offered))
    }
}

/// A label without what it says of arguments and imports: `statement_id` of `statement_id()`.
fn word(label: &str) -> &str {
    let end = label.find(|character: char| !character.is_alphanumeric() && character != '_');
    label.get(..end.unwrap_or(label.len())).unwrap_or(label)
}

/// A file that is open in rust-analyzer.
pub struct Editor {
    server: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    asked: u64,
    version: u64,
    file: PathBuf,
    /// What rust-analyzer last said of itself.
    status: Value,
}

impl Editor {
    /// Starts rust-analyzer in the folder of a crate and waits until it has read everything.
    pub fn open(root: &Path) -> Self {
        let log = File::create(root.join("rust-analyzer.log")).expect("the folder is writable");
        let mut server = Command::new(program())
            .current_dir(root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .expect("rust-analyzer starts");
        let input = server.stdin.take().expect("a pipe");
        let mut output = BufReader::new(server.stdout.take().expect("a pipe"));
        let (sender, messages) = mpsc::channel();
        thread::spawn(move || {
            while let Ok(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let file = root.join("src/main.rs");
        let mut editor = Self { server, input, messages, asked: 0, version: 0, file, status: Value::Null };
        editor.initialize(root);
        editor
    }

    fn initialize(&mut self, root: &Path) {
        let sysroot = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
            .current_dir(root)
            .args(["--print", "sysroot"])
            .output()
            .expect("rustc is there");
        let sources =
            PathBuf::from(String::from_utf8_lossy(&sysroot.stdout).trim()).join("lib/rustlib/src/rust/library");
        // Named, so that rust-analyzer does not let rustup install them where they are missing.
        let sources = env::var_os("RUST_SRC_PATH").map_or(sources, PathBuf::from);
        self.ask(
            "initialize",
            &json!({
                "processId": std::process::id(),
                "rootUri": uri(root),
                "capabilities": {
                    "textDocument": {
                        "hover": { "contentFormat": ["markdown"] },
                        "completion": { "completionItem": { "snippetSupport": true } },
                    },
                    "experimental": { "serverStatusNotification": true },
                },
                "initializationOptions": {
                    "cachePriming": { "enable": false },
                    "cargo": {
                        "sysrootSrc": sources,
                        "targetDir": root.join("target"),
                    },
                    "checkOnSave": false,
                    "files": { "watcher": "server" },
                },
            }),
        );
        self.tell("initialized", &json!({}));
        let text = fs::read_to_string(&self.file).expect("the file is there");
        let document = json!({ "uri": uri(&self.file), "languageId": "rust", "version": 0, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }));
        let deadline = Instant::now() + PATIENCE;
        while self.status["quiescent"] != true {
            let message = self.receive(deadline, "rust-analyzer to be ready");
            self.take_note(&message);
        }
        assert_ne!(self.status["health"], "error", "rust-analyzer cannot read the crate: {}", self.status);
    }

    /// Whether rust-analyzer has all that it wants, which includes the sources of the standard library.
    pub fn is_complete(&self) -> bool {
        self.status["health"] == "ok"
    }

    /// What is shown beneath the mouse; empty where nothing is.
    pub fn hover(&mut self, text: &str) -> String {
        let answer = self.ask_at("textDocument/hover", text);
        answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// The files and lines that "go to definition" goes to.
    pub fn definitions(&mut self, text: &str) -> Vec<(PathBuf, String)> {
        let answer = self.ask_at("textDocument/definition", text);
        let locations = answer.as_array().cloned().unwrap_or_default();
        locations.iter().map(|location| self.line(location)).collect()
    }

    fn line(&self, location: &Value) -> (PathBuf, String) {
        let path = location["uri"].as_str().and_then(|uri| uri.strip_prefix("file://")).unwrap_or_default();
        let path = path.replace("%20", " ");
        let number = location["range"]["start"]["line"].as_u64().map_or(0, |line| line as usize);
        let path = PathBuf::from(path);
        // What is on the disk is not what is open.
        let text = if path == self.file { String::new() } else { fs::read_to_string(&path).unwrap_or_default() };
        let line = text.lines().nth(number).unwrap_or_default().trim().to_owned();
        (path, line)
    }

    /// What completion offers.
    pub fn complete(&mut self, text: &str) -> Offer {
        let answer = self.ask_at("textDocument/completion", text);
        let items = answer.get("items").unwrap_or(&answer).as_array().cloned().unwrap_or_default();
        // Editors sort by this text first.
        let mut sorted: BTreeMap<(&str, usize), &str> = BTreeMap::new();
        for (number, item) in items.iter().enumerate() {
            let label = item["label"].as_str().unwrap_or_default();
            sorted.insert((item["sortText"].as_str().unwrap_or(label), number), label);
        }
        Offer { labels: sorted.into_values().map(str::to_owned).collect() }
    }

    /// The errors and warnings that rust-analyzer itself finds in the file.
    pub fn diagnostics(&mut self, text: &str) -> Vec<String> {
        self.change(text);
        let answer = self.ask("textDocument/diagnostic", &json!({ "textDocument": { "uri": uri(&self.file) } }));
        let items = answer["items"].as_array().cloned().unwrap_or_default();
        items.iter().map(|item| format!("{}: {}", item["code"], item["message"])).collect()
    }

    fn ask_at(&mut self, method: &str, text: &str) -> Value {
        let (before, behind) = text.split_once('|').expect("a cursor");
        self.change(&format!("{before}{behind}"));
        let line = before.matches('\n').count();
        let character = before.rsplit('\n').next().map_or(0, |line| line.encode_utf16().count());
        let position = json!({ "line": line, "character": character });
        self.ask(method, &json!({ "textDocument": { "uri": uri(&self.file) }, "position": position }))
    }

    fn change(&mut self, text: &str) {
        self.version += 1;
        let document = json!({ "uri": uri(&self.file), "version": self.version });
        let news = json!({ "textDocument": document, "contentChanges": [{ "text": text }] });
        self.tell("textDocument/didChange", &news);
    }

    fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            self.asked += 1;
            let id = self.asked;
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": parameters }));
            let answer = loop {
                let message = self.receive(deadline, method);
                if message["id"] == id && message.get("method").is_none() {
                    break message;
                }
                self.take_note(&message);
            };
            let error = &answer["error"];
            if error.is_null() {
                return answer["result"].clone();
            }
            assert!(error["code"].as_i64().is_some_and(|code| ASK_AGAIN.contains(&code)), "{method}: {error}");
            thread::sleep(Duration::from_millis(50));
        }
    }

    fn tell(&mut self, method: &str, parameters: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": parameters }));
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("rust-analyzer listens");
        self.input.flush().expect("rust-analyzer listens");
    }

    fn receive(&self, deadline: Instant, waiting_for: &str) -> Value {
        let left = deadline.saturating_duration_since(Instant::now());
        self.messages
            .recv_timeout(left)
            .unwrap_or_else(|error| panic!("waiting for {waiting_for}: {error}; its status is {}", self.status))
    }

    /// Takes what rust-analyzer says of its own accord.
    fn take_note(&mut self, message: &Value) {
        if message["method"] == "experimental/serverStatus" {
            self.status = message["params"].clone();
        }
        // It asks, such as for the place of a progress bar, and wants an answer.
        if let (Some(id), Some(_)) = (message.get("id"), message.get("method")) {
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": null }));
        }
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // It holds nothing that an orderly end would save.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display()).replace(' ', "%20")
}

fn read(input: &mut impl BufRead) -> io::Result<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        match line.trim_end().split_once(':') {
            None => break,
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().map_err(io::Error::other)?;
            }
            Some(_) => {}
        }
    }
    let mut body = vec![0; length];
    input.read_exact(&mut body)?;
    serde_json::from_slice(&body).map_err(io::Error::other)
}
