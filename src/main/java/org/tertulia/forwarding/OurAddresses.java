package org.tertulia.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tertulia.inbox.Inbox;
import org.tertulia.inbox.Inboxes;
import org.tertulia.mail.Mailer;
import org.tertulia.mail.NotSent;
import org.tertulia.mail.account.Accounts;
import org.tertulia.mail.reading.ReadLetter;
import org.tertulia.platform.EmailAddress;
import org.tertulia.platform.Settings;

/** Which addresses lead to ourselves: a letter that we sent there would come back to us. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class OurAddresses {

    @Inject
    Mailer mailer;
    @Inject
    Inboxes inboxes;
    @Inject
    ReplyAddress replyAddress;
    @Inject
    Accounts accounts;
    @Inject
    FallbackAddress fallback;
    @Inject
    Settings settings;

    /** Those of the installation, and those by which the letter came, whatever aliases they are. */
    Set<EmailAddress> by(ReadLetter letter) {
        Stream<String> envelope = Stream.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")
                .flatMap(name -> letter.headers().all(name).stream()).map(address -> address.strip().replaceAll("^<|>$", ""));
        Stream<String> connected = accounts.enabled().stream().map(account -> account.address().value());
        Stream<String> set = Stream.of(connected, inboxes.all().stream().map(Inbox::mailFrom), Stream.of(sender(), mailbox())).flatMap(each -> each)
                .filter(Objects::nonNull);
        Set<EmailAddress> ours = new HashSet<>();
        Stream.concat(envelope, set).map(EmailAddress::find).flatMap(Optional::stream).map(OurAddresses::plain).forEach(ours::add);
        return ours;
    }

    /** Whether it is one of these, or was made here for answers. */
    boolean contains(Set<EmailAddress> ours, EmailAddress address) {
        return ours.contains(plain(address)) || replyAddress.conversation(address.value()).isPresent() || fallback.inbox(address.value()).isPresent();
    }

    /** Without what stands behind a plus: {@code support+1@example.com} is the mailbox {@code support}. */
    private static EmailAddress plain(EmailAddress address) {
        String local = address.value().substring(0, address.value().lastIndexOf('@')).toLowerCase(Locale.ROOT);
        int plus = local.startsWith("\"") ? -1 : local.indexOf('+');
        return plus < 1 ? address : EmailAddress.find(local.substring(0, plus) + '@' + address.domain()).orElse(address);
    }

    private String sender() {
        try {
            return mailer.sender().value();
        } catch (NotSent none) {
            return null;
        }
    }

    /** Many mailboxes are called by their address. */
    private String mailbox() {
        return settings.imapUrl().map(url -> url.getUserInfo()).map(login -> login.split(":", 2)[0]).orElse(null);
    }
}
