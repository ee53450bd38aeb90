package org.tertulia.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTextTest {

    @Test
    void writesPrometheusText() {
        LongAdder two = new LongAdder();
        two.add(2);
        String text = new MetricsText().single("up", "gauge", "Whether.", 1)
                .counters("asked_total", "How often.", Map.of("area=\"api\"", two), 1)
                .counters("asked_seconds_total", "How long.", Map.of("area=\"api\"", two), 1e-3).toString();

        assertThat(text).isEqualTo("""
                # HELP up Whether.
                # TYPE up gauge
                up 1
                # HELP asked_total How often.
                # TYPE asked_total counter
                asked_total{area="api"} 2
                # HELP asked_seconds_total How long.
                # TYPE asked_seconds_total counter
                asked_seconds_total{area="api"} 0.002000
                """);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1, api", "/ws/agent, socket", "/chat, chat", "/widget.js, chat", "/metrics, operations", "/health/live, operations",
        "/inbox, pages", "/nobody/knows, pages", "'', pages"})
    void keepsTheNumberOfSeriesSmall(String path, String area) {
        assertThat(RequestCount.area(path)).isEqualTo(area);
    }
}
