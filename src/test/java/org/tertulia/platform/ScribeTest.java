package org.tertulia.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class ScribeTest {

    private final Scribe scribe = new Scribe();
    private final Queue<String> waiting = new ConcurrentLinkedQueue<>(List.of("one"));
    private final List<String> written = new ArrayList<>();

    @Test
    void whatComesWhileSomebodyWritesIsWrittenByThem() {
        scribe.write(this::any, () -> {
            written.add(waiting.remove());
            if (written.size() == 1) {
                waiting.add("two");
                scribe.write(this::any, () -> {
                    throw new AssertionError("There is one pen.");
                });
                assertThat(scribe.idle()).isFalse();
            }
            return true;
        });
        assertThat(written).containsExactly("one", "two");
        assertThat(scribe.idle()).isTrue();
    }

    @Test
    void whoCannotGoOnLeavesTheRestForTheNextTime() {
        scribe.write(this::any, () -> false);
        assertThat(waiting).containsExactly("one");
        assertThat(scribe.idle()).isTrue();
    }

    @Test
    void whoFailsGivesThePenBack() {
        assertThatIllegalStateException().isThrownBy(() -> scribe.write(this::any, () -> {
            throw new IllegalStateException("on purpose");
        }));
        assertThat(scribe.idle()).isTrue();
    }

    private boolean any() {
        return !waiting.isEmpty();
    }
}
