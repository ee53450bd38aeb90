package org.tertulia.mail.account;

import java.util.Locale;
import java.util.regex.Pattern;
import org.tertulia.platform.Refusal;
import org.tertulia.platform.Text;

/**
 * A server and who signs in there.
 *
 * @param host a name or an address, without brackets
 * @param user null: without signing in
 */
public record Endpoint(String host, int port, Safety safety, String user) {

    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.:-]{0,251}[a-z0-9])?|::1");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1");

    /**
     * @param field what a refusal is about: {@code imap} gives {@code imap.host}
     * @throws Refusal that says which part cannot be used
     */
    public static Endpoint of(String field, String host, Integer port, Safety safety, String user) {
        String its = Text.required(field + ".host", host, 253).toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        if (!HOST.matcher(its).matches()) {
            throw Refusal.invalid(field + ".host", "bad-host", "Write the server's name only, such as imap.example.com.");
        }
        if (port == null || port < 1 || port > 65535) {
            throw Refusal.invalid(field + ".port", "out-of-range", "A port is a number from 1 to 65535.");
        }
        if (safety == null) {
            throw Refusal.invalid(field + ".safety", "empty", "Fill in this field.");
        }
        if (safety == Safety.NONE && !LOOPBACK.matcher(its).matches()) {
            throw Refusal.invalid(field + ".safety", "in-the-clear", "Without TLS, the password could be read on the way. Only a server on this machine may do without.");
        }
        return new Endpoint(its, port, safety, Text.line(field + ".user", user, 254));
    }

    /** Host and port, for people. */
    public String server() {
        return host + ':' + port;
    }

    static boolean onThisMachine(String host) {
        return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "")).matches();
    }
}
