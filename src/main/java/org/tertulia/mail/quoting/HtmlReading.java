package org.tertulia.mail.quoting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.tertulia.mail.quoting.HtmlLines.Leaf;
import org.tertulia.mail.quoting.Line.Hint;

/** Makes lines of the blocks of HTML. */
final class HtmlReading implements NodeVisitor {

    private static final int MOST = 6000;
    /** Elements whose content is no text of the letter. */
    private static final Set<String> MUTE = Set.of("style", "script", "head", "template", "noscript", "svg", "object");

    private final List<Line> lines = new ArrayList<>();
    private final List<Leaf> leaves = new ArrayList<>();
    /** What the elements around say, the innermost last. */
    private final List<Hint> around = new ArrayList<>(List.of(Hint.NONE));
    private final StringBuilder text = new StringBuilder();
    /** The line that is being made has more than blanks. */
    private boolean filled;
    private boolean picture;
    private Hint own = Hint.NONE;
    private int mute;
    private int preserving;
    /** The next line that is not blank is the first of a quote. */
    private boolean cut;
    /** A margin comes before the next line. */
    private boolean gap;
    /** A quote has been seen: pictures below are of programs that count who reads. */
    private boolean quoted;

    HtmlLines end(Element body) {
        breakLine();
        return new HtmlLines(body, lines, leaves);
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            write(words);
        } else if (node instanceof Element element && HtmlLines.leaf(node)) {
            leaf(element);
        } else if (node instanceof Element element) {
            open(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element) || HtmlLines.leaf(node)) {
            return;
        }
        if (HtmlMarks.block(element)) {
            breakLine();
            gap |= HtmlMarks.apart(element) && !lines.isEmpty();
        } else if (element.normalName().equals("td") || element.normalName().equals("th")) {
            text.append(' ');
        }
        around.remove(around.size() - 1);
        mute -= mutes(element) ? 1 : 0;
        preserving -= HtmlMarks.preserving(element) ? 1 : 0;
    }

    private void leaf(Element element) {
        String name = element.normalName();
        if (name.equals("hr")) {
            breakLine();
            text.append("________________");
            filled = true;
        }
        if (gap && !name.equals("br")) {
            separate();
        }
        own = filled && !name.equals("hr") ? own : hint();
        leaves.add(new Leaf(element, null, lines.size()));
        cut |= HtmlMarks.hint(element) == Hint.CUT;
        if (name.equals("br") || name.equals("hr")) {
            finish();
        } else {
            picture |= mute == 0 && !quoted && HtmlMarks.seen(element);
        }
    }

    private void open(Element element) {
        Hint hint = HtmlMarks.hint(element);
        if (HtmlMarks.block(element)) {
            breakLine();
            gap |= HtmlMarks.apart(element) && !lines.isEmpty();
        }
        if (hint == Hint.CUT) {
            breakLine();
            cut = true;
            hint = Hint.NONE;
        }
        Hint outer = hint();
        around.add(outer == Hint.QUOTE || hint == Hint.NONE ? outer : hint);
        mute += mutes(element) ? 1 : 0;
        preserving += HtmlMarks.preserving(element) ? 1 : 0;
        if (element.normalName().equals("li") && mute == 0) {
            text.append("* ");
        }
    }

    private static boolean mutes(Element element) {
        return MUTE.contains(element.normalName()) || HtmlMarks.hidden(element);
    }

    private Hint hint() {
        return around.get(around.size() - 1);
    }

    private void write(TextNode node) {
        String words = node.getWholeText();
        if (mute > 0) {
            leaves.add(new Leaf(node, words, lines.size()));
            return;
        }
        int from = 0;
        for (int end = preserving == 0 ? -1 : words.indexOf('\n'); end >= 0; end = words.indexOf('\n', from)) {
            put(node, words.substring(from, end + 1));
            finish();
            from = end + 1;
        }
        if (from < words.length()) {
            put(node, words.substring(from));
        }
    }

    private void put(TextNode node, String words) {
        boolean blank = words.isBlank();
        if (!blank && gap) {
            separate();
        }
        if (!filled) {
            own = hint();
        }
        filled |= !blank;
        leaves.add(new Leaf(node, words, lines.size()));
        if (preserving > 0) {
            text.append(words, 0, words.endsWith("\n") ? words.length() - 1 : words.length());
        } else {
            collapse(words);
        }
    }

    private void collapse(String words) {
        for (int at = 0; at < words.length(); at++) {
            char letter = words.charAt(at);
            boolean blank = letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r' || letter == '\f';
            if (!blank) {
                text.append(letter);
            } else if (text.length() > 0 && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
        }
    }

    /** A blank line for the margin between two blocks, unless there is one. */
    private void separate() {
        gap = false;
        Line last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
        if (last != null && !last.blank() && lines.size() < MOST) {
            Hint between = last.hint == hint() ? last.hint : Hint.NONE;
            lines.add(new Line(between == Hint.QUOTE ? ">" : "", between, false));
        }
    }

    private void breakLine() {
        if (filled || picture) {
            finish();
        } else {
            text.setLength(0);
        }
    }

    private void finish() {
        String line = text.toString().replace('\u00a0', ' ').stripTrailing();
        if (lines.size() < MOST) {
            if (cut && !line.isBlank()) {
                own = own == Hint.QUOTE ? own : Hint.CUT;
                cut = false;
            }
            quoted |= own == Hint.QUOTE || own == Hint.CUT || own == Hint.INTRODUCTION;
            lines.add(new Line(own == Hint.QUOTE ? ("> " + line).stripTrailing() : line, own, picture));
        }
        text.setLength(0);
        filled = false;
        picture = false;
        own = Hint.NONE;
    }
}
