//! A grid for people: a mark where a row has a column, in as few blocks as the width allows.
//!
//! Knows how wide texts are. Does not know what the rows and columns are of.

use std::io::{self, Write};

use textwrap::core::display_width;

use super::line::Line;
use super::page::WIDEST;
use super::style::{ASIDE, HEADING, NAME, THEME};
use super::target::Target;
use super::wrap::wrap;

/// Rows, columns and what is marked.
pub struct Grid {
    /// What the rows are of.
    pub title: String,
    /// The rows.
    pub rows: Vec<Row>,
    /// The columns: what each is headed by, and what it is called in full.
    pub columns: Vec<(String, String)>,
}

/// A row.
pub struct Row {
    /// What it is called.
    pub name: String,
    /// What it is called where there is little room.
    pub short: String,
    /// Whether it has each column.
    pub marks: Vec<bool>,
}

/// The spaces between columns that are tried, in this order.
const GAPS: [usize; 2] = [2, 1];

/// How a grid is laid out.
struct Plan {
    /// Whether the rows are called by their short names.
    short: bool,
    /// How wide the names of the rows are.
    names: usize,
    /// How wide the labels of the columns are.
    label: usize,
    /// The space before each.
    gap: usize,
    /// How many columns a block has.
    block: usize,
}

/// Draws a grid, and under it what each column is.
pub fn write(out: &mut dyn Write, header: bool, target: &Target, grid: &Grid) -> io::Result<()> {
    let grid = grid.on_one_line(target);
    let plan = grid.plan(target.width);
    let columns: Vec<usize> = (0..grid.columns.len()).collect();
    for (index, block) in columns.chunks(plan.block).enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        grid.block(out, header, target, &plan, block)?;
    }
    if !columns.is_empty() {
        writeln!(out)?;
    }
    grid.legend(out, target)
}

impl Grid {
    /// The grid with texts that are fit to be shown, each on one line.
    fn on_one_line(&self, target: &Target) -> Self {
        let fit = |text: &String| target.clean(text).replace(['\r', '\n'], " ");
        let row = |row: &Row| Row {
            name: fit(&row.name),
            short: fit(&row.short),
            marks: row.marks.clone(),
        };
        let columns = self.columns.iter();
        Self {
            title: fit(&self.title),
            rows: self.rows.iter().map(row).collect(),
            columns: columns
                .map(|(label, name)| (fit(label), fit(name)))
                .collect(),
        }
    }

    /// The layout with the fewest blocks, and of such the roomiest.
    fn plan(&self, width: usize) -> Plan {
        let labels = self.columns.iter().map(|(label, _)| display_width(label));
        let label = labels.max().unwrap_or(0).max(1);
        let plan = |short: bool, gap: usize| {
            let names = self.rows.iter().map(|row| display_width(row.called(short)));
            let names = names.chain([display_width(&self.title)]).max().unwrap_or(0);
            let most = (width.saturating_sub(names) / (gap + label)).max(1);
            let blocks = self.columns.len().div_ceil(most).max(1);
            let plan = Plan {
                short,
                names,
                label,
                gap,
                block: self.columns.len().div_ceil(blocks).max(1),
            };
            (blocks, plan)
        };
        let long = GAPS.map(|gap| plan(false, gap));
        let short = GAPS.map(|gap| plan(true, gap));
        let [first, others @ ..] = long;
        let fewest = others.into_iter().chain(short);
        let fewer = |best: (usize, Plan), next: (usize, Plan)| {
            if next.0 < best.0 { next } else { best }
        };
        fewest.fold(first, fewer).1
    }

    /// Draws some of the columns.
    fn block(
        &self,
        out: &mut dyn Write,
        header: bool,
        target: &Target,
        plan: &Plan,
        columns: &[usize],
    ) -> io::Result<()> {
        let column = plan.gap + plan.label;
        if header {
            let mut line = Line::default();
            line.put(0, &target.paint(HEADING, &self.title));
            for (at, index) in columns.iter().enumerate() {
                let (label, _) = &self.columns[*index];
                let inset = (plan.label - display_width(label)) / 2;
                let at = plan.names + at * column + plan.gap + inset;
                line.put(at, &target.paint(HEADING, label));
            }
            writeln!(out, "{}", line.text)?;
            let rule = "─".repeat(plan.names + columns.len() * column);
            writeln!(out, "{}", target.paint(ASIDE, &rule))?;
        }
        for row in &self.rows {
            let mut line = Line::default();
            line.put(0, &target.paint(THEME, row.called(plan.short)));
            for (at, index) in columns.iter().enumerate() {
                let at = plan.names + at * column + plan.gap + (plan.label - 1) / 2;
                let has = row.marks.get(*index) == Some(&true);
                let (style, mark) = if has { (THEME, "●") } else { (ASIDE, "·") };
                line.put(at, &target.paint(style, mark));
            }
            writeln!(out, "{}", line.text)?;
        }
        Ok(())
    }

    /// Tells what each column is; no line ends between a label and what it stands for.
    fn legend(&self, out: &mut dyn Write, target: &Target) -> io::Result<()> {
        let width = target.width.min(WIDEST);
        let mut line = String::new();
        for (index, (label, name)) in self.columns.iter().enumerate() {
            let comma = if index + 1 < self.columns.len() {
                ","
            } else {
                ""
            };
            let entry = format!("{} {name}{comma}", target.paint(NAME, label));
            let wide = display_width(&line) + 1 + display_width(&entry);
            if !line.is_empty() && wide > width {
                writeln!(out, "{line}")?;
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            let margin = " ".repeat(display_width(label) + 1);
            if display_width(&entry) > width {
                line += &wrap(&entry, Some(width), "", &margin).join("\n");
            } else {
                line += &entry;
            }
        }
        if !line.is_empty() {
            writeln!(out, "{line}")?;
        }
        Ok(())
    }
}

impl Row {
    fn called(&self, short: bool) -> &str {
        if short { &self.short } else { &self.name }
    }
}
