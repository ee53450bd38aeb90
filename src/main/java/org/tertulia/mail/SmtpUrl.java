package org.tertulia.mail;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Properties;
import org.tertulia.mail.account.Endpoint;
import org.tertulia.mail.account.Login;
import org.tertulia.mail.account.Safety;
import org.tertulia.platform.WrongSetting;

/**
 * Where and how letters are sent: {@code smtp://user:password@host:587?starttls=required} or {@code smtps://…}. User and
 * password are percent-encoded where they hold {@code @ : / ? # %}.
 *
 * @param user     null: without signing in
 * @param token    whether the password is an access token, for XOAUTH2
 * @param safe     TLS from the first byte ({@code smtps})
 * @param starttls how a plain connection becomes a safe one
 * @param timeout  how long to wait for the server at each step
 */
record SmtpUrl(String host, int port, String user, String password, boolean token, boolean safe, StartTls starttls, Duration timeout) {

    /** What {@code starttls=} says. */
    enum StartTls {
        /** Rather fail than send in the clear. */
        REQUIRED,
        /** Where the server offers it; the default. */
        OFFERED,
        /** Not even then: for a server on the same machine. */
        NO
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NAME = "SMTP_URL";

    /** @throws WrongSetting never repeats the password */
    static SmtpUrl of(URI uri) {
        boolean safe = "smtps".equals(uri.getScheme());
        String login = uri.getRawUserInfo();
        String user = login == null ? null : decoded(login.split(":", 2)[0]);
        String password = login == null || !login.contains(":") ? "" : decoded(login.split(":", 2)[1]);
        StartTls starttls = StartTls.OFFERED;
        Duration timeout = PATIENCE;
        for (String option : uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
            String[] pair = option.split("=", 2);
            String value = pair.length == 2 ? decoded(pair[1]) : "";
            switch (pair[0]) {
                case "starttls" -> starttls = starttls(value);
                case "timeout" -> timeout = timeout(value);
                default -> throw new WrongSetting(NAME, "must have no other options than starttls and timeout, not '" + pair[0] + "'");
            }
        }
        int port = uri.getPort() > 0 ? uri.getPort() : safe ? 465 : user == null ? 25 : 587;
        return new SmtpUrl(uri.getHost().replaceAll("[\\[\\]]", ""), port, user, password, false, safe, starttls, timeout);
    }

    /** The server of a connected account. */
    static SmtpUrl of(Endpoint smtp, Login login) {
        StartTls starttls = smtp.safety() == Safety.STARTTLS ? StartTls.REQUIRED : StartTls.OFFERED;
        return new SmtpUrl(smtp.host(), smtp.port(), smtp.user(), smtp.user() == null ? null : login.secret(), smtp.user() != null && login.token(),
                smtp.safety() == Safety.TLS, starttls, PATIENCE);
    }

    /** Host and port, for people. */
    String server() {
        return host + ':' + port;
    }

    /** What Jakarta Mail is told. */
    Properties properties() {
        String protocol = safe ? "smtps" : "smtp";
        String wait = Long.toString(timeout.toMillis());
        Properties told = new Properties();
        told.setProperty("mail.transport.protocol", protocol);
        told.setProperty("mail." + protocol + ".host", host);
        told.setProperty("mail." + protocol + ".port", Integer.toString(port));
        told.setProperty("mail." + protocol + ".auth", Boolean.toString(user != null));
        if (token) {
            told.setProperty("mail." + protocol + ".auth.mechanisms", "XOAUTH2");
        }
        told.setProperty("mail." + protocol + ".connectiontimeout", wait);
        told.setProperty("mail." + protocol + ".timeout", wait);
        told.setProperty("mail." + protocol + ".writetimeout", wait);
        told.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        told.setProperty("mail.smtp.starttls.enable", Boolean.toString(!safe && starttls != StartTls.NO));
        told.setProperty("mail.smtp.starttls.required", Boolean.toString(!safe && starttls == StartTls.REQUIRED));
        return told;
    }

    /** Without the password, should it ever be printed. */
    @Override
    public String toString() {
        return (safe ? "smtps://" : "smtp://") + server();
    }

    private static StartTls starttls(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "required", "true" -> StartTls.REQUIRED;
            case "no", "false" -> StartTls.NO;
            case "offered" -> StartTls.OFFERED;
            default -> throw new WrongSetting(NAME, "must say starttls=required, offered or no, not '" + value + "'");
        };
    }

    private static Duration timeout(String value) {
        try {
            Duration given = Duration.parse(value);
            if (given.compareTo(Duration.ofMillis(100)) >= 0 && given.compareTo(Duration.ofMinutes(10)) <= 0) {
                return given;
            }
        } catch (DateTimeParseException noDuration) {
            // told below, as a duration out of bounds is
        }
        throw new WrongSetting(NAME, "must say its timeout like PT20S, at most ten minutes, not '" + value + "'");
    }

    /** A plus is a plus here, not a blank. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
