package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.SigningKey;

/**
 * The address to which a letter is answered: the sender's, with the conversation and a signature behind a plus, such as
 * {@code support+1001.0f3c…@example.com}. A mailbox with plus addresses takes it as it is, and so does a catch-all. The
 * signature keeps anybody from writing into a conversation by guessing its number; it is in lower case, because some mail
 * servers fold the case of addresses.
 */
@ApplicationScoped
public class ReplyAddress {

    private static final String PURPOSE = "reply";
    /** For whom a conversation was passed on to: who answers there is not its contact. */
    private static final String GUEST = "g";
    /** In a letter that several get: whoever answers there has not proved to be the contact. */
    private static final String SHARED = "c";
    private static final int SIGNATURE_BYTES = 10;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern FORM = Pattern.compile("[^@]*\\+(\\d{1,18})([gc]?)\\.([0-9a-f]{" + 2 * SIGNATURE_BYTES + "})@[^@]+");

    @Inject
    SigningKey key;

    /** Where answers about this conversation go, for a letter from that sender. */
    EmailAddress of(long conversation, EmailAddress sender) {
        return of(conversation, "", sender);
    }

    /** Where somebody answers to whom the conversation was passed on. */
    EmailAddress ofGuest(long conversation, EmailAddress sender) {
        return of(conversation, GUEST, sender);
    }

    /** Where answers to a letter go that others than the contact get too. */
    EmailAddress ofShared(long conversation, EmailAddress sender) {
        return of(conversation, SHARED, sender);
    }

    private EmailAddress of(long conversation, String whose, EmailAddress sender) {
        String mailbox = sender.value().substring(0, sender.value().lastIndexOf('@'));
        String tag = "+" + conversation + whose + '.' + signature(conversation, whose);
        boolean fits = !mailbox.startsWith("\"") && mailbox.length() + tag.length() <= LONGEST_LOCAL_PART;
        return EmailAddress.parse((fits ? mailbox : "reply") + tag + '@' + sender.domain());
    }

    /** The conversation that this address was made for; empty when it was not made here. */
    public OptionalLong conversation(String address) {
        Matcher parts = FORM.matcher(address.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return OptionalLong.empty();
        }
        long conversation = Long.parseLong(parts.group(1));
        byte[] signature = parts.group(3).getBytes(StandardCharsets.US_ASCII);
        boolean ours = MessageDigest.isEqual(signature, signature(conversation, parts.group(2)).getBytes(StandardCharsets.US_ASCII));
        return ours ? OptionalLong.of(conversation) : OptionalLong.empty();
    }

    /** Whether an address that was made here is for somebody to whom the conversation was passed on. */
    public boolean isGuests(String address) {
        Matcher parts = FORM.matcher(address.toLowerCase(Locale.ROOT));
        return parts.matches() && parts.group(2).equals(GUEST);
    }

    /** Whether only the contact's letter held that address. */
    public boolean isContacts(String address) {
        Matcher parts = FORM.matcher(address.toLowerCase(Locale.ROOT));
        return parts.matches() && parts.group(2).isEmpty();
    }

    private String signature(long conversation, String whose) {
        byte[] bytes = Base64.getUrlDecoder().decode(key.sign(PURPOSE, conversation + whose, 40));
        return HexFormat.of().formatHex(bytes, 0, SIGNATURE_BYTES);
    }
}
