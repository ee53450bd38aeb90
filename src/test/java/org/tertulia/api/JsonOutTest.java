package org.tertulia.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonOutTest {

    /** Of each kind one. */
    public record All(String text, long number, boolean flag, Instant at, Duration after, Part part, List<Part> parts, Map<String, Integer> map) {
    }

    /** Within. */
    public record Part(String name) {
    }

    private static final All ALL = new All("<b>\"\u0001é😀", 1L << 53, true, Instant.parse("2026-03-01T12:00:00.100Z"), Duration.ofSeconds(60),
            new Part(null), List.of(new Part("a")), Map.of("x", 1));

    @Test
    void writesComponentsInTheirOrder() {
        assertThat(JsonOut.write(ALL, true)).isEqualTo("{\"text\":\"<b>\\\"\\u0001é😀\",\"number\":9007199254740992,\"flag\":true,"
                + "\"at\":\"2026-03-01T12:00:00.100Z\",\"after\":\"PT1M\",\"part\":{\"name\":null},\"parts\":[{\"name\":\"a\"}],\"map\":{\"x\":1}}");
    }

    @Test
    void leavesOutWhatAProblemDoesNotNeed() {
        assertThat(JsonOut.write(Problem.of(Response.Status.NOT_FOUND, "not-found", "There is none."), false)).isEqualTo(
                "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"detail\":\"There is none.\",\"code\":\"not-found\"}");
    }
}
