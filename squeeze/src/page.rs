//! The unpacker of the single file for the page: `lib.rs` as WebAssembly, compiled on its own by `innospark-cli pack`.
//! One instance unpacks one archive. It never gives memory back, so its allocator only counts upwards.
#![no_std]

extern crate alloc;

#[path = "lib.rs"]
mod model;

use alloc::vec::Vec;
use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32::{memory_grow, memory_size, unreachable};
use core::cell::Cell;

const PAGE: usize = 65_536;

struct Upwards(Cell<usize>);

// There is one thread.
unsafe impl Sync for Upwards {}

unsafe impl GlobalAlloc for Upwards {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let end = memory_size(0) * PAGE;
        let from =
            if self.0.get() == 0 { end } else { self.0.get() }.next_multiple_of(layout.align().max(64));
        let to = from + layout.size();
        if to > end && memory_grow(0, (to - end).div_ceil(PAGE)) == usize::MAX {
            return core::ptr::null_mut();
        }
        self.0.set(to);
        from as *mut u8
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static MEMORY: Upwards = Upwards(Cell::new(0));

#[panic_handler]
fn stop(_: &core::panic::PanicInfo<'_>) -> ! {
    unreachable()
}

static mut PACKED: Vec<u8> = Vec::new();
static mut UNPACKER: Option<model::Unpacker> = None;

/// Where so many packed bytes are to be put.
#[unsafe(no_mangle)]
pub extern "C" fn place(packed: usize) -> *mut u8 {
    let bytes = alloc::vec![0; packed];
    unsafe {
        PACKED = bytes;
        (*(&raw mut PACKED)).as_mut_ptr()
    }
}

/// Begins; the packed bytes become so many.
#[unsafe(no_mangle)]
pub extern "C" fn begin(code: bool, size: usize) {
    let kind = if code { model::Kind::Code } else { model::Kind::Text };
    unsafe {
        let packed = core::mem::take(&mut *(&raw mut PACKED));
        UNPACKER = Some(model::Unpacker::new(kind, packed, size));
    }
}

/// Unpacks up to so many bytes more and gives where the first of all is.
#[unsafe(no_mangle)]
pub extern "C" fn run(bytes: usize) -> *const u8 {
    unsafe {
        match &mut *(&raw mut UNPACKER) {
            Some(unpacker) => {
                unpacker.run(bytes);
                unpacker.bytes().as_ptr()
            }
            None => core::ptr::null(),
        }
    }
}
