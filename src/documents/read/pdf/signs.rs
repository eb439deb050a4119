//! What stands on the pages of a PDF: every sign with its place, its size and its weight. Knows no words.

use std::collections::{HashMap, HashSet};

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};
use hayro_syntax::page::{Page, Pages};
use kurbo::{Affine, BezPath, Point, Rect, Shape};

/// Signs that are read of one file; a draft of a thousand pages has some three million.
const MOST_SIGNS: usize = 10_000_000;
/// How thick and how short a line is at most and least that parts notes from the text, in points.
const THIN: f64 = 2.0;
const SHORTEST: f64 = 30.0;
/// Lines that are looked at on one page.
const MOST_RULES: usize = 1_000;
/// Units of an outline that are one em.
const EM: f64 = 1000.0;

/// A sign on a page. Lengths are points, measured from the top left corner of the page as it is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sign {
    pub c: char,
    pub left: f32,
    pub right: f32,
    /// Where the line it stands on lies.
    pub base: f32,
    /// Of its letters.
    pub size: f32,
    pub bold: bool,
    /// The piece of marked content it is part of; structure names pieces by these.
    pub piece: Option<i32>,
}

/// The signs of one page, in the order they were drawn.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub width: f32,
    pub height: f32,
    pub signs: Vec<Sign>,
    /// Signs that are drawn so that nobody sees them, as a scanner's program lays words over a picture.
    pub unseen: Vec<Sign>,
    /// Signs that the file itself says belong to the page and not to the text, and its first.
    pub furniture: (usize, String),
    /// Signs whose letters the file does not tell.
    pub unknown: usize,
    pub pictures: usize,
    /// Signs that stand across the page or upside down.
    pub turned: usize,
    /// Lines drawn across part of the page: where they begin and end, and how far down.
    pub rules: Vec<Rule>,
}

/// A line drawn across part of a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub left: f32,
    pub right: f32,
    pub y: f32,
}

/// More signs than are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMany;

/// Reads every page.
///
/// # Errors
/// When the pages hold more signs than any draft.
pub(super) fn of(pages: &Pages<'_>) -> Result<Vec<Sheet>, TooMany> {
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings {
        // Notes stuck on a page are not its text.
        render_annotations: false,
        ..InterpreterSettings::default()
    };
    let mut room = MOST_SIGNS;
    let mut weights = HashMap::new();
    let mut sheets = Vec::with_capacity(pages.len());
    for page in pages.iter() {
        let sheet = sheet(page, &cache, &settings, room, &mut weights);
        let count = sheet.signs.len() + sheet.unseen.len();
        room = room
            .checked_sub(count)
            .filter(|left| *left > 0)
            .ok_or(TooMany)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn sheet<'a>(
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
    room: usize,
    weights: &mut HashMap<u128, bool>,
) -> Sheet {
    let (width, height) = page.render_dimensions();
    let whole = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let start = Affine::new(page.initial_transform(true).as_coeffs());
    let mut context = Context::new(start, whole, cache, page.xref(), settings.clone());
    let mut reader = SignReader {
        sheet: Sheet {
            width,
            height,
            ..Sheet::default()
        },
        room,
        open: Vec::new(),
        named: HashSet::new(),
        weights,
    };
    interpret_page(page, &mut context, &mut reader);
    reader.sheet
}

/// Gathers what is drawn on one page.
struct SignReader<'w> {
    sheet: Sheet,
    room: usize,
    /// The marked content that is open, from outside in.
    open: Vec<Content>,
    /// Numbers of pieces that were begun.
    named: HashSet<i32>,
    /// Whether the letters of a font are bold, by its key.
    weights: &'w mut HashMap<u128, bool>,
}

#[derive(Debug, Clone, Copy)]
struct Content {
    piece: Option<i32>,
    is_furniture: bool,
}

