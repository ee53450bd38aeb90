package org.tertulia.platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a file that came from outside is handed to a browser: as a download without a type that means anything, so that nothing in it runs
 * on our pages. Only a picture that is one ({@link Raster}) may be shown.
 *
 * @param type    what the browser is told that it is
 * @param headers all that goes with it, Content-Type apart
 */
public record FileAnswer(String type, Map<String, String> headers) {

    private static final String UNKNOWN = "application/octet-stream";

    /** A file to be kept. @param name as a person sees it */
    public static FileAnswer download(String name, byte[] content) {
        return of(Raster.type(content).orElse(UNKNOWN), "attachment", name);
    }

    /** A picture to be shown; a download where it is none. @param name as a person sees it */
    public static FileAnswer shown(String name, byte[] content) {
        Optional<String> picture = Raster.type(content);
        return of(picture.orElse(UNKNOWN), picture.isPresent() ? "inline" : "attachment", name);
    }

    private static FileAnswer of(String type, String disposition, String name) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Disposition", disposition + "; " + named(name));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", "default-src 'none'; sandbox");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Referrer-Policy", "no-referrer");
        return new FileAnswer(type, headers);
    }

    /** In letters that every browser knows, and as it is (RFC 6266, 4.3). No character of it can end the header or the quotes. */
    private static String named(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9 ._()+-]", "_").strip();
        String all = URLEncoder.encode(name.replaceAll("[\\p{Cntrl}/\\\\]", "_"), StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
        return "filename=\"" + (plain.isEmpty() ? "file" : plain) + "\"; filename*=UTF-8''" + all;
    }
}
