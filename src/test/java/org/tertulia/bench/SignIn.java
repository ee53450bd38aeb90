package org.tertulia.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tertulia.testing.Tertulia;

/** Signs the administrator in by the form of the page, as a browser does. */
final class SignIn {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");

    private SignIn() {
    }

    /** The {@code Cookie} header of the signed-in browser. */
    static String cookie(Tertulia tertulia) throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(tertulia.get("/sign-in").body());
        while (hidden.find()) {
            form.put(hidden.group(1), hidden.group(2));
        }
        form.put("in:email", Tertulia.ADMIN_EMAIL);
        form.put("in:password", Tertulia.ADMIN_PASSWORD);
        form.put("in:submit", "");
        HttpRequest request = HttpRequest.newBuilder(tertulia.url("/sign-in")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))).build();
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return answer.headers().allValues("Set-Cookie").stream().filter(cookie -> cookie.startsWith("tertulia_session="))
                    .map(cookie -> cookie.substring(0, cookie.indexOf(';'))).findFirst()
                    .orElseThrow(() -> new IOException("Signing in failed: " + answer.statusCode()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
