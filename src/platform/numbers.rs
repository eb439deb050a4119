//! Numbers as people write them.

/// 12345 as "12.345" or "12,345": with the mark that a language sets between thousands
/// ([`Language::thousands`](super::texts::Language::thousands)).
pub fn grouped(number: i64, mark: char) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        out.push('-');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        for (number, written) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1.000"),
            (-12_345, "-12.345"),
            (1_234_567, "1.234.567"),
        ] {
            assert_eq!(grouped(number, '.'), written);
            assert_eq!(grouped(number, ','), written.replace('.', ","));
        }
    }
}
