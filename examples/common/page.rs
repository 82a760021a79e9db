//! The page that an example prints.

use std::{
    error::Error,
    fmt::{self, Display, Write as _},
    io::{ErrorKind, IsTerminal, Write as _},
    process::ExitCode,
};

use super::Answer;

/// A wrong command line, and what is wrong with it.
#[derive(Debug)]
pub struct Usage(pub String);

impl Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Usage {}

/// Runs an example and prints its page. `usage` is its command line, printed for `--help`.
///
/// Exits with 2 on a wrong command line, and with 1 on any other error. Then nothing of the page is printed.
pub fn run(usage: &str, write: impl FnOnce(&mut Page) -> Answer) -> ExitCode {
    let mut page = Page::new();
    let written = if std::env::args().skip(1).any(|one| one == "--help") {
        page.line(format!("usage: {usage}"));
        Ok(())
    } else {
        write(&mut page)
    };
    match written {
        // A reader that has seen enough closes the pipe; that is no fault.
        Ok(()) => match std::io::stdout().write_all(page.text.as_bytes()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => ExitCode::FAILURE,
            _ => ExitCode::SUCCESS,
        },
        Err(error) if error.is::<Usage>() => {
            eprintln!("{error}\nusage: {usage}");
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Plain text, wrapped to the width of the terminal (`COLUMNS`, or 100), with bold headings on a terminal.
///
/// `writeln!(page, ..)` adds a line as it is, for tables.
pub struct Page {
    text: String,
    width: usize,
    bold: bool,
}

impl Page {
    fn new() -> Self {
        let width = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).unwrap_or(100);
        let (width, bold) = (usize::clamp(width, 30, 140), std::io::stdout().is_terminal());
        Self { text: String::new(), width, bold }
    }

    /// The title of the page, or of a part of it.
    pub fn title(&mut self, text: impl Display) {
        self.underlined(text, "=");
    }

    /// The heading of a section.
    pub fn head(&mut self, text: impl Display) {
        self.underlined(text, "-");
    }

    /// A paragraph.
    pub fn line(&mut self, text: impl Display) {
        self.wrap(text, "", "");
    }

    /// An item of a list.
    pub fn item(&mut self, text: impl Display) {
        self.wrap(text, "  - ", "    ");
    }

    /// A paragraph under an item.
    pub fn deep(&mut self, text: impl Display) {
        self.indented(6, text);
    }

    /// A paragraph that begins after some spaces; its other lines have two more.
    pub fn indented(&mut self, spaces: usize, text: impl Display) {
        self.wrap(text, &" ".repeat(spaces), &" ".repeat(spaces + 2));
    }

    /// Several lines that belong together, such as a refusal that is explained.
    pub fn block(&mut self, text: impl Display) {
        for line in text.to_string().lines() {
            self.wrap(line.trim(), "  | ", "  |   ");
        }
    }

    /// A row of a table: a name and cells, each as wide as said.
    pub fn row<C: Display>(
        &mut self,
        (name, width): (&str, usize),
        (cells, each): (impl IntoIterator<Item = C>, usize),
    ) {
        let cells: String = cells.into_iter().map(|cell| format!("{:<each$}", cell.to_string())).collect();
        writeln!(self, "{}", format!("{name:<width$}{cells}").trim_end());
    }

    /// What `write!` and `writeln!` call.
    pub fn write_fmt(&mut self, text: fmt::Arguments<'_>) {
        let _ = self.text.write_fmt(text);
    }

    fn underlined(&mut self, text: impl Display, with: &str) {
        let text = text.to_string();
        self.text.push('\n');
        let start = self.text.len();
        self.line(&text);
        if self.bold {
            let heading = self.text.split_off(start);
            writeln!(self, "\u{1b}[1m{}\u{1b}[0m", heading.trim_end());
        }
        let length = text.chars().count().min(self.width);
        writeln!(self, "{}", with.repeat(length));
    }

    fn wrap(&mut self, text: impl Display, first: &str, rest: &str) {
        let mut line = first.to_owned();
        let mut fresh = true;
        for word in text.to_string().split_whitespace() {
            let long = line.chars().count() + 1 + word.chars().count() > self.width;
            if long && !fresh {
                writeln!(self, "{}", line.trim_end());
                rest.clone_into(&mut line);
                fresh = true;
            }
            if !fresh {
                line.push(' ');
            }
            line.push_str(word);
            fresh = false;
        }
        writeln!(self, "{}", line.trim_end());
    }
}
