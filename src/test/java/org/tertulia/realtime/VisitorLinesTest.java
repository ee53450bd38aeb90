package org.tertulia.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.Persistent;
import org.tertulia.testing.Shop;
import org.tertulia.visitor.Presence;

/** Whoever comes while somebody writes is written down by that one, a moment later: so these look until it is so. */
@Persistent
class VisitorLinesTest {

    private static final long NOBODY = 5_000_000_000L;

    @Inject
    VisitorLines lines;
    @Inject
    Presence presence;
    @Inject
    Shop shop;

    @Test
    void isHereUntilTheLastLineIsClosed() {
        long visitor = shop.visitor();
        Consumer<Object> first = news -> { };
        Consumer<Object> second = news -> { };
        lines.opened(visitor, first);
        lines.opened(visitor, second);
        lines.closed(visitor, first);
        present(List.of(visitor), List.of(visitor));
        lines.closed(visitor, second);
        present(List.of(visitor), List.of());
        assertThat(presence.goneSince(visitor)).isNotNull();
    }

    @Test
    void manyWhoComeAndGoAtOnceAreWrittenDownAsTheyAreInTheEnd() {
        List<Long> visitors = IntStream.range(0, 120).mapToObj(i -> shop.visitor()).toList();
        Consumer<Object> ear = news -> { };
        List<CompletableFuture<Void>> coming = visitors.stream().map(visitor -> CompletableFuture.runAsync(() -> {
            lines.opened(visitor, ear);
            if (visitor % 3 == 0) {
                lines.closed(visitor, ear);
            }
        })).toList();
        coming.forEach(CompletableFuture::join);

        List<Long> staying = visitors.stream().filter(visitor -> visitor % 3 != 0).toList();
        present(visitors, staying);
        staying.forEach(visitor -> lines.closed(visitor, ear));
        present(visitors, List.of());
    }

    @Test
    void whoIsForgottenMeanwhileIsInNobodysWay() {
        long visitor = shop.visitor();
        Consumer<Object> ear = news -> { };
        lines.opened(NOBODY, ear);
        lines.opened(visitor, ear);
        present(List.of(visitor, NOBODY), List.of(visitor));
        lines.closed(NOBODY, ear);
        lines.closed(visitor, ear);
        present(List.of(visitor, NOBODY), List.of());
    }

    private void present(List<Long> asked, List<Long> here) {
        Eventually.succeeds(() -> assertThat(presence.here(asked)).containsExactlyInAnyOrderElementsOf(here));
    }
}
