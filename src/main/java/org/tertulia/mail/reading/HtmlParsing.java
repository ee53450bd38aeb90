package org.tertulia.mail.reading;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** HTML of letters into a tree, of a size that takes no more than part of a second. */
final class HtmlParsing {

    /** Without pictures in them, letters that people read are shorter. */
    private static final int LONGEST = 2_000_000;
    private static final int MOST_TAGS = 50_000;
    private static final String DATA = "data:";

    private HtmlParsing() {
    }

    /** @param longestPicture how many characters a picture within the HTML may have; others lose what they show */
    static Document document(String html, int longestPicture) {
        String text = withoutLargePictures(html, longestPicture);
        return Jsoup.parse(text.substring(0, end(text)));
    }

    private static int end(String html) {
        int tags = 0;
        int end = Math.min(html.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            if (html.charAt(i) == '<' && ++tags > MOST_TAGS) {
                return i;
            }
        }
        return end;
    }

    private static String withoutLargePictures(String html, int longest) {
        int at = html.indexOf(DATA);
        if (at < 0) {
            return html;
        }
        StringBuilder out = new StringBuilder(html.length());
        int from = 0;
        while (at >= 0) {
            int end = at + DATA.length();
            while (end < html.length() && "\"'<>) ".indexOf(html.charAt(end)) < 0) {
                end++;
            }
            if (end - at > longest) {
                out.append(html, from, at).append(DATA).append(',');
                from = end;
            }
            at = html.indexOf(DATA, end);
        }
        return out.append(html, from, html.length()).toString();
    }
}
