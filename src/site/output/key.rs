//! What a file is made from, as one number.

use std::fmt;
use std::fs::File;
use std::io;
use std::path::Path;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::bytes::bytes_of;

/// The first half of a SHA-256.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::site) struct Key(u128);

impl Key {
    pub(in crate::site) fn parse(text: &str) -> Option<Self> {
        (text.len() == 32).then(|| u128::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Gathers what a file is made from.
#[derive(Clone, Default)]
pub(in crate::site) struct KeyMaker(Sha256);

impl KeyMaker {
    pub(in crate::site) fn new() -> Self {
        Self::default()
    }

    /// Takes bytes; their length is taken too, so that parts do not run into each other.
    pub(in crate::site) fn with(mut self, bytes: &[u8]) -> Self {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// Takes a value as plain bytes.
    pub(in crate::site) fn with_value(mut self, value: &impl Serialize) -> io::Result<Self> {
        self.0.update(bytes_of(value).map_err(io::Error::other)?);
        self.0.update([0]);
        Ok(self)
    }

    /// Takes what a file holds, in pieces.
    pub(in crate::site) fn with_file(mut self, file: &Path) -> io::Result<Self> {
        io::copy(&mut File::open(file)?, &mut Hashing(&mut self.0))?;
        self.0.update([0]);
        Ok(self)
    }

    pub(in crate::site) fn key(self) -> Key {
        let hash = self.0.finalize();
        Key(hash.iter().take(16).fold(0, |number: u128, byte| number << 8 | u128::from(*byte)))
    }
}

struct Hashing<'a>(&'a mut Sha256);

impl io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
