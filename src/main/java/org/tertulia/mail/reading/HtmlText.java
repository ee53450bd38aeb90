package org.tertulia.mail.reading;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** The readable plain text of an HTML letter. */
public final class HtmlText {

    private static final Set<String> DROPPED = Set.of("head", "title", "style", "script", "template", "object", "embed", "iframe", "frame",
            "frameset", "svg", "math", "select", "textarea", "audio", "video", "canvas", "noembed", "noframes", "base", "meta", "link");
    private static final Set<String> PARAGRAPHS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre",
            "figure", "listing");
    private static final Set<String> BLOCKS = Set.of("div", "tr", "li", "dt", "dd", "section", "article", "header", "footer", "main", "aside", "nav",
            "address", "center", "form", "fieldset", "caption", "tbody", "thead", "tfoot", "body", "html", "figcaption", "details", "summary",
            "menu", "dir", "hgroup");

    private static final int LONGEST_PICTURE = 1_000;

    private HtmlText() {
    }

    /**
     * Lines end with LF; at most one blank line follows another text. What is quoted stands behind {@code "> "}, list items behind
     * {@code "- "} or their number, a link's address in round brackets where its text is another. What cannot be seen is left out.
     */
    public static String of(String html) {
        if (html == null || html.isBlank()) {
            return "";
        }
        TextLines lines = new TextLines();
        NodeTraversor.filter(new Walk(lines), HtmlParsing.document(html, LONGEST_PICTURE));
        return lines.text();
    }

    private record Walk(TextLines lines) implements NodeFilter {

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                lines.words(text.getWholeText());
            } else if (node instanceof Element element) {
                if (DROPPED.contains(element.normalName()) || hidden(element)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                begin(element);
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                finish(element);
            }
            return FilterResult.CONTINUE;
        }

        private void begin(Element element) {
            String name = element.normalName();
            space(element, name);
            switch (name) {
                case "br" -> lines.lineBreak();
                case "hr" -> lines.rule();
                case "blockquote" -> lines.quote();
                case "ul", "ol", "menu", "dir" -> lines.list(name.equals("ol") ? start(element) : -1);
                case "li" -> lines.item();
                case "td", "th" -> lines.cell();
                case "img" -> lines.words(alternative(element));
                case "pre", "listing" -> lines.keepBlanks();
                case "a" -> lines.link(element.attr("href"));
                default -> {
                    if (keepsBlanks(element)) {
                        lines.keepBlanks();
                    }
                }
            }
        }

        private void finish(Element element) {
            String name = element.normalName();
            if (name.equals("pre") || name.equals("listing") || keepsBlanks(element)) {
                lines.loseBlanks();
            }
            switch (name) {
                case "a" -> lines.linkEnd();
                case "ul", "ol", "menu", "dir" -> lines.listEnd();
                default -> { }
            }
            space(element, name);
            if (name.equals("blockquote")) {
                lines.quoteEnd();
            }
        }

        /** Outlook's paragraphs are lines: their style sheet gives them no margins. */
        private void space(Element element, String name) {
            boolean outlook = name.equals("p") && (element.className().startsWith("Mso") || style(element).contains("margin:0"));
            if (PARAGRAPHS.contains(name) && !outlook && !(lines.inList() && (name.equals("ul") || name.equals("ol")))) {
                lines.paragraph();
            } else if (outlook || PARAGRAPHS.contains(name) || BLOCKS.contains(name)) {
                lines.endLine();
            }
        }

        private static int start(Element list) {
            try {
                return Math.max(0, Integer.parseInt(list.attr("start").strip()));
            } catch (NumberFormatException none) {
                return 1;
            }
        }

        private static String alternative(Element picture) {
            String alt = picture.attr("alt").strip();
            return alt.isEmpty() || alt.length() > 200 ? "" : "[" + alt + "]";
        }

        private static boolean keepsBlanks(Element element) {
            return style(element).contains("white-space:pre") && !element.normalName().equals("pre");
        }

        private static boolean hidden(Element element) {
            String style = style(element);
            return element.hasAttr("hidden") || style.contains("display:none") || style.contains("visibility:hidden") || style.contains("mso-hide:all");
        }

        private static String style(Element element) {
            String style = element.attr("style");
            return style.isEmpty() || style.length() > 10_000 ? "" : style.toLowerCase(Locale.ROOT).replace(" ", "");
        }
    }
}
