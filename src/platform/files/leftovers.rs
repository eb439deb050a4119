//! Pieces of files in a directory, of writing that a crash cut short: the store writes beside a file's
//! place, under its name with a number, and only then puts it there. Nothing refers to them.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

/// The folder of the copies for the public.
pub(super) const COPIES: &str = "copies";

/// Removes the pieces below `directory` that nobody has written to for `age`; returns how many. A
/// directory that is not there has none.
///
/// # Errors
/// When the directory cannot be read or a piece not removed.
pub(super) fn remove(directory: &Path, age: Duration) -> io::Result<usize> {
    let mut removed = 0;
    let mut folders = vec![directory.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        for entry in entries {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() && is_ours(&entry.file_name()) {
                folders.push(entry.path());
            } else if kind.is_file() && is_piece(&entry.file_name()) && is_old(&entry.path(), age)?
            {
                fs::remove_file(entry.path())?;
                removed += 1;
            }
        }
    }
    Ok(removed)
}

/// Folders the store makes: two letters of a hash, or the one for copies.
fn is_ours(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name == COPIES || (name.len() == 2 && is_hexadecimal(&name))
}

/// `aabb…#1`
fn is_piece(name: &OsStr) -> bool {
    name.to_string_lossy()
        .split_once('#')
        .is_some_and(|(hash, number)| {
            hash.len() == 64
                && is_hexadecimal(hash)
                && !number.is_empty()
                && number.bytes().all(|byte| byte.is_ascii_digit())
        })
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A piece may vanish while it is looked at: its writing came to its end.
fn is_old(piece: &Path, age: Duration) -> io::Result<bool> {
    match fs::metadata(piece) {
        // One from the future is left: the clock of the host was put back.
        Ok(about) => Ok(about.modified()?.elapsed().is_ok_and(|since| since >= age)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
