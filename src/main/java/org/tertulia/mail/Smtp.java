package org.tertulia.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends by a mail server. A connection is kept for a moment: to connect, make it safe and sign in takes longer than the letter, and letters come in
 * swarms. Whoever has no more to send says so by {@link #hangUp()}.
 */
final class Smtp implements Carrier {

    private static final Logger LOG = Logger.getLogger(Smtp.class.getName());

    /** Far less than the five minutes after which a server may hang up (RFC 5321, 4.5.3.2.7). */
    private static final Duration KEPT = Duration.ofSeconds(10);
    /** Some servers take no more on one connection. */
    private static final int MOST_LETTERS = 100;

    private final Deque<Line> kept = new ConcurrentLinkedDeque<>();
    private final SmtpUrl url;
    private final Session session;

    Smtp(SmtpUrl url) {
        this(url, new Properties());
    }

    /** @param further properties of the mail library, beside those that the address says */
    Smtp(SmtpUrl url, Properties further) {
        this.url = url;
        Properties told = url.properties();
        told.putAll(further);
        this.session = Session.getInstance(told);
    }

    /** A connection on which nobody sends just now. @param letters so many it has carried. @param since when it carried the last */
    private record Line(Transport transport, int letters, Instant since) {
    }

    @Override
    public void carry(Letter letter, Instant now) {
        try {
            Mime mime = new Mime(session, letter, now);
            if (!byKept(mime, letter, now)) {
                by(new Line(connect(), 0, now), mime, letter, now);
            }
        } catch (MessagingException e) {
            throw Diagnosis.of(e, url.server());
        }
    }

    /** @return false when the letter was not taken, and is to go by a connection of its own */
    private boolean byKept(Mime mime, Letter letter, Instant now) throws MessagingException {
        for (Line line = kept.pollLast(); line != null; line = kept.pollLast()) {
            if (!line.transport().isConnected()) {  // asks the server
                hangUp(line.transport());
                continue;
            }
            try {
                by(line, mime, letter, now);
                return true;
            } catch (MessagingException refused) {
                // it may have had enough of this connection
                if (!Diagnosis.saysNotNow(refused)) {
                    throw refused;
                }
                return false;
            }
        }
        return false;
    }

    private void by(Line line, Mime mime, Letter letter, Instant now) throws MessagingException {
        boolean keep = false;
        try {
            send(line.transport(), mime, letter);
            keep = line.letters() + 1 < MOST_LETTERS;
        } finally {
            if (keep) {
                kept.addLast(new Line(line.transport(), line.letters() + 1, now));
            } else {
                hangUp(line.transport());
            }
        }
    }

    private Transport connect() throws MessagingException {
        Transport transport = session.getTransport();
        try {
            transport.connect(url.host(), url.port(), url.user(), url.user() == null ? null : url.password());
            return transport;
        } catch (MessagingException | RuntimeException e) {
            hangUp(transport);
            throw e;
        }
    }

    /** Ends the connections that carried nothing for a while. */
    void hangUpIdle(Instant now) {
        for (Line line = kept.peekFirst(); line != null && !line.since().plus(KEPT).isAfter(now); line = kept.peekFirst()) {
            if (kept.remove(line)) {
                hangUp(line.transport());
            }
        }
    }

    /** Ends the connections that are kept. */
    void hangUp() {
        for (Line line = kept.poll(); line != null; line = kept.poll()) {
            hangUp(line.transport());
        }
    }

    /** A copy that the server refuses for good keeps nobody else from the letter; nobody has got anything then, so it is sent to the others. */
    private void send(Transport transport, Mime mime, Letter letter) throws MessagingException {
        List<Address> all = List.of(mime.getAllRecipients());
        for (List<Address> left = all; ; ) {
            try {
                transport.sendMessage(mime, left.toArray(new Address[0]));
                return;
            } catch (SendFailedException refused) {
                List<Address> invalid = refused.getInvalidAddresses() == null ? List.of() : List.of(refused.getInvalidAddresses());
                List<Address> others = left.stream().filter(each -> !invalid.contains(each)).toList();
                boolean onlyCopies = !invalid.isEmpty() && others.size() < left.size() && others.contains(all.get(0));
                if (!onlyCopies || refused.getValidSentAddresses() != null && refused.getValidSentAddresses().length > 0) {
                    throw refused;
                }
                LOG.log(Level.INFO, "The mail server refuses {0} of the copies of {1}.", new Object[] {invalid.size(), letter.messageId()});
                left = others;
            }
        }
    }

    /** Connects and signs in, nothing more. @throws NotSent when that does not work */
    void greet() {
        try {
            hangUp(connect());
        } catch (MessagingException e) {
            throw Diagnosis.of(e, url.server());
        }
    }

    /** The letter is taken or refused by now: a parting that goes wrong is no reason to send it again. */
    private void hangUp(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.log(Level.FINE, "The mail server hung up first.", e);
        }
    }
}
