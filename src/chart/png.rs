//! A name and a description inside a PNG file, where picture viewers and catalogues look for them.

/// What every PNG begins with.
const SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A];
/// Signature and header chunk, behind which texts may stand.
const HEAD: usize = 8 + 4 + 4 + 13 + 4;

/// The PNG with texts by keyword (`Title`, `Description` and others of the PNG specification, section 11.3.3) in a
/// language, as chunks of kind `iTXt`. `None` where the bytes are no PNG.
pub fn with_texts(png: &[u8], language: &str, texts: &[(&str, &str)]) -> Option<Vec<u8>> {
    let (head, rest) = png.split_at_checked(HEAD)?;
    if !head.starts_with(&SIGNATURE) || head.get(12..16) != Some(b"IHDR") {
        return None;
    }
    let mut whole = head.to_vec();
    for (keyword, text) in texts {
        let mut body = b"iTXt".to_vec();
        body.extend_from_slice(keyword.as_bytes());
        // Not compressed.
        body.extend_from_slice(&[0, 0, 0]);
        body.extend_from_slice(language.as_bytes());
        // No translated keyword.
        body.extend_from_slice(&[0, 0]);
        body.extend(text.bytes().filter(|byte| *byte != 0));
        whole.extend_from_slice(&u32::try_from(body.len() - 4).ok()?.to_be_bytes());
        let sum = checksum(&body);
        whole.append(&mut body);
        whole.extend_from_slice(&sum.to_be_bytes());
    }
    whole.extend_from_slice(rest);
    Some(whole)
}

/// CRC-32 as PNG has it, bit by bit: a few hundred bytes need no table.
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
        }
    }
    !sum
}
