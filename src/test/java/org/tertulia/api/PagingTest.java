package org.tertulia.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tertulia.platform.Position;
import org.tertulia.platform.Refusal;

class PagingTest {

    @Test
    void takesFiftyUnlessAskedOtherwise() {
        assertThat(Paging.of(null, null)).isEqualTo(new Paging(50, null));
        assertThat(Paging.of("1", "")).isEqualTo(new Paging(1, null));
        assertThat(Paging.of("200", "x")).isEqualTo(new Paging(200, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "1.5", "many", "", "99999999999999999999"})
    void refusesOtherLimits(String limit) {
        assertThatThrownBy(() -> Paging.of(limit, null)).isInstanceOf(Refusal.class);
    }

    @Test
    void goesThroughAListToItsEnd() {
        List<Integer> all = IntStream.range(0, 7).boxed().toList();
        List<Integer> seen = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            Paging.Page<Integer> page = new Paging(3, cursor).pageOfAll(all, one -> one);
            seen.addAll(page.items());
            cursor = page.next();
            pages++;
        } while (cursor != null);
        assertThat(seen).isEqualTo(all);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void endsAListThatFillsItsLastPage() {
        assertThat(new Paging(3, null).pageOfAll(List.of(1, 2, 3), one -> one).next()).isNull();
        assertThat(new Paging(3, Paging.cursor(900)).pageOfAll(List.of(1, 2, 3), one -> one).items()).isEmpty();
    }

    @Test
    void keepsAPlaceInACursor() {
        Position place = new Position(Instant.parse("2026-03-01T12:00:00.123Z"), 1001);
        assertThat(new Paging(1, Paging.cursor(place)).position()).isEqualTo(place);
        assertThat(new Paging(1, Paging.cursor(77)).number()).isEqualTo(77);
        assertThat(new Paging(1, null).position()).isNull();
        assertThat(new Paging(1, null).number()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!", "YQ", "é", "MS4", "MS4yLjM", "LTEuMg"})
    void refusesAnotherCursor(String cursor) {
        assertThatThrownBy(() -> new Paging(1, cursor).position()).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Paging(1, cursor).number()).isInstanceOf(Refusal.class);
    }
}
