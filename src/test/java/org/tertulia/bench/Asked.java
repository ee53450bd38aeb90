package org.tertulia.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.tertulia.testing.Databases;
import org.tertulia.testing.Rest;
import org.tertulia.testing.Tertulia;

/** What agents ask for in a crowd of that size: by the REST API, and the page of the inbox. */
final class Asked {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Tertulia tertulia;
    private final int size;
    private final Random random = new Random(7);

    Asked(Tertulia tertulia, int size) {
        this.tertulia = tertulia;
        this.size = size;
    }

    /** Each by its name, always in the same order. */
    Map<String, Runnable> all() throws IOException {
        Map<String, Runnable> all = new LinkedHashMap<>();
        lists(all, Rest.as(tertulia, Growth.MAIL, Growth.PASSWORD));
        String cookie = SignIn.cookie(tertulia);
        all.put("inbox page with counts, admin", () -> page(cookie));
        searches(all, Rest.as(tertulia, Growth.MAIL, Growth.PASSWORD));
        small(all, Rest.as(tertulia, Growth.SMALL, Growth.PASSWORD));
        threads(all, Rest.as(tertulia, Growth.MAIL, Growth.PASSWORD));
        return all;
    }

    private void lists(Map<String, Runnable> all, Rest rest) {
        String closed = "/conversations?status=closed&limit=50";
        String next = closed + "&cursor=" + rest.get(closed).getString("next");
        // halfway down the list, where nobody goes by pages
        String middle = closed + "&cursor=" + cursor(tertulia.database(), Crowd.FIRST + size / 2);
        all.put("list, open", () -> rest.get("/conversations?status=open&limit=50"));
        all.put("list, closed", () -> rest.get(closed));
        all.put("list, next page", () -> rest.get(next));
        all.put("list, page in the middle", () -> rest.get(middle));
        all.put("list, all states", () -> rest.get("/conversations?limit=50"));
        all.put("list, mine, open", () -> rest.get("/conversations?view=mine&status=open&limit=50"));
        all.put("list, mine, all states", () -> rest.get("/conversations?view=mine&limit=50"));
        all.put("list, unassigned", () -> rest.get("/conversations?view=unassigned&status=open&limit=50"));
        all.put("list, mentions", () -> rest.get("/conversations?view=mentions&limit=50"));
        all.put("list, one inbox", () -> rest.get("/conversations?inbox=" + (Crowd.FIRST + 3) + "&limit=50"));
    }

    private void searches(Map<String, Runnable> all, Rest rest) {
        all.put("search, a word of each message", () -> rest.get("/conversations?q=the"));
        all.put("search, a word of 1 in 100", () -> rest.get("/conversations?q=refund"));
        all.put("search, a beginning", () -> rest.get("/conversations?q=w1999"));
        all.put("search, one order's number", () -> rest.get("/conversations?q=" + Crowd.order(random.nextInt(size))));
        all.put("search, two words", () -> rest.get("/conversations?q=order+" + Crowd.order(random.nextInt(size))));
        all.put("search, a contact's address", () -> rest.get("/conversations?q=" + encoded(address())));
        all.put("search, no such word", () -> rest.get("/conversations?q=nowhere"));
    }

    private void small(Map<String, Runnable> all, Rest rest) {
        all.put("small inbox, open", () -> rest.get("/conversations?status=open&limit=50"));
        all.put("small inbox, all states", () -> rest.get("/conversations?limit=50"));
        all.put("small inbox, a word of 1 in 100", () -> rest.get("/conversations?q=refund"));
    }

    private void threads(Map<String, Runnable> all, Rest rest) {
        String thread = "/conversations/" + (Crowd.FIRST + size - 2) + "/messages?limit=200&after=";
        all.put("contacts, first page", () -> rest.get("/contacts?limit=50"));
        all.put("contact by address", () -> rest.get("/contacts?email=" + encoded(address())));
        all.put("one conversation", () -> rest.get("/conversations/" + (Crowd.FIRST + size - 2)));
        all.put("thread of 2,000, last page", () -> rest.get(thread + (Crowd.LONG - 50)));
        all.put("thread of 2,000, whole", () -> {
            for (int after = 0; after < Crowd.LONG; after += 200) {
                rest.get(thread + after);
            }
        });
    }

    private String address() {
        return Crowd.address(random.nextInt(size / 5) * 5L);
    }

    /** The cursor behind that conversation, as the API would give it. */
    private static String cursor(Databases.Address database, long conversation) {
        try (Connection connection = database.open().getConnection(); Statement statement = connection.createStatement()) {
            String at = Crowd.one(statement, "select updated_at from conversation where id = " + conversation);
            return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "." + conversation).getBytes(StandardCharsets.US_ASCII));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void page(String cookie) {
        try {
            HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(tertulia.url("/inbox")).header("Cookie", cookie).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("data-conversation")) {
                throw new IllegalStateException("The inbox is not there: " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
