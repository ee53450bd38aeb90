package org.tertulia.mail.quoting;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;
import org.tertulia.mail.quoting.Line.Hint;

/** What an element of HTML does to lines, and what its names tell. */
final class HtmlMarks {

    private static final Words QUOTE = Words.of("html quote");
    private static final Words INTRODUCTION = Words.of("html introduction");
    private static final Words CUT = Words.of("html cut");
    private static final Words SIGNATURE = Words.of("html signature");
    private static final Pattern FOREIGN = Pattern.compile("^(?:x_|yiv\\d{4,12}|ydp[0-9a-f]{6,10}|gmail-m_[\\d-]{1,30})");
    private static final Pattern YAHOO = Pattern.compile("^yiv\\d{6,12}$");
    /** Outlook's line above a quoted letter, in the colours of its versions. */
    private static final Pattern OUTLOOK =
            Pattern.compile("border-top: ?solid #(?:e1e1e1|b5c4df)|border-top: ?1(?:\\.0)?p[tx] solid #?(?:e1e1e1|b5c4df|rgb\\(225, 225, 225\\))");
    private static final Set<String> BLOCKS = Set.of("p", "div", "blockquote", "ul", "ol", "li", "pre", "table", "tr", "h1", "h2",
            "h3", "h4", "h5", "h6", "hr", "dl", "dt", "dd", "center", "address", "section", "article", "header", "footer", "form",
            "fieldset", "figure", "title", "body", "details", "summary", "main", "nav");
    private static final Set<String> APART = Set.of("p", "blockquote", "ul", "ol", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6", "dl");
    private static final int LONGEST = 2000;

    private HtmlMarks() {
    }

    static boolean block(Element element) {
        return BLOCKS.contains(element.normalName());
    }

    /** Has a blank line before and after it; Outlook's paragraphs do not, their margins are none. */
    static boolean apart(Element element) {
        if (!element.normalName().equals("p")) {
            return APART.contains(element.normalName());
        }
        String style = style(element);
        return !element.attr("class").startsWith("Mso") && !style.contains("margin:0") && !style.contains("margin: 0");
    }

    static boolean hidden(Element element) {
        String style = style(element);
        return style.contains("display:none") || style.contains("display: none");
    }

    /** A picture of some size, and not one whose loading tells that the letter is read. */
    static boolean seen(Element picture) {
        String style = style(picture);
        boolean tiny = picture.attr("width").matches("[0-2](?:px)?") || picture.attr("height").matches("[0-2](?:px)?")
                || style.contains("height:1px") || style.contains("width:1px") || style.contains("height:0");
        return picture.normalName().equals("img") && !tiny && !hidden(picture);
    }

    static boolean preserving(Element element) {
        String style = style(element);
        return element.normalName().equals("pre") || style.contains("white-space:pre") || style.contains("white-space: pre");
    }

    static Hint hint(Element element) {
        String name = element.normalName();
        String style = style(element);
        if (name.equals("blockquote")) {
            boolean indent = !element.hasAttr("type") && (style.contains("border:none") || style.contains("border: none"));
            return indent ? Hint.NONE : Hint.QUOTE;
        }
        String id = lower(element.id());
        if (YAHOO.matcher(id).matches()) {
            return Hint.QUOTE;
        }
        Hint found = id.isEmpty() ? Hint.NONE : named("#" + bare(id));
        if (found == Hint.NONE && element.hasAttr("name")) {
            found = named("=" + bare(lower(element.attr("name"))));
        }
        for (String one : lower(element.attr("class")).split("\\s+", 20)) {
            if (found == Hint.NONE && !one.isEmpty()) {
                found = named("." + bare(one));
            }
        }
        return found == Hint.NONE && name.equals("div") && OUTLOOK.matcher(style).find() ? Hint.INTRODUCTION : found;
    }

    private static Hint named(String name) {
        if (QUOTE.has(name)) {
            return Hint.QUOTE;
        }
        if (INTRODUCTION.has(name)) {
            return Hint.INTRODUCTION;
        }
        if (CUT.has(name)) {
            return Hint.CUT;
        }
        return SIGNATURE.has(name) ? Hint.SIGNATURE : Hint.NONE;
    }

    private static String bare(String name) {
        String bare = FOREIGN.matcher(name).replaceFirst("");
        return bare.startsWith("x_") ? bare.substring(2) : bare;
    }

    private static String style(Element element) {
        return lower(element.attr("style"));
    }

    private static String lower(String value) {
        return value.substring(0, Math.min(value.length(), LONGEST)).toLowerCase(Locale.ROOT);
    }
}
