//! Names that APIs give to pages, cursors and limits, in the spelling of `plain`, the most telling first.

pub(super) const PAGE: [&str; 5] = ["page", "pagenumber", "pageno", "pagenum", "currentpage"];
pub(super) const OFFSET: [&str; 4] = ["offset", "skip", "startindex", "startat"];
pub(super) const CURSOR: [&str; 11] = [
    "cursor",
    "pagetoken",
    "nexttoken",
    "nextpagetoken",
    "continuationtoken",
    "nextcursor",
    "pagecursor",
    "startcursor",
    "after",
    "marker",
    "continue",
];
/// The id of the last item of the previous page.
pub(super) const LAST_ITEM: [&str; 2] = ["startingafter", "after"];
/// The same in the body, which every page has.
pub(super) const LAST_ID: [&str; 1] = ["lastid"];
pub(super) const SIZE: [&str; 8] = [
    "perpage",
    "pagesize",
    "limit",
    "maxresults",
    "pagelimit",
    "itemsperpage",
    "resultsperpage",
    "maxitems",
];
/// Sizes only if something else indicates pages, since a thing has a size as well.
pub(super) const LIKELY_SIZE: [&str; 3] = ["size", "count", "top"];

/// Lists about the response, rather than its content.
pub(super) const ASIDE: [&str; 5] = ["errors", "warnings", "messages", "links", "included"];

pub(super) const TOTAL_PAGES: [&str; 4] = ["totalpages", "pagecount", "numpages", "lastpage"];
pub(super) const TOTAL_COUNT: [&str; 4] =
    ["totalcount", "totalitems", "totalresults", "totalrecords"];
/// These count only if they are integers: a fraction is the total of something else.
pub(super) const WHOLE_PAGES: [&str; 1] = ["pages"];
pub(super) const WHOLE_COUNT: [&str; 1] = ["total"];
pub(super) const HAS_MORE: [&str; 4] = ["hasmore", "hasnext", "hasnextpage", "more"];
pub(super) const NEXT_CURSOR: [&str; 13] = [
    "nextcursor",
    "nextpagetoken",
    "nexttoken",
    "nextpagecursor",
    "nextmarker",
    "continuationtoken",
    "endcursor",
    "after",
    "cursor",
    "pagetoken",
    "continue",
    "nextpage",
    "next",
];
/// A page that is named by a token.
pub(super) const NEXT_PAGE: [&str; 1] = ["nextpage"];
pub(super) const NEXT_URL: [&str; 7] = [
    "nexturl",
    "nextlink",
    "nextpageurl",
    "nextpageuri",
    "nexturi",
    "odata.nextlink",
    "next",
];
/// Objects whose properties are URLs.
pub(super) const LINKS: [&str; 3] = ["links", "link", "urls"];
