package org.tertulia.forwarding;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tertulia.platform.Texts;

/**
 * What a letter says, in the visitor's language. The unread replies come first, and what was written in between stays
 * with them; what was said before stands apart below. A transcript of what was read has only one part.
 *
 * @param said   the part of the thread that it carries, ascending
 * @param cut    whether something was said before that
 * @param unread the numbers of the unread replies, ascending
 * @param page   where the chat is, or null
 * @param heard  whether answers to the letter come back into the thread
 * @param link   by which one goes on with the conversation on any device, or null
 * @param stop   the page on which one asks for no more letters, or null
 * @param passing who passes it on to somebody else; null for a letter to the contact
 */
record LetterText(String language, String inbox, List<Said> said, boolean cut, List<Long> unread, PageLink page, boolean heard, String link, String stop,
                  Passing passing) {

    /** To the contact. */
    LetterText(String language, String inbox, List<Said> said, boolean cut, List<Long> unread, PageLink page, boolean heard, String link, String stop) {
        this(language, inbox, said, cut, unread, page, heard, link, stop, null);
    }

    /** To somebody else. @param by the agent who passes it on. @param note what they write above it, or null. @param visitor who the visitor is */
    record Passing(String by, String note, String visitor) {
    }

    /** A message. @param name of the one of the team who wrote it, or of somebody else in the visitor's thread; or null */
    record Said(long seq, boolean byVisitor, String name, Instant at, String text) {
    }

    private static final String QUOTE = "> ";

    String subject(boolean first) {
        if (passing != null) {
            return text("letter.subject.forwarded", passing.visitor(), inbox);
        }
        String subject = text("letter.subject", inbox);
        return first ? subject : "Re: " + subject;
    }

    String introduction() {
        if (passing != null) {
            return text("letter.intro.forwarded", passing.by(), inbox, passing.visitor());
        }
        if (said.isEmpty()) {
            return text("letter.intro.link", inbox);
        }
        return unread.isEmpty() ? text("letter.intro.transcript", inbox)
                : text(unread.size() == 1 ? "letter.intro.one" : "letter.intro.other", inbox, unread.size());
    }

    /** What the agent who passes it on writes above it; empty for nothing. */
    String note() {
        return passing == null || passing.note() == null ? "" : passing.note();
    }

    /** From the first unread reply on; all in a transcript of what was read. */
    List<Said> news() {
        return said.stream().filter(m -> unread.isEmpty() || m.seq() >= unread.get(0)).toList();
    }

    List<Said> earlier() {
        return said.stream().filter(m -> !unread.isEmpty() && m.seq() < unread.get(0)).toList();
    }

    String earlierTitle() {
        return text("letter.earlier");
    }

    String cutNote() {
        return text("letter.cut");
    }

    /** What the link's button says. */
    String going() {
        return text("letter.continue");
    }

    /** For how long the link works. */
    String goingOnce() {
        return text("letter.continue.once");
    }

    /** How to answer: by mail where that is read, else where the chat is. @param link how the page is written */
    String answering(String link) {
        if (passing != null) {
            return heard ? text("letter.answer.forwarded", inbox, passing.visitor()) : "";
        }
        if (said.isEmpty() || this.link != null && !heard && page == null) {
            return "";
        }
        String how = heard ? "letter.answer.mail" : this.link != null ? "letter.answer.link" : "letter.answer";
        return page == null ? text(how) : text(how + ".page", link);
    }

    /** Why somebody got it who may know of nothing. */
    String because() {
        return passing != null ? text("letter.because.forwarded", passing.by(), inbox) : text("letter.because", inbox);
    }

    /** What the link says that leads to getting no more of them. */
    String stopping() {
        return text("letter.stop");
    }

    String nameOf(Said message) {
        if (message.name() != null) {
            return message.name();
        }
        return !message.byVisitor() ? inbox : passing == null ? text("letter.you") : passing.visitor();
    }

    /** Nobody knows the visitor's time zone, so it is named. */
    String timeOf(Said message) {
        return time(message.at());
    }

    String plain() {
        StringBuilder out = new StringBuilder(introduction()).append("\n\n").append(note().isEmpty() ? "" : note() + "\n\n");
        if (cut && earlier().isEmpty()) {
            out.append(cutNote()).append("\n\n");
        }
        out.append(news().stream().map(this::plain).collect(Collectors.joining("\n\n")));
        out.append(said.isEmpty() ? "" : "\n\n").append(link == null ? "" : going() + ": " + link + "\n" + goingOnce() + "\n");
        String answering = answering(page == null ? "" : page.url());
        out.append(answering.isEmpty() ? "" : (link == null ? "" : "\n") + answering + "\n");
        if (!earlier().isEmpty()) {
            String quoted = (cut ? cutNote() + "\n\n" : "") + earlier().stream().map(this::plain).collect(Collectors.joining("\n\n"));
            out.append("\n").append(earlierTitle()).append(":\n\n");
            quoted.lines().forEach(line -> out.append((QUOTE + line).stripTrailing()).append('\n'));
        }
        return out.append("\n-- \n").append(because()).append('\n').append(stop == null ? "" : stopping() + ": " + stop + '\n').toString();
    }

    private String plain(Said message) {
        return nameOf(message) + ", " + timeOf(message) + ":\n" + message.text();
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(Locale.forLanguageTag(language))
                .withZone(ZoneOffset.UTC).format(at) + " UTC";
    }

    private String text(String key, Object... arguments) {
        return Texts.get(language, key, arguments);
    }
}
