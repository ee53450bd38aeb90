package org.tertulia.mail.incoming;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.tertulia.mail.account.Endpoint;
import org.tertulia.mail.account.Login;
import org.tertulia.mail.account.Safety;
import org.tertulia.platform.WrongSetting;

/**
 * Where letters are fetched: {@code imaps://user:password@host:993/INBOX} or {@code imap://…?starttls=required}. User and password
 * are percent-encoded where they hold {@code @ : / ? # %}.
 *
 * @param token    whether the password is an access token, for XOAUTH2
 * @param safe     TLS from the first byte ({@code imaps})
 * @param starttls whether a plain connection must become a safe one; where the server offers it, it does anyway
 */
public record ImapUrl(String host, int port, String user, String password, boolean token, String folder, boolean safe, boolean starttls) {

    private static final String NAME = "IMAP_URL";
    private static final String PATIENCE = "30000";

    /** @throws WrongSetting never repeats the password */
    static ImapUrl of(URI uri) {
        boolean safe = "imaps".equals(uri.getScheme());
        String login = uri.getRawUserInfo();
        if (login == null || !login.contains(":")) {
            throw new WrongSetting(NAME, "must name user and password, as in imaps://user:password@host/INBOX");
        }
        String option = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        if (!option.isEmpty() && !option.equals("starttls=required")) {
            throw new WrongSetting(NAME, "must have no other option than starttls=required");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("^/", "");
        String[] pair = login.split(":", 2);
        return new ImapUrl(uri.getHost().replaceAll("[\\[\\]]", ""), uri.getPort() > 0 ? uri.getPort() : safe ? 993 : 143, decoded(pair[0]),
                decoded(pair[1]), false, path.isEmpty() ? "INBOX" : decoded(path), safe, !option.isEmpty());
    }

    /** The folder of a connected account. */
    public static ImapUrl of(Endpoint imap, String folder, Login login) {
        return new ImapUrl(imap.host(), imap.port(), imap.user(), login.secret(), login.token(), folder, imap.safety() == Safety.TLS,
                imap.safety() == Safety.STARTTLS);
    }

    /** The mailbox's name for good; a new password changes nothing. */
    String account() {
        return user + '@' + host + '/' + folder;
    }

    /** What Jakarta Mail is told. */
    public Properties properties() {
        String protocol = protocol();
        Properties told = new Properties();
        told.setProperty("mail.store.protocol", protocol);
        told.setProperty("mail." + protocol + ".connectiontimeout", PATIENCE);
        told.setProperty("mail." + protocol + ".timeout", PATIENCE);
        told.setProperty("mail." + protocol + ".writetimeout", PATIENCE);
        told.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        told.setProperty("mail." + protocol + ".peek", "true");
        told.setProperty("mail." + protocol + ".fetchsize", "1048576");
        if (token) {
            told.setProperty("mail." + protocol + ".auth.mechanisms", "XOAUTH2");
        }
        told.setProperty("mail.imap.starttls.enable", "true");
        told.setProperty("mail.imap.starttls.required", Boolean.toString(starttls));
        return told;
    }

    /** Host and port, for people. */
    String server() {
        return host + ':' + port;
    }

    String protocol() {
        return safe ? "imaps" : "imap";
    }

    /** Without the password, should it ever be printed. */
    @Override
    public String toString() {
        return protocol() + "://" + host + ':' + port + '/' + folder;
    }

    /** A plus is a plus here, not a blank. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
