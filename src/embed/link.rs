//! Between frame and host: whom the frame talks to, and to whom it listens.

use super::configure::Configure;
use super::message::Outgoing;

/// The origin of a web page, as browsers write it: `https://example.org` or `http://localhost:8080`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// The origin of an address. `None` for a page that has none of its own (a file, a sandboxed page, which browsers
    /// call `null`), and for anything that no browser would write.
    #[must_use]
    pub fn of(address: &str) -> Option<Self> {
        const LONGEST: usize = 300;
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
        let authority = rest.split(['/', '?', '#']).next()?;
        let (host, port) = match authority.rsplit_once(':') {
            // The colons of an IPv6 address stand in brackets.
            Some((host, port)) if !port.contains(']') => (host, Some(port)),
            _ => (authority, None),
        };
        let named = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-._".contains(&byte);
        let numbered = |byte: u8| byte.is_ascii_hexdigit() || b":.".contains(&byte);
        let fits = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
            Some(inner) => !inner.is_empty() && inner.bytes().all(numbered),
            None => !host.is_empty() && host.bytes().all(named),
        };
        let port_fits = port.is_none_or(|port| {
            (1..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit())
        });
        let length = address.len() - rest.len() + authority.len();
        (fits && port_fits && length <= LONGEST).then(|| Self(address[..length].to_owned()))
    }

    /// The origin as browsers write it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A message with the only origin that may receive it; `*` is any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The message as JSON.
    pub text: String,
    /// The target.
    pub to: String,
}

/// The connection to the host page.
///
/// The host's origin is fixed once: by what the browser says of the page around the frame when the app is ready, or,
/// where it says nothing, by the first valid message that the parent window sends. From then on messages from
/// elsewhere are passed over, and nothing but the greeting and the height is ever said to anybody else.
#[derive(Debug, Default)]
pub struct Link {
    origin: Option<Origin>,
    /// The browser named a host that has no origin of its own: nobody can be fixed any more.
    opaque: bool,
    height: u32,
    progress: Option<(usize, usize)>,
}

impl Link {
    /// Opens the connection. `parent` is the origin of the page around the frame, where the browser tells
    /// (`location.ancestorOrigins`); `referrer` is the address that led here, the host's own in all but odd cases. A
    /// wrong one does no harm: the browser delivers nothing to another origin than the one named.
    #[must_use]
    pub fn open(parent: Option<&str>, referrer: Option<&str>) -> Self {
        let origin = match parent {
            Some(parent) => Origin::of(parent),
            None => referrer.and_then(Origin::of),
        };
        Self { opaque: parent.is_some() && origin.is_none(), origin, ..Self::default() }
    }

    /// The host's origin, once it is fixed.
    #[must_use]
    pub fn origin(&self) -> Option<&Origin> {
        self.origin.as_ref()
    }

    /// The letter to send: none for what is no news, and none for what only a known host may hear while none is known.
    pub fn letter(&mut self, message: &Outgoing<'_>) -> Option<Letter> {
        // The greeting and the height go to whatever page holds the frame, or a wrong guess at its origin would leave
        // the frame too low.
        let to = if message.is_public() { "*" } else { self.origin.as_ref()?.as_str() };
        let to = to.to_owned();
        let news = match *message {
            Outgoing::Height { height, top } => {
                let changed = std::mem::replace(&mut self.height, height) != height;
                (changed || top.is_some()) && 0 < height
            }
            Outgoing::Progress { answered, total } => {
                self.progress.replace((answered, total)) != Some((answered, total))
            }
            Outgoing::Ready | Outgoing::Complete | Outgoing::Shared { .. } => true,
        };
        news.then(|| Letter { text: message.to_json(), to })
    }

    /// Reads what arrived. `from_parent` says whether the parent window sent it, `origin` is the sender's as the
    /// browser wrote it, `text` the message as JSON. `None` for everything that is not the host's to say.
    pub fn receive(&mut self, from_parent: bool, origin: &str, text: &str) -> Option<Configure> {
        let sender = Origin::of(origin).filter(|sender| sender.as_str() == origin)?;
        let known = self.origin.as_ref().map_or(!self.opaque, |known| *known == sender);
        if !(from_parent && known) {
            return None;
        }
        let configure = Configure::read(text)?;
        self.origin.get_or_insert(sender);
        Some(configure)
    }
}
