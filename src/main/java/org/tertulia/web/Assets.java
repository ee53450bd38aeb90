package org.tertulia.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Our stylesheets, scripts and drawings, read once and served under an address that holds their digest:
 * {@code /assets/1f3c…/shell.js}. A browser keeps them for good, and an upgrade has another address. Scripts import
 * each other by relative paths, so the whole folder has one digest.
 */
@Named
@ApplicationScoped
public class Assets {

    private static final String FOLDER = "/resources/tertulia/";
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml;charset=UTF-8");

    record Asset(String type, byte[] plain, byte[] zipped) {
    }

    private final Map<String, Asset> assets = new TreeMap<>();
    private String version;

    protected Assets() {
    }

    @Inject
    Assets(ServletContext context) {
        MessageDigest digest = sha256();
        read(context, FOLDER);
        assets.forEach((path, asset) -> {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update(asset.plain());
        });
        version = HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    /** Where they are, without a slash at the end; for pages: {@code #{assets.base}/shell.js}. */
    public String getBase() {
        return "/assets/" + version;
    }

    String version() {
        return version;
    }

    /** The asset at a path such as {@code inbox/thread.js}; empty: there is none. */
    Optional<Asset> find(String path) {
        return Optional.ofNullable(assets.get(path));
    }

    private void read(ServletContext context, String folder) {
        Set<String> paths = context.getResourcePaths(folder);
        for (String path : paths == null ? Set.<String>of() : paths) {
            if (path.endsWith("/")) {
                read(context, path);
                continue;
            }
            String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
            if (type != null) {
                try (InputStream in = context.getResourceAsStream(path)) {
                    byte[] plain = in.readAllBytes();
                    assets.put(path.substring(FOLDER.length()), new Asset(type, plain, zip(plain)));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException("Cannot read " + path, unreadable);
                }
            }
        }
    }

    private static byte[] zip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
