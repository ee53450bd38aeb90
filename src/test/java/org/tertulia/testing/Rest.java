package org.tertulia.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A program that uses the agents' REST API of a packaged server. */
public final class Rest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<Person, String> TOKENS = new ConcurrentHashMap<>();

    private final Tertulia server;
    private final String token;

    private Rest(Tertulia server, String token) {
        this.server = server;
        this.token = token;
    }

    public static Rest asAdministrator(Tertulia server) {
        return as(server, Tertulia.ADMIN_EMAIL, Tertulia.ADMIN_PASSWORD);
    }

    /** Signs in once for all who ask: a password takes the server most of a second. */
    public static Rest as(Tertulia server, String email, String password) {
        return new Rest(server, TOKENS.computeIfAbsent(new Person(server, email, password), who -> token(server, email, password)));
    }

    /** For what this class does not do: a fresh token to send as {@code Authorization: Bearer}. */
    public static String token(Tertulia server, String email, String password) {
        String basic = Base64.getEncoder().encodeToString((email + ":" + password).getBytes(StandardCharsets.UTF_8));
        return call(HttpRequest.newBuilder(server.url("/api/v1/tokens")).header("Authorization", "Basic " + basic)
                .POST(HttpRequest.BodyPublishers.noBody())).getString("token");
    }

    public JsonObject get(String path) {
        return call(request(path).GET());
    }

    public JsonObject post(String path, JsonObject body) {
        return send("POST", path, body);
    }

    public JsonObject patch(String path, JsonObject body) {
        return send("PATCH", path, body);
    }

    public JsonObject put(String path, JsonObject body) {
        return send("PUT", path, body);
    }

    private JsonObject send(String method, String path, JsonObject body) {
        return call(request(path).header("Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.url("/api/v1" + path)).header("Authorization", "Bearer " + token);
    }

    private static JsonObject call(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(request.method() + " " + request.uri() + " gave " + response.statusCode() + ": " + response.body());
            }
            return Json.createReader(new StringReader(response.body())).readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Who has a token, of which server. */
    private record Person(Tertulia server, String email, String password) {
    }
}