impl SignReader<'_> {
    fn is_bold(&mut self, glyph: &Glyph<'_>) -> bool {
        let Glyph::Outline(glyph) = glyph else {
            return false;
        };
        *self
            .weights
            .entry(glyph.font_cache_key())
            .or_insert_with(|| {
                glyph.font_data().is_some_and(|font| {
                    let name = font.postscript_name.unwrap_or_default().to_lowercase();
                    font.weight.is_some_and(|weight| weight >= 600)
                        || ["bold", "black", "heavy"]
                            .iter()
                            .any(|word| name.contains(word))
                })
            })
    }

    fn add(&mut self, sign: Sign, is_seen: bool) {
        let is_on_page = (0.0..=self.sheet.width).contains(&sign.left)
            && (0.0..=self.sheet.height).contains(&sign.base);
        if !is_on_page {
            return;
        }
        if self.open.iter().any(|content| content.is_furniture) {
            let (count, sample) = &mut self.sheet.furniture;
            *count += 1;
            if sample.len() < 100 {
                sample.push(sign.c);
            }
        } else if is_seen {
            self.sheet.signs.push(sign);
        } else {
            self.sheet.unseen.push(sign);
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "places on a page")]
impl<'a> Device<'a> for SignReader<'_> {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        if self.sheet.signs.len() + self.sheet.unseen.len() >= self.room {
            return;
        }
        let place = transform * glyph_transform;
        let [a, b, c, d, ..] = place.as_coeffs();
        // Across the page, or upside down: a watermark, a mark in the margin.
        if b.abs() > a.abs() * 0.1 || a <= 0.0 {
            self.sheet.turned += 1;
            return;
        }
        let advance = match glyph {
            Glyph::Outline(glyph) => glyph.advance_width().map_or(EM / 2.0, f64::from),
            Glyph::Type3(_) => EM / 2.0,
        };
        let start = place * Point::ORIGIN;
        let end = place * Point::new(advance, 0.0);
        let Some(text) = glyph.as_unicode() else {
            self.sheet.unknown += 1;
            return;
        };
        let bold = self.is_bold(glyph);
        let sign = Sign {
            c: ' ',
            left: start.x as f32,
            right: end.x.max(start.x) as f32,
            base: start.y as f32,
            size: (c.hypot(d) * EM) as f32,
            bold,
            piece: self.open.iter().rev().find_map(|content| content.piece),
        };
        let is_seen = !matches!(mode, GlyphDrawMode::Invisible);
        match text {
            BfString::Char(c) => self.add(Sign { c, ..sign }, is_seen),
            BfString::String(letters) => {
                // A sign for several letters ("ffi") gives each its share of the place.
                let share = (sign.right - sign.left) / letters.chars().count().max(1) as f32;
                let mut left = sign.left;
                for c in letters.chars() {
                    let right = left + share;
                    self.add(
                        Sign {
                            c,
                            left,
                            right,
                            ..sign
                        },
                        is_seen,
                    );
                    left = right;
                }
            }
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {
        self.sheet.pictures += 1;
    }

    fn draw_path(&mut self, path: &BezPath, transform: Affine, _: &Paint<'a>, _: &PathDrawMode) {
        let place = transform.transform_rect_bbox(path.bounding_box());
        if place.height() <= THIN
            && place.width() >= SHORTEST
            && self.sheet.rules.len() < MOST_RULES
        {
            self.sheet.rules.push(Rule {
                left: place.x0 as f32,
                right: place.x1 as f32,
                y: place.y0 as f32,
            });
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], piece: Option<i32>) {
        // A page names each piece once; another of that number is of a drawing within it, with numbers of its own.
        let piece = piece.filter(|piece| self.named.insert(*piece));
        if !self.sheet.furniture.1.is_empty() {
            self.sheet.furniture.1.push(' ');
        }
        self.open.push(Content {
            piece,
            is_furniture: tag == b"Artifact",
        });
    }

    fn end_marked_content(&mut self) {
        self.open.pop();
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
