package org.tertulia.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends by a mail server, over a connection of its own for each letter. */
final class Smtp implements Carrier {

    private static final Logger LOG = Logger.getLogger(Smtp.class.getName());

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

    @Override
    public void carry(Letter letter, Instant now) {
        try {
            Mime mime = new Mime(session, letter, now);
            Transport transport = session.getTransport();
            try {
                transport.connect(url.host(), url.port(), url.user(), url.user() == null ? null : url.password());
                send(transport, mime, letter);
            } finally {
                hangUp(transport);
            }
        } catch (MessagingException e) {
            throw Diagnosis.of(e, url.server());
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
            Transport transport = session.getTransport();
            try {
                transport.connect(url.host(), url.port(), url.user(), url.user() == null ? null : url.password());
            } finally {
                hangUp(transport);
            }
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
