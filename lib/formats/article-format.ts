/** Formats of which a file is one article. */
export type ArticleFormat = "markdown" | "text" | "web page" | "web archive" | "pdf" | "docx";
