package org.tertulia.mail.quoting;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;
import org.tertulia.mail.quoting.Parting.Part;

/**
 * The blocks of an HTML letter as lines of text, and the way back from lines to HTML.
 *
 * @param body   of the letter
 * @param leaves what its lines are made of, in their order
 */
record HtmlLines(Element body, List<Line> lines, List<Leaf> leaves) {

    /**
     * A piece of a text, or an element without content.
     *
     * @param text null for an element
     * @param line index of the line in which it is
     */
    record Leaf(Node node, String text, int line) {
    }

    static HtmlLines of(String html) {
        Element body = Jsoup.parse(html).body();
        HtmlReading reading = new HtmlReading();
        NodeTraversor.traverse(reading, body);
        return reading.end(body);
    }

    /** The HTML of the lines of those parts, with the elements around them. */
    String html(Part[] parts, Part... wanted) {
        HtmlWriting writing = new HtmlWriting(leaves, parts, Set.copyOf(Arrays.asList(wanted)));
        NodeTraversor.traverse(writing, body);
        return writing.html();
    }

    static boolean leaf(Node node) {
        return node instanceof Element element && (element.tag().isSelfClosing() || element.normalName().equals("img"));
    }
}
