package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Settings;
import org.tertulia.platform.SigningKey;

/**
 * By what a person asks for no more letters: the link at the end of a letter, and the headers by which mail programs show a button for
 * it. The address stands in the link itself, signed, so that it works for as long as somebody keeps the letter.
 */
@ApplicationScoped
public class StopLink {

    /** The subject that a mail program writes for somebody who wants no more letters (RFC 2369). */
    public static final String SUBJECT = "unsubscribe";

    private static final String PURPOSE = "stop";
    private static final int SIGNATURE = 27;
    /** What can stand in a {@code mailto:} as it is. */
    private static final String PLAIN = "[A-Za-z0-9.+_@-]+";

    @Inject
    Settings settings;
    @Inject
    SigningKey key;

    /** @return the page that asks whether no more letters are wanted at that address */
    String of(EmailAddress address) {
        String named = Base64.getUrlEncoder().withoutPadding().encodeToString(address.value().getBytes(StandardCharsets.UTF_8));
        return settings.baseUrl() + "/stop/" + named + '.' + key.sign(PURPOSE, named, SIGNATURE);
    }

    /**
     * RFC 2369 and RFC 8058.
     *
     * @param answers where a letter of this subject is read as such, or null
     */
    Map<String, String> headers(EmailAddress address, EmailAddress answers) {
        boolean byMail = answers != null && answers.value().matches(PLAIN);
        return Map.of("List-Unsubscribe", "<" + of(address) + '>' + (byMail ? ", <mailto:" + answers.value() + "?subject=" + SUBJECT + '>' : ""),
                "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    /** The address in the last part of a link that was made here; empty for any other. */
    public Optional<EmailAddress> address(String token) {
        int dot = token.indexOf('.');
        if (dot < 1 || token.length() - dot - 1 != SIGNATURE || !key.signed(PURPOSE, token.substring(0, dot), token.substring(dot + 1))) {
            return Optional.empty();
        }
        return EmailAddress.find(new String(Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8));
    }
}
