package org.tertulia.mail.reading;

import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * HTML of a letter that may stand in a page of ours: nothing in it runs, asks, frames, moves about the page or fetches anything.
 *
 * @param html           the inside of a body; pictures from elsewhere have their address in {@code data-remote-src}
 * @param remotePictures how many of those there are
 */
public record SafeHtml(String html, int remotePictures) {

    private static final String SRC = "src";
    private static final String REMOTE_SRC = "data-remote-src";
    private static final String DROPPED = "script,style,title,template,object,embed,iframe,frame,frameset,noframes,noembed,svg,math,select,textarea,"
            + "button,input,audio,video,canvas,base,meta,link,head";
    /** Characters of a picture within the HTML, which is a third more than its bytes. */
    private static final int LONGEST_PICTURE = 400_000;

    private static final Safelist SAFE = new Safelist()
            .addTags("a", "abbr", "acronym", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite",
                    "code", "col", "colgroup", "dd", "del", "details", "dfn", "dir", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer",
                    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "menu", "nav", "ol", "p",
                    "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strike", "strong", "sub", "summary", "sup", "table",
                    "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr")
            .addAttributes(":all", "style", "dir", "lang", "title", "align", "valign", "bgcolor", "width", "height")
            .addAttributes("a", "href")
            .addAttributes("font", "color", "face", "size")
            .addAttributes("img", SRC, REMOTE_SRC, "alt", "border", "hspace", "vspace")
            .addAttributes("table", "border", "cellpadding", "cellspacing", "summary")
            .addAttributes("td", "colspan", "rowspan", "nowrap")
            .addAttributes("th", "colspan", "rowspan", "nowrap", "scope")
            .addAttributes("col", "span").addAttributes("colgroup", "span")
            .addAttributes("ol", "start", "type", "reversed").addAttributes("ul", "type").addAttributes("li", "value", "type")
            .addAttributes("hr", "size", "color", "noshade").addAttributes("time", "datetime")
            .addProtocols("a", "href", "http", "https", "mailto", "tel");

    /**
     * @param html                as it came
     * @param picturesByContentId where the letter's own pictures can be had, by content id without brackets; what is not in it, is not shown
     */
    public static SafeHtml of(String html, Map<String, String> picturesByContentId) {
        if (html == null || html.isBlank()) {
            return new SafeHtml("", 0);
        }
        Document document = HtmlParsing.document(html, LONGEST_PICTURE);
        document.select(DROPPED).forEach(Element::empty);
        int remote = 0;
        for (Element picture : document.getElementsByTag("img")) {
            remote += settle(picture, picturesByContentId) ? 1 : 0;
        }
        Document clean = new Cleaner(SAFE).clean(document);
        clean.getElementsByAttribute("style").forEach(SafeHtml::restyle);
        clean.getElementsByAttribute("href").forEach(link -> link.attr("rel", "noopener noreferrer").attr("target", "_blank"));
        clean.outputSettings().prettyPrint(false);
        return new SafeHtml(clean.body().html(), remote);
    }

    /** The same with its remote pictures, which are asked for without saying from where. */
    public SafeHtml withRemotePictures() {
        if (remotePictures == 0) {
            return this;
        }
        Document document = HtmlParsing.document(html, LONGEST_PICTURE);
        for (Element picture : document.getElementsByAttribute(REMOTE_SRC)) {
            picture.attr(SRC, picture.attr(REMOTE_SRC)).removeAttr(REMOTE_SRC).attr("referrerpolicy", "no-referrer");
        }
        document.outputSettings().prettyPrint(false);
        return new SafeHtml(document.body().html(), 0);
    }

    /** @return whether it is to come from elsewhere */
    private static boolean settle(Element picture, Map<String, String> picturesByContentId) {
        String address = picture.attr(SRC).strip();
        String lower = address.length() < 30 ? address.toLowerCase(Locale.ROOT) : address.substring(0, 30).toLowerCase(Locale.ROOT);
        picture.removeAttr(SRC);
        picture.removeAttr(REMOTE_SRC);
        if (lower.startsWith("cid:")) {
            String ours = picturesByContentId.get(ContentIds.of(address));
            if (ours != null) {
                picture.attr(SRC, ours);
            }
        } else if (lower.matches("data:image/(?:png|jpe?g|gif|webp|bmp);base64,.*") && address.length() <= LONGEST_PICTURE) {
            picture.attr(SRC, address);
        } else if (lower.startsWith("http://") || lower.startsWith("https://") || lower.startsWith("//")) {
            picture.attr(REMOTE_SRC, lower.startsWith("//") ? "https:" + address : address);
            return true;
        }
        return false;
    }

    private static void restyle(Element element) {
        String style = SafeStyle.of(element.attr("style"));
        if (style.isEmpty()) {
            element.removeAttr("style");
        } else {
            element.attr("style", style);
        }
    }
}
