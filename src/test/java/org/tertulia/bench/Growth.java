package org.tertulia.bench;

import jakarta.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Engine;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/** What agents ask for, one after the other, at one size of the data: by the REST API of the packaged product on PostgreSQL. */
final class Growth {

    private static final System.Logger LOG = System.getLogger(Growth.class.getName());
    private static final String MAIL = "bench@crowd.example";
    private static final String PASSWORD = "a long password";
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 100;

    private final int size;
    private final Random random = new Random(7);
    private long filledIn;

    /** @param size so many conversations */
    Growth(int size) {
        this.size = size;
    }

    /** One request. */
    private interface Asking {
        void ask() throws IOException;
    }

    /** The seconds that filling the database took; known after {@link #looks}. */
    long filledIn() {
        return filledIn;
    }

    List<Looked> looks() throws IOException, SQLException, InterruptedException {
        String asShipped = Optional.ofNullable(System.getenv("BENCH_SERVER_OPTIONS")).orElse("");
        try (Tertulia tertulia = Tertulia.on(Engine.POSTGRESQL, Map.of("JDK_JAVA_OPTIONS", asShipped, "TERTULIA_CLOCK_FILE", "")).start()) {
            Rest.asAdministrator(tertulia).post("/agents", Json.createObjectBuilder().add("email", MAIL).add("name", "Bench")
                    .add("password", PASSWORD).build());
            LOG.log(System.Logger.Level.INFO, "Making " + size + " conversations");
            long began = System.nanoTime();
            new Crowd(tertulia.database()).fill(size);
            filledIn = (System.nanoTime() - began) / 1_000_000_000L;
            Map<String, Asking> asked = asked(tertulia, Rest.as(tertulia, MAIL, PASSWORD), SignIn.cookie(tertulia));
            Map<String, Histogram> times = new LinkedHashMap<>();
            LOG.log(System.Logger.Level.INFO, "Made in " + filledIn + " s; asking");
            for (Map.Entry<String, Asking> each : asked.entrySet()) {
                times.put(each.getKey(), times(each.getValue()));
            }
            List<Looked> looks = new ArrayList<>();
            try (Plans plans = new Plans(tertulia.database())) {
                for (Map.Entry<String, Asking> each : asked.entrySet()) {
                    plans.begin();
                    each.getValue().ask();
                    looks.add(new Looked(each.getKey(), times.get(each.getKey()), plans.told()));
                }
            }
            return looks;
        }
    }

    private static Histogram times(Asking asking) throws IOException {
        Histogram times = new Histogram(3);
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long began = System.nanoTime();
            asking.ask();
            if (i >= 0) {
                times.recordValue(System.nanoTime() - began);
            }
        }
        return times;
    }

    private Map<String, Asking> asked(Tertulia tertulia, Rest rest, String cookie) {
        String open = "/conversations?status=open&limit=50";
        String closed = "/conversations?status=closed&limit=50";
        String next = closed + "&cursor=" + rest.get(closed).getString("next");
        // halfway down the list, where nobody goes by pages
        long longAgo = Crowd.FIRST + size / 2;
        String middle = closed + "&cursor=" + cursor(tertulia.database(), longAgo);
        String thread = "/conversations/" + (Crowd.FIRST + size - 2) + "/messages?limit=200&after=";
        Map<String, Asking> asked = new LinkedHashMap<>();
        asked.put("list, open", () -> rest.get(open));
        asked.put("list, mine", () -> rest.get(open + "&view=mine"));
        asked.put("list, all states", () -> rest.get("/conversations?limit=50"));
        asked.put("list, next page", () -> rest.get(next));
        asked.put("list, page in the middle", () -> rest.get(middle));
        asked.put("inbox page with counts", () -> page(tertulia, cookie));
        asked.put("search, a word of each message", () -> rest.get("/conversations?q=the"));
        asked.put("search, a word of 1 in 100", () -> rest.get("/conversations?q=refund"));
        asked.put("search, one order's number", () -> rest.get("/conversations?q=" + Crowd.order(random.nextInt(size))));
        asked.put("search, two words", () -> rest.get("/conversations?q=order+" + Crowd.order(random.nextInt(size))));
        asked.put("search, a contact's address", () -> rest.get("/conversations?q=" + encoded(Crowd.address(random.nextInt(size / 5) * 5L))));
        asked.put("search, no such word", () -> rest.get("/conversations?q=nowhere"));
        asked.put("contact by address", () -> rest.get("/contacts?email=" + encoded(Crowd.address(random.nextInt(size / 5) * 5L))));
        asked.put("thread of 2,000, last page", () -> rest.get(thread + (Crowd.LONG - 50)));
        asked.put("thread of 2,000, whole", () -> {
            for (int after = 0; after < Crowd.LONG; after += 200) {
                rest.get(thread + after);
            }
        });
        return asked;
    }

    /** The cursor behind that conversation, as the API would give it. */
    private static String cursor(Databases.Address database, long conversation) {
        try (Connection connection = database.open().getConnection(); Statement statement = connection.createStatement()) {
            String at = Crowd.one(statement, "select updated_at from conversation where id = " + conversation);
            return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString((at + "." + conversation).getBytes(StandardCharsets.US_ASCII));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void page(Tertulia tertulia, String cookie) throws IOException {
        try {
            HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(tertulia.url("/inbox")).header("Cookie", cookie).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("99+") && !answer.body().contains("data-conversation")) {
                throw new IOException("The inbox is not there: " + answer.statusCode());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
