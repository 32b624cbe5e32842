//! The HTTP service: the site and the scoring API (tiny_http).
