package org.tertulia.api;

import java.time.Instant;
import org.tertulia.mail.account.Account;
import org.tertulia.mail.account.Endpoint;
import org.tertulia.mail.incoming.Reading;

/** A connected mailbox, without its secrets. The mailbox and the folder that the settings name have no id and no more than a reading. */
public record MailAccountJson(String id, String name, String inbox, String address, boolean enabled, Server imap, Server smtp,
                              boolean plusAddresses, Instant since, String auth, Grant oauth, Health reading) {

    /** @param folder null for SMTP */
    public record Server(String host, int port, String safety, String user, String folder) {

        static Server of(Endpoint its, String folder) {
            return its == null ? null : new Server(its.host(), its.port(), Names.of(its.safety()), its.user(), folder);
        }
    }

    /** How tokens are got. */
    public record Grant(String tokenUrl, String clientId, String scope) {
    }

    /** How its reading goes. @param mode idle or polling; null while nobody reads it */
    public record Health(String node, String mode, Instant fetchedAt, Instant lastLetterAt, int waiting, long unworked, String fault,
                         String error, Instant failingSince, Instant nextAt) {

        static Health of(Reading its, String sentence) {
            return its == null ? null : new Health(its.node(), its.node() == null ? null : its.idling() ? "idle" : "polling", its.fetchedAt(), its.lastLetterAt(),
                    its.waiting(), its.unworked(), its.fault() == null ? null : Names.of(its.fault()), sentence, its.failingSince(), its.nextAt());
        }
    }

    static MailAccountJson of(Account its, Reading reading) {
        Grant grant = its.oauth() == null ? null : new Grant(its.oauth().tokenUrl(), its.oauth().clientId(), its.oauth().scope());
        return new MailAccountJson(Names.id(its.id()), its.name(), Names.id(its.inboxId()), its.address().value(), its.enabled(),
                Server.of(its.imap(), its.folder()), Server.of(its.smtp(), null), its.plusAddresses(), its.since(),
                grant == null ? "password" : "oauth2", grant, Health.of(reading, sentence(reading, its.imap().server())));
    }

    /** What the settings name. */
    static MailAccountJson ofSettings(Reading reading) {
        return new MailAccountJson(null, reading.account(), null, null, true, null, null, true, null, null, null,
                Health.of(reading, sentence(reading, reading.account())));
    }

    private static String sentence(Reading reading, String server) {
        return reading == null ? null : reading.sentence("en", server);
    }
}
