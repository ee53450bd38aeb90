package org.tertulia.forwarding;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Whether a conversation's replies are to be mailed now (rows E3–E5, E7). Pure: the facts come in, a decision comes out. */
final class ForwardingPolicy {

    /** Nothing is sent because the settings say so. */
    static final String MODE_NONE = "mode-none";
    /** Nothing is sent because nobody knows where to. */
    static final String NO_ADDRESS = "no-address";
    /** Nothing is sent because the address bounced for good. */
    static final String BOUNCED = "bounced";
    /** Nothing is sent because the address's owner asked for no more letters. */
    static final String STOPPED = "stopped";

    private ForwardingPolicy() {
    }

    /**
     * A message that the visitor may see.
     *
     * @param reply  whether a person of the team wrote it; bots' words are never a reason for a letter
     * @param unread whether it is a reply that was neither read nor mailed
     */
    record Line(long seq, Instant at, boolean reply, boolean unread) {
    }

    /**
     * What is known when the job runs.
     *
     * @param lines         ascending. For unread replies: from as many messages before the first of them as the settings could
     *                      want; for transcripts: the end of the thread
     * @param goneSince     since when the visitor's widget is gone, or null while they are here
     * @param closed        whether the conversation is closed
     * @param address       whether an address is known
     * @param dead          whether letters to it came back for good
     * @param stopped       whether its owner asked for no more letters
     * @param byMail        whether the conversation came by mail: then mail is the only way, and each reply goes at once
     * @param lastLetterAt  when the conversation's last letter was sent, or null
     * @param lastLetterSeq up to where letters have carried the thread; 0 for nowhere
     */
    record Facts(Instant now, List<Line> lines, Instant goneSince, boolean closed, boolean address, boolean dead, boolean stopped, boolean byMail,
                 Instant lastLetterAt, long lastLetterSeq) {

        List<Long> unread() {
            return lines.stream().filter(Line::unread).map(Line::seq).toList();
        }
    }

    /** What to do. */
    sealed interface Decision {

        /** Mail the thread from {@code from} up to {@code upTo}; {@code replies} are the unread ones in it. */
        record Send(List<Long> replies, long from, long upTo) implements Decision {
        }

        /** Ask again then; before that nothing can be due. */
        record Wait(Instant until) implements Decision {
        }

        /** These unread replies are not mailed, and the agent sees why. */
        record Not(String reason, List<Long> replies) implements Decision {
        }

        /** Nothing is left to do. */
        record Nothing() implements Decision {
        }
    }

    static Decision decide(ForwardingSettings settings, Facts facts) {
        return settings.mode() == ForwardingMode.TRANSCRIPT && !facts.byMail() ? transcript(settings, facts) : unread(settings, facts);
    }

    private static Decision unread(ForwardingSettings settings, Facts facts) {
        List<Long> unread = facts.unread();
        if (unread.isEmpty()) {
            return new Decision.Nothing();
        }
        Instant quiet = facts.byMail() ? facts.now() : quiet(settings, facts, last(facts.lines().stream().filter(Line::unread).toList()).at());
        return quiet.isAfter(facts.now()) ? new Decision.Wait(quiet) : deliver(settings, facts, context(settings, facts));
    }

    /** Due after a reply that no letter has carried; and when the conversation is closed, for what is new since the last letter. */
    private static Decision transcript(ForwardingSettings settings, Facts facts) {
        List<Line> replies = facts.lines().stream().filter(Line::reply).toList();
        if (replies.isEmpty()) {
            return new Decision.Nothing();
        }
        boolean news = last(replies).seq() > facts.lastLetterSeq();
        boolean closing = facts.closed() && last(facts.lines()).seq() > facts.lastLetterSeq();
        if (!news && !closing) {
            return new Decision.Nothing();
        }
        if (!closing) {
            Instant quiet = quiet(settings, facts, last(replies).at());
            if (quiet.isAfter(facts.now())) {
                return new Decision.Wait(quiet);
            }
        }
        return deliver(settings, facts, facts.lines().get(0).seq());
    }

    /** The earliest moment at which the visitor can have been quiet and away for long enough. */
    private static Instant quiet(ForwardingSettings settings, Facts facts, Instant lastReply) {
        Instant gone = facts.goneSince() == null ? facts.now() : facts.goneSince();
        return latest(lastReply.plus(settings.delay()), gone.plus(settings.away()));
    }

    private static Decision deliver(ForwardingSettings settings, Facts facts, long from) {
        if (settings.mode() == ForwardingMode.NONE && !facts.byMail()) {
            return new Decision.Not(MODE_NONE, facts.unread());
        }
        if (!facts.address()) {
            return new Decision.Not(NO_ADDRESS, facts.unread());
        }
        if (facts.dead()) {
            return new Decision.Not(BOUNCED, facts.unread());
        }
        if (facts.stopped()) {
            return new Decision.Not(STOPPED, facts.unread());
        }
        Instant next = facts.lastLetterAt() == null || facts.byMail() ? null : facts.lastLetterAt().plus(settings.interval());
        if (next != null && next.isAfter(facts.now())) {
            return new Decision.Wait(next);
        }
        return new Decision.Send(facts.unread(), from, last(facts.lines()).seq());
    }

    private static long context(ForwardingSettings settings, Facts facts) {
        List<Line> lines = facts.lines();
        if (lines.size() <= settings.shortest()) {
            return lines.get(0).seq();
        }
        int first = 0;
        while (!lines.get(first).unread()) {
            first++;
        }
        return lines.get(Math.max(0, first - settings.context())).seq();
    }

    private static Line last(List<Line> lines) {
        return lines.get(lines.size() - 1);
    }

    private static Instant latest(Instant... instants) {
        return Arrays.stream(instants).filter(Objects::nonNull).max(Instant::compareTo).orElseThrow();
    }
}
