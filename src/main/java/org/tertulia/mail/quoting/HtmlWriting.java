package org.tertulia.mail.quoting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.tertulia.mail.quoting.HtmlLines.Leaf;
import org.tertulia.mail.quoting.Parting.Part;

/** Writes the leaves of some lines, and opens elements only for what is in them. */
final class HtmlWriting implements NodeVisitor {

    private final StringBuilder html = new StringBuilder();
    private final List<Element> open = new ArrayList<>();
    private final List<Leaf> leaves;
    private final Part[] parts;
    private final Set<Part> wanted;
    /** How many of the open elements are written. */
    private int written;
    private int next;

    HtmlWriting(List<Leaf> leaves, Part[] parts, Set<Part> wanted) {
        this.leaves = leaves;
        this.parts = parts;
        this.wanted = wanted;
    }

    String html() {
        return html.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        while (next < leaves.size() && leaves.get(next).node() == node) {
            write(leaves.get(next++));
        }
        if (depth > 0 && node instanceof Element element && !HtmlLines.leaf(node)) {
            open.add(element);
            if (element.normalName().equals("style")) {
                openAll();
                html.append(element.data());
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (depth == 0 || !(node instanceof Element element) || HtmlLines.leaf(node)) {
            return;
        }
        open.remove(open.size() - 1);
        if (written > open.size()) {
            written = open.size();
            html.append("</").append(element.tagName()).append('>');
        }
    }

    private void write(Leaf leaf) {
        Part part = parts.length == 0 ? Part.OWN : parts[Math.min(leaf.line(), parts.length - 1)];
        if (!wanted.contains(part) || leaf.node() instanceof TextNode && leaf.text().isEmpty()) {
            return;
        }
        openAll();
        html.append(leaf.text() == null ? leaf.node().outerHtml() : Entities.escape(leaf.text()));
    }

    private void openAll() {
        for (; written < open.size(); written++) {
            Element element = open.get(written);
            html.append('<').append(element.tagName()).append(element.attributes().html()).append('>');
        }
    }
}
