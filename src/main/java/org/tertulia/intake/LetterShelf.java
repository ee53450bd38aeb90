package org.tertulia.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.tertulia.mail.incoming.Arrivals;
import org.tertulia.mail.quoting.Reply;
import org.tertulia.mail.reading.LetterReader;
import org.tertulia.mail.reading.Piece;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.mail.reading.SafeHtml;

/**
 * Letters that came in, opened for those who read their threads. Whether the reader may, the caller has asked before. A letter never
 * changes, so what was read of it is kept for the next who asks, within bounds.
 */
@ApplicationScoped
public class LetterShelf {

    private static final int MOST_OPENED = 2_000;
    /** A letter's text and files take their bytes twice. */
    private static final long MOST_BYTES = 24_000_000;

    private final Cache<Long, OpenedLetter> opened = Caffeine.newBuilder().maximumSize(MOST_OPENED).build();
    /** Who looks at one picture of a letter looks at the next: they are asked for one by one. */
    private final Cache<Long, Whole> latest = Caffeine.newBuilder().maximumWeight(MOST_BYTES).<Long, Whole>weigher((id, whole) -> whole.size()).softValues().build();

    @Inject
    Arrivals arrivals;

    /** A letter taken apart. @param size in bytes, as it came */
    private record Whole(ReadLetter read, int size) {
    }

    /** @param letter one that is there */
    public OpenedLetter open(long letter) {
        OpenedLetter known = opened.getIfPresent(letter);
        if (known == null) {
            Whole whole = whole(letter);
            known = OpenedLetter.of(whole.read(), whole.size());
            opened.put(letter, known);
        }
        return known;
    }

    /** What is folded away in the thread: the quote, then the signature; empty for none. */
    public String folded(long letter) {
        Reply reply = Reply.of(whole(letter).read());
        return String.join("\n\n", List.of(reply.quoted(), reply.signature()).stream().filter(part -> !part.isBlank()).toList());
    }

    /** All of its HTML made safe, its own pictures where {@code before} and the place of the file say; empty where it has none. */
    public Optional<SafeHtml> asSent(long letter, String before) {
        ReadLetter read = whole(letter).read();
        return read.html() == null || read.html().isBlank() ? Optional.empty() : Optional.of(SafeHtml.of(read.html(), Enclosures.pictures(read, before)));
    }

    /** @param place as in {@link Enclosures#of} */
    public Optional<Piece> file(long letter, int place) {
        return Enclosures.piece(whole(letter).read(), place);
    }

    private Whole whole(long letter) {
        return latest.get(letter, id -> {
            byte[] raw = arrivals.raw(id);
            return new Whole(LetterReader.read(raw), raw.length);
        });
    }
}
