//! The words and signs of a text of Rust, with their places. Spaces are left out.

use std::ops::Range;

use ra_ap_rustc_lexer::{DocStyle, FrontmatterAllowed, TokenKind, tokenize};

/// A word or a sign.
#[derive(Clone, Debug)]
pub(super) struct Lexeme {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

/// The kinds of words and signs that matter here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or a keyword.
    Word,
    /// A comment that documents the item after it.
    Documentation,
    /// Any other comment, and documentation of the module around it.
    Comment,
    Open,
    Close,
    /// A sign of one character.
    Sign,
    /// A number, a text, or a lifetime.
    Other,
}

/// A text and its lexemes.
pub(super) struct Lexed<'t> {
    pub(super) text: &'t str,
    lexemes: Vec<Lexeme>,
}

impl<'t> Lexed<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut lexemes = Vec::new();
        let mut start = 0;
        for token in tokenize(text, FrontmatterAllowed::No) {
            let range = start..start + token.len as usize;
            start = range.end;
            if let Some(kind) = kind(token.kind) {
                lexemes.push(Lexeme { kind, range });
            }
        }
        Self { text, lexemes }
    }

    pub(super) fn len(&self) -> usize {
        self.lexemes.len()
    }

    pub(super) fn get(&self, index: usize) -> Option<&Lexeme> {
        self.lexemes.get(index)
    }

    /// The text of a lexeme; empty after the last one.
    pub(super) fn word(&self, index: usize) -> &'t str {
        let range = self.get(index).map(|it| it.range.clone());
        range.and_then(|it| self.text.get(it)).unwrap_or_default()
    }

    pub(super) fn is(&self, index: usize, kind: Kind) -> bool {
        self.get(index).is_some_and(|it| it.kind == kind)
    }

    /// Returns whether the lexemes from `index` on are these.
    pub(super) fn reads(&self, index: usize, words: &[&str]) -> bool {
        let mut words = words.iter().enumerate();
        words.all(|(offset, word)| self.word(index + offset) == *word)
    }

    /// The index of the bracket that closes the one at `open`; that of the last lexeme if none does.
    pub(super) fn closing(&self, open: usize) -> usize {
        let mut depth = 0_usize;
        for (index, lexeme) in self.lexemes.iter().enumerate().skip(open) {
            match lexeme.kind {
                Kind::Open => depth += 1,
                Kind::Close => depth = depth.saturating_sub(1),
                Kind::Word | Kind::Documentation | Kind::Comment | Kind::Sign | Kind::Other => {}
            }
            if depth == 0 {
                return index;
            }
        }
        self.len().saturating_sub(1)
    }

    /// The place of a lexeme; empty after the last one.
    pub(super) fn range(&self, index: usize) -> Range<usize> {
        let end = self.text.len();
        self.get(index).map_or(end..end, |it| it.range.clone())
    }
}

fn kind(kind: TokenKind) -> Option<Kind> {
    Some(match kind {
        TokenKind::Whitespace => return None,
        TokenKind::LineComment { doc_style } | TokenKind::BlockComment { doc_style, .. } => {
            match doc_style {
                Some(DocStyle::Outer) => Kind::Documentation,
                Some(DocStyle::Inner) | None => Kind::Comment,
            }
        }
        TokenKind::Ident | TokenKind::RawIdent => Kind::Word,
        TokenKind::OpenParen | TokenKind::OpenBrace | TokenKind::OpenBracket => Kind::Open,
        TokenKind::CloseParen | TokenKind::CloseBrace | TokenKind::CloseBracket => Kind::Close,
        TokenKind::Literal { .. } | TokenKind::Lifetime { .. } => Kind::Other,
        _ => Kind::Sign,
    })
}
