package org.tertulia.mail.reading;

import java.util.Set;
import org.tertulia.mail.reading.Piece.Role;

/** What the leaves of a letter are for, by type, disposition and place. */
final class PieceRole {

    /** Texts that are not to be read in the letter, by their name or without. */
    private static final Set<String> FILES = Set.of("text/css", "text/csv", "text/vcard", "text/x-vcard", "text/directory", "text/xml", "text/rtf",
            "text/javascript", "text/tab-separated-values", "text/x-vcalendar", "text/x-patch", "text/x-diff", "text/x-python", "text/x-java", "text/x-sh");
    private static final Set<String> REPORTS = Set.of("message/delivery-status", "message/global-delivery-status", "message/disposition-notification",
            "message/global-disposition-notification", "message/feedback-report", "text/rfc822-headers", "message/rfc822-headers",
            "message/global-headers", "message/delivery-report", "message/tracking-status");
    private static final Set<String> SECURITY = Set.of("application/pgp-signature", "application/pgp-encrypted", "application/pkcs7-signature",
            "application/x-pkcs7-signature", "application/pkcs7-mime", "application/x-pkcs7-mime");

    private PieceRole() {
    }

    /**
     * @param around   type of the multipart that it is in; empty for none
     * @param first    whether it is the one of them to be read
     * @param root     whether it is the whole letter
     * @param bodySeen whether there was something to read before it
     */
    static Role of(Part part, String around, boolean first, boolean root, String name, boolean bodySeen) {
        String type = part.type;
        String disposition = part.disposition().value();
        if (SECURITY.contains(type) || around.equals("multipart/encrypted")) {
            return Role.SECURITY;
        }
        if (type.equals("text/calendar") || type.equals("application/ics") || type.equals("text/x-vcalendar")) {
            return Role.CALENDAR;
        }
        if (REPORTS.contains(type) || around.equals("multipart/report") && !first && type.startsWith("message/")) {
            return Role.REPORT;
        }
        if (otherForm(type)) {
            return Role.BODY;
        }
        if (isBodyText(type)) {
            // a text that is sent as a file without a name, and nothing else, is the letter
            boolean away = disposition.equals("attachment") && !root && (name != null || bodySeen) || name != null && !first && bodySeen && !around.equals("multipart/alternative");
            return away ? Role.ATTACHMENT : Role.BODY;
        }
        boolean picture = part.headers.first("Content-ID") != null && !disposition.equals("attachment");
        return picture && !type.startsWith("message/") || around.equals("multipart/related") && !first ? Role.INLINE : Role.ATTACHMENT;
    }

    /** A form of the letter that is not shown: for mail programs that run it. */
    static boolean otherForm(String type) {
        return type.equals("text/x-amp-html") || type.equals("text/watch-html");
    }

    private static boolean isBodyText(String type) {
        return type.startsWith("text/") && !FILES.contains(type) || type.equals("message/partial");
    }

    /** Whether the content is decoded into characters. */
    static boolean isText(String type) {
        return type.startsWith("text/") || type.startsWith("message/") && !type.equals("message/rfc822") && !type.equals("message/global") && !type.equals("message/news");
    }
}
