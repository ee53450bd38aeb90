package org.tertulia.mail.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain text of parts that are text. */
final class Plain {

    private static final Pattern LINE_END = Pattern.compile("\r++\n|\r");

    private static final Pattern META = Pattern.compile("(?i)<meta[^>]{1,200}?charset\\s{0,5}=[\\s\"']{0,5}([a-z0-9_:.-]{2,40})");
    private static final int LOOKED_AT = 4_096;

    private Plain() {
    }

    /** With LF at the ends of lines and without NUL, which a database does not take. */
    static String lines(String text) {
        String clean = text.indexOf('\0') >= 0 ? text.replace("\0", "") : text;
        return clean.indexOf('\r') < 0 ? clean : LINE_END.matcher(clean).replaceAll("\n");
    }

    /** The charset that HTML itself tells in its head, where the letter does not; or null. */
    private static String inHtml(byte[] content) {
        Stretch start = new Stretch(content, 0, Math.min(content.length, LOOKED_AT));
        Matcher meta = META.matcher(start.latin1(0, start.to()));
        return meta.find() ? meta.group(1) : null;
    }

    /** What a text part says: as it stands for HTML and the like, unfolded for {@code format=flowed}, without commands for enriched text. */
    static String of(Part part, byte[] content) {
        String charset = part.charset() == null && part.type.equals("text/html") ? inHtml(content) : part.charset();
        String text = lines(Charsets.decode(content, charset));
        if (part.type.equals("text/enriched") || part.type.equals("text/richtext")) {
            return Enriched.plain(text, part.type.endsWith("richtext"));
        }
        boolean flowed = part.type.equals("text/plain") && "flowed".equalsIgnoreCase(part.contentType.parameter("format"));
        return flowed ? Flowed.unfold(text, "yes".equalsIgnoreCase(part.contentType.parameter("delsp"))) : text;
    }
}
