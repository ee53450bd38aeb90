package org.tertulia.mail.account;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.tertulia.platform.Text;

/** Asks a provider for an access token (RFC 6749, 6). */
final class TokenEndpoint {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration USUAL_LIFE = Duration.ofMinutes(5);
    private static final int LONGEST_ANSWER = 100_000;
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();

    private TokenEndpoint() {
    }

    /** @param life how long the token lasts. @param rotated the refresh token from now on, or null: as before */
    record Grant(String token, Duration life, String rotated) {
    }

    /** @throws NoLogin with the provider's own words where it gives none */
    static Grant ask(OAuth oauth, String clientSecret, String refreshToken) {
        URI url = URI.create(oauth.tokenUrl());
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        form.put("client_id", oauth.clientId());
        if (clientSecret != null) {
            form.put("client_secret", clientSecret);
        }
        if (oauth.scope() != null) {
            form.put("scope", oauth.scope());
        }
        try {
            HttpResponse<byte[]> answer = HTTP.send(HttpRequest.newBuilder(url).timeout(PATIENCE).header("Accept", "application/json")
                    .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(encoded(form))).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            return grant(url.getHost(), answer.statusCode(), json(answer.body()));
        } catch (IOException unreachable) {
            throw new NoLogin(url.getHost(), Text.preview(String.valueOf(unreachable.getMessage() == null ? unreachable.getClass().getSimpleName()
                    : unreachable.getMessage()), 300));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoLogin(url.getHost(), "interrupted");
        }
    }

    private static Grant grant(String host, int status, JsonObject answer) {
        String token = answer.getString("access_token", "");
        if (status != 200 || token.isEmpty()) {
            String said = answer.getString("error_description", answer.getString("error", "HTTP " + status));
            throw new NoLogin(host, Text.preview(said, 300));
        }
        int seconds = answer.get("expires_in") == null ? 0 : number(answer.get("expires_in").toString());
        return new Grant(token, seconds > 0 ? Duration.ofSeconds(seconds) : USUAL_LIFE, answer.getString("refresh_token", null));
    }

    /** Some give it as text. */
    private static int number(String json) {
        String digits = json.replaceAll("\"", "");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }

    private static JsonObject json(byte[] body) {
        try (var reader = Json.createReader(new ByteArrayInputStream(body, 0, Math.min(body.length, LONGEST_ANSWER)))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException | ClassCastException notJson) {
            return Json.createObjectBuilder().build();
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream().map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
