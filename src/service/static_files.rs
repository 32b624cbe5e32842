//! The files of the site, read from one folder and never from beside it.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use sha2::{Digest, Sha256};

use super::message::{Request, Response};
use super::problem::{self, Problem};
use super::site_path::SitePath;

/// What a path of the site names on disk.
enum Found {
    File(PathBuf),
    /// A folder that was asked for without its last slash.
    FolderWithoutSlash(String),
    Nothing,
}

/// The file that a request names, a redirection to its folder, or the site's page for 404.
pub(super) fn serve(site: &Path, request: &Request<'_>) -> Result<Response, Problem> {
    let Some(path) = SitePath::parse(request.path()) else {
        return Ok(not_found(site, None));
    };
    match find(site, &path) {
        Found::File(file) => match fs::read(&file) {
            Ok(body) => Ok(page(&file, body, request)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(not_found(site, Some(&path))),
            Err(error) => Err(unreadable(&error)),
        },
        Found::FolderWithoutSlash(url) => Ok(moved(&url, request.query())),
        Found::Nothing => Ok(not_found(site, Some(&path))),
    }
}

fn moved(folder: &str, query: Option<&str>) -> Response {
    let url = query.map_or_else(|| folder.to_owned(), |query| format!("{folder}?{query}"));
    Response::new(308, "text/plain; charset=utf-8", Vec::new())
        .with("Location", url)
        .with("Cache-Control", "no-cache")
}

/// The file is there, but rights or open files are wanting.
fn unreadable(error: &io::Error) -> Problem {
    Problem::new(
        &problem::INTERNAL,
        format!("Le fichier existe mais ne peut pas être lu : {error}."),
        format!("The file is there but cannot be read: {error}."),
    )
}

fn find(site: &Path, path: &SitePath) -> Found {
    let Some(place) = resolve(site, &path.names) else {
        return Found::Nothing;
    };
    if !place.is_dir() {
        return if path.is_folder { Found::Nothing } else { Found::File(place) };
    }
    if !path.is_folder {
        return Found::FolderWithoutSlash(path.folder_url());
    }
    let mut index = path.names.clone();
    index.push("index.html".to_owned());
    resolve(site, &index).filter(|file| file.is_file()).map_or(Found::Nothing, Found::File)
}

/// The real place of plain names under the site, links followed.
///
/// `None` where nothing is there, and where a link leads out of the site or to a hidden file.
/// The site's own place is resolved each time, since a build may replace it while it is served.
fn resolve(site: &Path, names: &[String]) -> Option<PathBuf> {
    let root = fs::canonicalize(site).ok()?;
    let place = fs::canonicalize(root.join(names.iter().collect::<PathBuf>())).ok()?;
    let inside = place.strip_prefix(&root).ok()?;
    let visible = inside.components().all(|component| match component {
        Component::Normal(name) => !name.to_string_lossy().starts_with('.'),
        _ => false,
    });
    (visible && (place.is_file() || place.is_dir())).then_some(place)
}

/// A file with its type and validator, or 304 where the client has it (RFC 9110, 13.1.2).
fn page(file: &Path, body: Vec<u8>, request: &Request<'_>) -> Response {
    let tag = entity_tag(&body);
    let known = request.header("If-None-Match").is_some_and(|list| lists_tag(list, &tag));
    let response =
        Response::new(200, content_type(file), body).with("ETag", tag).with("Cache-Control", "no-cache");
    if known { Response { status: 304, ..response.without_body() } } else { response }
}

fn entity_tag(body: &[u8]) -> String {
    let hash = Sha256::digest(body);
    let half = hash.iter().take(16).fold(0, |number: u128, byte| number << 8 | u128::from(*byte));
    format!("\"{half:032x}\"")
}

fn lists_tag(list: &str, tag: &str) -> bool {
    list.split(',').map(str::trim).any(|item| item == "*" || item.trim_start_matches("W/") == tag)
}

/// The 404 page of the language's folder, else the site's, else one line in both languages.
fn not_found(site: &Path, path: Option<&SitePath>) -> Response {
    let first = path.and_then(|path| path.names.first());
    let beside_first = first.map(|first| vec![first.clone(), "404.html".to_owned()]);
    let page = beside_first
        .into_iter()
        .chain([vec!["404.html".to_owned()]])
        .filter_map(|names| resolve(site, &names))
        .find_map(|file| fs::read(file).ok());
    let response = match page {
        Some(body) => Response::new(404, "text/html; charset=utf-8", body),
        None => Response::new(404, "text/plain; charset=utf-8", "Page introuvable. Page not found.\n".into()),
    };
    response.with("Cache-Control", "no-cache")
}

fn content_type(file: &Path) -> &'static str {
    let extension = file.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    match extension.as_deref() {
        Some("html" | "htm") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("xml") => "application/xml",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("gif") => "image/gif",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("pdf") => "application/pdf",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
