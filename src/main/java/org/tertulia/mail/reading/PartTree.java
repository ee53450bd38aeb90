package org.tertulia.mail.reading;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Takes a letter apart into its parts (RFC 2046, 5.1) in one pass over its lines, also where boundaries are missing, wrong or
 * nested too deep. Letters within letters stay whole.
 */
final class PartTree {

    /** Multiparts nested deeper give their parts to the one above. */
    private static final int DEEPEST = 50;
    private static final int LONGEST_BOUNDARY = 1000;
    private static final int MENDED = 20;
    private static final int LINES_LOOKED_AT = 200;

    private final Limits limits;
    private int mended;

    PartTree(Limits limits) {
        this.limits = limits;
    }

    Part read(Stretch letter) {
        Boundaries boundaries = new Boundaries();
        Part root = enter(letter, null, boundaries);
        fill(root, letter, boundaries);
        if (!root.typed && root.type.equals("text/plain")) {
            String found = soughtBoundary(root.content(), true);
            if (found != null) {
                root.type = "multipart/mixed";
            }
        }
        mend(root, 0);
        if (!root.typed && root.type.equals("text/plain") && looksLikeHtml(root.content())) {
            root.type = "text/html";
        }
        return root;
    }

    private static boolean looksLikeHtml(Stretch in) {
        String start = in.latin1(in.from(), Math.min(in.to(), in.from() + LONGEST_BOUNDARY)).stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    private Part enter(Stretch in, Part parent, Boundaries boundaries) {
        HeaderBlock headers = HeaderBlock.read(in, (start, stop) -> boundaries.at(in, start, stop) != null);
        limits.damaged |= headers.damaged();
        Part part = new Part(headers, in, parent != null && parent.type.equals("multipart/digest") ? "message/rfc822" : "text/plain");
        String boundary = part.multipart() ? part.contentType.parameter("boundary") : null;
        boolean deep = boundaries.depth() >= DEEPEST && parent != null;
        if (parent != null && !(deep && boundary != null)) {
            parent.children.add(part);
        }
        if (boundary != null && !boundary.isBlank() && boundary.length() <= LONGEST_BOUNDARY) {
            byte[] utf8 = boundary.stripTrailing().getBytes(StandardCharsets.UTF_8);
            boundaries.push(new String(utf8, StandardCharsets.ISO_8859_1), deep ? parent : part);
        }
        return part;
    }

    private void fill(Part first, Stretch in, Boundaries boundaries) {
        Part current = first;
        int at = first.headers.bodyFrom();
        while (at < in.to()) {
            int feed = in.lineFeed(at);
            Boundaries.Hit hit = boundaries.at(in, at, in.lineStop(at, feed));
            int next = Math.min(feed + 1, in.to());
            if (hit != null) {
                end(current, at);
                for (int i = hit.index() + 1; i < boundaries.depth(); i++) {
                    end(boundaries.part(i), at);
                }
                boundaries.closeAbove(hit.index());
                current = null;
                if (hit.close()) {
                    boundaries.closed(hit.index());
                } else if (limits.onePart()) {
                    current = enter(in.part(next, in.to()), boundaries.part(hit.index()), boundaries);
                    next = current.headers.bodyFrom();
                }
            }
            at = next;
        }
    }

    private static void end(Part part, int boundary) {
        if (part != null && part.to == part.in.to()) {
            part.to = part.in.before(boundary, part.headers.bodyFrom());
        }
    }

    /** Multiparts in which no part was found: coded as a whole, by another boundary than they say, or none at all. */
    private void mend(Part part, int depth) {
        if (!part.multipart()) {
            return;
        }
        if (part.children.isEmpty()) {
            limits.damaged = true;
            Stretch content = part.content();
            Transfer transfer = part.transfer();
            if (transfer != Transfer.AS_IT_IS) {
                content = Stretch.of(transfer.decode(content));
            }
            String boundary = ++mended > MENDED ? null : soughtBoundary(content, false);
            if (boundary == null) {
                part.type = "text/plain";
                return;
            }
            Boundaries boundaries = new Boundaries();
            boundaries.push(boundary, part);
            Part preamble = new Part(new HeaderBlock(List.of(), content.from(), false), content, "text/plain");
            fill(preamble, content, boundaries);
        }
        if (depth < DEEPEST * 2) {
            for (Part child : part.children) {
                mend(child, depth + 1);
            }
        }
    }

    /** The boundary that is used there: a line of two hyphens and a name, below it a header of a part. */
    private static String soughtBoundary(Stretch in, boolean sure) {
        int at = in.from();
        for (int i = 0; i < LINES_LOOKED_AT && at < in.to(); i++) {
            int feed = in.lineFeed(at);
            int stop = in.lineStop(at, feed);
            int next = Math.min(feed + 1, in.to());
            if (stop - at > 2 && stop - at < LONGEST_BOUNDARY && in.startsWith(at, "--")) {
                String name = in.latin1(at + 2, stop).stripTrailing();
                boolean header = in.startsWith(next, "Content-") || in.startsWith(next, "content-") || in.startsWith(next, "CONTENT-");
                boolean blank = !sure && in.lineStop(next, in.lineFeed(next)) == next;
                if (!name.isBlank() && (header || blank)) {
                    return name;
                }
            }
            at = next;
        }
        return null;
    }
}
