package org.tertulia.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tertulia.testing.Tertulia;

/** A program that uses the API: it sends what a test says, also what is wrong, and gives what comes back. */
final class Client {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    private final Tertulia tertulia;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Client(Tertulia tertulia) {
        this.tertulia = tertulia;
    }

    /** One that has got a token with this password. */
    static Client of(Tertulia tertulia, String email, String password) {
        Answer answer = new Client(tertulia).basic(email, password).post("/tokens", null);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new Client(tertulia).bearer(answer.json().getString("token"));
    }

    /** Makes an inbox where visitors are welcome; for an administrator. @return the inbox */
    JsonObject inbox(String name, String... members) {
        String ids = members.length == 0 ? "" : "'" + String.join("','", members) + "'";
        JsonObject inbox = post("/inboxes", "{'name':'" + name + "','members':[" + ids + "]}").ok().json();
        post("/chatflows", "{'inbox':'" + inbox.getString("id") + "','name':'Chat','published':true,'capture':{'when':'never'}}").ok();
        return inbox;
    }

    /** What stands in the snippet for that inbox. */
    static String channel(JsonObject inbox) {
        return inbox.getJsonArray("channels").getJsonObject(0).getString("key");
    }

    Client bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    Client basic(String email, String password) {
        String pair = email + ':' + password;
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same client, which sends this header too. */
    Client with(String header, String value) {
        Client other = new Client(tertulia);
        other.headers.putAll(headers);
        other.headers.put(header, value);
        return other;
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** @param body JSON, where apostrophes may stand for quotes, or null for none */
    Answer post(String path, String body) {
        return send("POST", path, quoted(body));
    }

    Answer put(String path, String body) {
        return send("PUT", path, quoted(body));
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, quoted(body));
    }

    /** The body goes as it is, as {@code application/json} unless a header says otherwise. */
    Answer send(String method, String path, String body) {
        String full = path.startsWith("/api/") || path.startsWith("/chat/") ? path : "/api/v1" + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(tertulia.url(full)).timeout(Duration.ofSeconds(60))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String quoted(String json) {
        return json == null ? null : json.replace('\'', '"');
    }

    /** What came back. */
    record Answer(int status, Map<String, List<String>> headers, String body) {

        JsonObject json() {
            return JSON.createReader(new StringReader(body)).readObject();
        }

        String id() {
            return json().getString("id");
        }

        JsonObject item(int index) {
            return json().getJsonArray("items").getJsonObject(index);
        }

        int items() {
            return json().getJsonArray("items").size();
        }

        /** The cursor of the next page, or null. */
        String next() {
            return json().get("next").getValueType() == JsonValue.ValueType.NULL ? null : json().getString("next");
        }

        String header(String name) {
            return headers.entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase(name)).findFirst()
                    .map(header -> String.join(", ", header.getValue())).orElse(null);
        }

        /** Asserts that it went well. */
        Answer ok() {
            assertThat(status).as(body).isBetween(200, 299);
            return this;
        }

        /** Asserts that it is a problem with this status, in the form of all problems, and gives it. */
        JsonObject problem(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            JsonObject problem = json();
            assertThat(problem.getInt("status")).isEqualTo(expected);
            assertThat(problem.getString("type")).isEqualTo("about:blank");
            assertThat(problem.getString("title")).isNotBlank();
            assertThat(problem.getString("detail")).matches("(?s).*[.!?]").doesNotContain("Exception", "org.", "java.", "SQL");
            assertThat(problem.getString("code")).isNotBlank();
            return problem;
        }

        /** Asserts that this field was found bad, and that the problem says why. */
        void bad(String field) {
            JsonObject problem = problem(400);
            assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field")).isEqualTo(field);
            assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("message")).isNotBlank();
        }
    }
}
