package org.tertulia.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tertulia.testing.Eventually;
import org.tertulia.testing.Tertulia;

/** What machines ask: is it well, how much of what, and what can it do. */
@Tag("core")
class OperationsIT {

    private final Tertulia tertulia = Tertulia.shared();

    @Test
    void saysThatItIsWell() {
        assertThat(tertulia.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(tertulia.get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void givesMetricsForPrometheus() {
        double first = rounds();
        Eventually.isTrue("the timer looks for work", () -> rounds() > first);

        HttpResponse<String> metrics = tertulia.get("/metrics");
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
        assertThat(metrics.body().lines()).allMatch(line ->
                line.matches("# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? -?[0-9.]+"));
        assertThat(metrics.body()).contains("tertulia_jobs{state=\"blocked\"}", "tertulia_database_up 1",
                "tertulia_http_requests_total{area=\"operations\",status=\"2xx\"}", "tertulia_visitor_lines ", "tertulia_bus_up 1");
        assertThat(metrics.body()).containsPattern("tertulia_sockets \\d");
    }

    /** An operator finds each metric in the handbook, and no other. */
    @Test
    void explainsEveryMetric() throws IOException {
        Set<String> given = names("(?m)^# TYPE (\\S+) ", tertulia.get("/metrics").body());
        Set<String> explained = names("(?m)^\\| `([a-z][a-z_]+)` \\|", Files.readString(java.nio.file.Path.of("docs/operate.md")));
        assertThat(explained).hasSizeGreaterThan(10).isEqualTo(given);
    }

    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The server's pool of HTTP/2 frames did not forget; {@code bin/serve} does without it. */
    @Test
    void letsNobodySpoilHttp2ForOthers() throws Exception {
        HttpRequest.Builder live = HttpRequest.newBuilder(tertulia.url("/health/live"));
        HttpClient spoiler = HttpClient.newHttpClient();
        for (int i = 0; i < 5; i++) {
            assertThat(spoiler.send(live.copy().build(), HttpResponse.BodyHandlers.discarding()).version()).isEqualTo(HttpClient.Version.HTTP_2);
            try {
                spoiler.send(live.copy().header("X-Long", "x".repeat(20_000)).build(), HttpResponse.BodyHandlers.discarding());
            } catch (IOException refused) {
                spoiler = HttpClient.newHttpClient();
            }
        }
        HttpClient other = HttpClient.newHttpClient();
        for (int i = 0; i < 40; i++) {
            assertThat(other.send(live.copy().build(), HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void countsOpenSockets() {
        double before = number("tertulia_sockets ");
        HttpClient http = HttpClient.newHttpClient();
        List<WebSocket> sockets = IntStream.range(0, 10).mapToObj(i -> http.newWebSocketBuilder()
                .buildAsync(tertulia.socket("/ws/chat"), new WebSocket.Listener() { }).join()).toList();
        // not exactly ten: a socket of another test may just be closing
        Eventually.isTrue("they are counted", () -> number("tertulia_sockets ") > before + 5);
        sockets.forEach(WebSocket::abort);
        Eventually.isTrue("they are counted no more", () -> number("tertulia_sockets ") < before + 5);
    }

    @Test
    void describesAllThatTheApiDoesAndNothingElse() {
        HttpResponse<String> served = tertulia.get("/openapi?format=JSON");
        assertThat(served.statusCode()).isEqualTo(200);
        JsonObject paths = Json.createReader(new StringReader(served.body())).readObject().getJsonObject("paths");
        Set<String> described = new TreeSet<>();
        paths.forEach((path, item) -> item.asJsonObject().keySet().stream().filter(key -> !key.equals("parameters"))
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        assertThat(described).isEqualTo(built());
    }

    private static Set<String> built() {
        Set<String> built = new TreeSet<>();
        for (Class<?> resource : Api.RESOURCES) {
            for (Method method : resource.getDeclaredMethods()) {
                for (Annotation annotation : method.getAnnotations()) {
                    HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (http != null) {
                        Path below = method.getAnnotation(Path.class);
                        built.add(http.value() + " /api/v1/" + resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value()));
                    }
                }
            }
        }
        return built;
    }

    private double rounds() {
        return number("tertulia_job_rounds_total ");
    }

    private double number(String metric) {
        return tertulia.get("/metrics").body().lines().filter(line -> line.startsWith(metric))
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[1])).sum();
    }
}
